/** Pulls until everything that was committed before is told, as one answer. */
import type { SyncPullAnswer } from '#shared/domain/sync.ts';
import type { TestApp, TestUser } from './test-app.ts';

const seqOf = (cursor: string): number => Number(/\d+$/.exec(cursor)?.[0] ?? 0);

/**
 * On PostgreSQL a change can be read once older transactions of the whole server have ended, those of other tests
 * too. Throws what the server says.
 */
export const pullAll = async (
  app: TestApp,
  user: TestUser,
  query: { readonly clientId: string; readonly epoch: string; readonly cursor: string },
): Promise<SyncPullAnswer> => {
  const newest = await app.services.store.sql.get<{ seq: number }>('select max(seq) as seq from change');
  const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}:${id}`;
  const puts = new Map<string, SyncPullAnswer['puts'][number]>();
  const removes = new Map<string, SyncPullAnswer['removes'][number]>();
  const erased = new Set<string>();
  for (let { cursor } = query; ;) {
    const answer = await user.api.call('syncPull', { query: { ...query, cursor } });
    if (!answer.ok) throw new Error(answer.error.code);
    for (const doc of answer.value.puts) {
      puts.set(keyOf(doc), doc);
      removes.delete(keyOf(doc));
    }
    for (const key of answer.value.removes) {
      removes.set(keyOf(key), key);
      puts.delete(keyOf(key));
    }
    for (const id of answer.value.erased) erased.add(id);
    ({ cursor } = answer.value);
    if (seqOf(cursor) < (newest?.seq ?? 0)) continue;
    return { ...answer.value, puts: [...puts.values()], removes: [...removes.values()], erased: [...erased] };
  }
};
