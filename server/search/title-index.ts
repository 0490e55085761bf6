/** Keeps the words of deals and follow-ups in step, so that they are found as one types. */
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import type { Store, Tx } from '../db/store.ts';

const TOKEN_MAX = 60;
const LOT = 500;
const REASONS_DONE = 'deals_by_lost_reason';

/** Table of the words and, in it, the id of what they belong to. */
export const TITLE_PLACES = {
  deal: { table: 'deal_token', id: '"dealId"' },
  task: { table: 'task_token', id: '"taskId"' },
} as const;
export type Titled = keyof typeof TITLE_PLACES;

const tokensOf = (words: string): Set<string> =>
  new Set(searchTokens(words).map((word) => word.slice(0, TOKEN_MAX)));

/** `words` are the title, why a deal was lost, the texts of custom fields; none leave nothing to be found by. Replay: harmless. */
export const indexTitle = async (tx: Tx, kind: Titled, id: string, words: string): Promise<void> => {
  const place = TITLE_PLACES[kind];
  await tx.run(`delete from ${place.table} where ${place.id} = ?`, id);
  for (const token of tokensOf(words))
    await tx.run(`insert into ${place.table} (token, ${place.id}) values (?, ?)`, token, id);
};

const missedOf = (
  kind: Titled,
): string => `select id, title from ${kind} r where "deletedAt" is null and id > ?
  and not exists (select 1 from ${TITLE_PLACES[kind].table} t where t.${TITLE_PLACES[kind].id} = r.id) order by id limit ${LOT}`;

const indexEarlier = async (store: Store, kind: Titled): Promise<Result<null>> => {
  for (let last = ''; ;) {
    const missed = await store.sql.all<{ id: string; title: string }>(missedOf(kind), last);
    if (missed.length === 0) return ok(null);
    const done = await store.write(async (tx) => {
      for (const { id, title } of missed) await indexTitle(tx, kind, id, title);
      return ok(null);
    });
    if (!done.ok) return done;
    last = missed.at(-1)!.id;
  }
};

/** Why deals were lost did not count at first: once for each database, beside the words they have. */
const indexEarlierReasons = async (store: Store): Promise<Result<null>> => {
  if (await store.sql.get('select key from meta where key = ?', REASONS_DONE)) return ok(null);
  for (let last = ''; ;) {
    const lot = await store.read
      .selectFrom('deal')
      .select(['id', 'lostReason'])
      .where('lostReason', '<>', '')
      .where('deletedAt', 'is', null)
      .where('id', '>', last)
      .orderBy('id')
      .limit(LOT)
      .execute();
    const done = await store.write(async (tx) => {
      for (const { id, lostReason } of lot)
        for (const token of tokensOf(lostReason))
          await tx.run(
            'insert into deal_token (token, "dealId") values (?, ?) on conflict do nothing',
            token,
            id,
          );
      if (lot.length === 0)
        await tx.run('insert into meta (key, value) values (?, ?) on conflict do nothing', REASONS_DONE, '1');
      return ok(null);
    });
    if (!done.ok || lot.length === 0) return done;
    last = lot.at(-1)!.id;
  }
};

/**
 * Takes in deals and follow-ups from before there was such an index, or from a backup without it. Errors: `store.*`.
 * Replay: harmless.
 */
export const indexEarlierTitles = async (store: Store): Promise<Result<null>> => {
  const deals = await indexEarlier(store, 'deal');
  const tasks = deals.ok ? await indexEarlier(store, 'task') : deals;
  return tasks.ok ? indexEarlierReasons(store) : tasks;
};
