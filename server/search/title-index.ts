/** Keeps the words of deals and follow-ups in step, so that they are found as one types. */
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import type { Store, Tx } from '../db/store.ts';

const TOKEN_MAX = 60;
const LOT = 500;

/** Table of the words and, in it, the id of what they belong to. */
export const TITLE_PLACES = {
  deal: { table: 'deal_token', id: '"dealId"' },
  task: { table: 'task_token', id: '"taskId"' },
} as const;
export type Titled = keyof typeof TITLE_PLACES;

/** `words` is the title with the texts of custom fields; empty leaves nothing to be found by. Replay: harmless. */
export const indexTitle = async (tx: Tx, kind: Titled, id: string, words: string): Promise<void> => {
  const place = TITLE_PLACES[kind];
  await tx.run(`delete from ${place.table} where ${place.id} = ?`, id);
  for (const token of new Set(searchTokens(words).map((word) => word.slice(0, TOKEN_MAX))))
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

/**
 * Takes in deals and follow-ups from before there was such an index, or from a backup without it. Errors: `store.*`.
 * Replay: harmless.
 */
export const indexEarlierTitles = async (store: Store): Promise<Result<null>> => {
  const deals = await indexEarlier(store, 'deal');
  return deals.ok ? indexEarlier(store, 'task') : deals;
};
