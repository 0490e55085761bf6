/** People and companies from before there was an index of them, or from a backup without it. */
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Store, Tx } from '../db/store.ts';
import type { TOKEN_KIND } from './search-index.ts';

type Named = keyof typeof TOKEN_KIND;

export type Earlier<R extends Named> = {
  /** Under it is kept that they were taken in. */
  readonly key: string;
  readonly records: readonly R[];
  /** What it looks at that stands there as JSON. */
  readonly json: (record: R) => readonly string[];
  /** Replay must be harmless: an interrupted one begins anew. */
  readonly index: (tx: Tx, record: R, recordNo: number, row: DomainRow) => Promise<void>;
};

const LOT = 500;

const takeIn = async <R extends Named>(
  store: Store,
  record: R,
  { json, index }: Earlier<R>,
): Promise<Result<null>> => {
  for (let last = 0; ;) {
    const lot = await store.read
      .selectFrom<Named>(record)
      .selectAll()
      .where('no', '>', last)
      .where('deletedAt', 'is', null)
      .orderBy('no')
      .limit(LOT)
      .execute();
    if (lot.length === 0) return ok(null);
    const done = await store.write(async (tx) => {
      for (const row of lot) {
        const texts = row as unknown as Readonly<Record<string, string>>;
        const parsed = json(record).map((column) => [column, JSON.parse(texts[column]!)]);
        await index(tx, record, row.no, { ...texts, ...Object.fromEntries(parsed) });
      }
      return ok(null);
    });
    if (!done.ok) return done;
    last = lot.at(-1)!.no;
  }
};

/** Takes them in once for each database; later it costs one look. Errors: `store.*`. Replay: harmless. */
export const takeInEarlier =
  <R extends Named>(earlier: Earlier<R>) =>
  async (store: Store): Promise<Result<null>> => {
    if (await store.sql.get('select key from meta where key = ?', earlier.key)) return ok(null);
    for (const record of earlier.records) {
      const done = await takeIn(store, record, earlier);
      if (!done.ok) return done;
    }
    return store.write(async (tx) => {
      await tx.run('insert into meta (key, value) values (?, ?) on conflict do nothing', earlier.key, '1');
      return ok(null);
    });
  };
