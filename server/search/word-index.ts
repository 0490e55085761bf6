/** Keeps the words that stand on records (tags, interests …) in step, so that a list finds the few that carry one. */
import { fieldsOf } from '#shared/domain/record-fields.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Store, Tx } from '../db/store.ts';
import { looseKey } from './loose-key.ts';
import { TOKEN_KIND } from './search-index.ts';

type Named = keyof typeof TOKEN_KIND;
/** `word` is the `looseKey` of what stands there. */
type Key = { readonly field: string; readonly word: string };

const LOT = 500;
const DONE = 'record_words';

const wordFields = (record: Named): readonly string[] =>
  fieldsOf(record).flatMap(({ key, kind }) => (kind === 'words' ? [key] : []));

/** Each once. */
export const wordsOf = (record: Named, row: DomainRow | null): Key[] =>
  row
    ? wordFields(record).flatMap((field) =>
        [...new Set((row[field] as readonly string[]).map(looseKey))].map((word) => ({ field, word })),
      )
    : [];

/** Writes what differs. Replay: harmless. */
export const indexWords = async (
  tx: Tx,
  record: Named,
  recordNo: number,
  before: DomainRow | null,
  after: DomainRow | null,
): Promise<void> => {
  const [old, current] = [wordsOf(record, before), wordsOf(record, after)];
  const without = (keys: readonly Key[], others: readonly Key[]): Key[] =>
    keys.filter(({ field, word }) => !others.some((other) => other.field === field && other.word === word));
  const kind = TOKEN_KIND[record];
  for (const { field, word } of without(old, current))
    await tx.run(
      'delete from record_word where kind = ? and field = ? and word = ? and "recordNo" = ?',
      kind,
      field,
      word,
      recordNo,
    );
  for (const { field, word } of without(current, old))
    await tx.run(
      'insert into record_word (kind, field, word, "recordNo") values (?, ?, ?, ?) on conflict do nothing',
      kind,
      field,
      word,
      recordNo,
    );
};

const indexEarlier = async (store: Store, record: Named): Promise<Result<null>> => {
  const fields = wordFields(record);
  for (let last = 0; ;) {
    const lot = await store.read
      .selectFrom(record)
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
        const words = Object.fromEntries(fields.map((field) => [field, JSON.parse(texts[field]!)]));
        await indexWords(tx, record, row.no, null, words);
      }
      return ok(null);
    });
    if (!done.ok) return done;
    last = lot.at(-1)!.no;
  }
};

/**
 * Takes in records from before there was such an index, or from a backup without it: once for each database, later it
 * costs one look. Errors: `store.*`. Replay: harmless.
 */
export const indexEarlierWords = async (store: Store): Promise<Result<null>> => {
  if (await store.sql.get('select key from meta where key = ?', DONE)) return ok(null);
  for (const record of ['person', 'company'] as const) {
    const done = await indexEarlier(store, record);
    if (!done.ok) return done;
  }
  return store.write(async (tx) => {
    await tx.run('insert into meta (key, value) values (?, ?) on conflict do nothing', DONE, '1');
    return ok(null);
  });
};
