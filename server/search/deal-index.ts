/** Keeps the words of deals' titles in step, so that a deal is found as one types. */
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import type { Store, Tx } from '../db/store.ts';

const TOKEN_MAX = 60;
const LOT = 500;

/** An empty title leaves nothing to be found by. Replay: harmless. */
export const indexDeal = async (tx: Tx, dealId: string, title: string): Promise<void> => {
  await tx.run('delete from deal_token where "dealId" = ?', dealId);
  for (const token of new Set(searchTokens(title).map((word) => word.slice(0, TOKEN_MAX))))
    await tx.run('insert into deal_token (token, "dealId") values (?, ?)', token, dealId);
};

const MISSED = `select id, title from deal d where "deletedAt" is null and id > ?
  and not exists (select 1 from deal_token t where t."dealId" = d.id) order by id limit ${LOT}`;

/** Takes in deals from before there was such an index, or from a backup without it. Errors: `store.*`. Replay: harmless. */
export const indexEarlierDeals = async (store: Store): Promise<Result<null>> => {
  for (let last = ''; ;) {
    const missed = await store.sql.all<{ id: string; title: string }>(MISSED, last);
    if (missed.length === 0) return ok(null);
    const done = await store.write(async (tx) => {
      for (const { id, title } of missed) await indexDeal(tx, id, title);
      return ok(null);
    });
    if (!done.ok) return done;
    last = missed.at(-1)!.id;
  }
};
