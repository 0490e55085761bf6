/** The end of the change log once everything that was written so far can be read. */
import type { Store } from '#server/db/store.ts';

/**
 * On PostgreSQL a change is readable only when every older transaction has ended, another test's on the same server among
 * them; a cursor taken before that would lie in front of what the test itself has written.
 */
export const readableEnd = async (store: Store): Promise<string> => {
  for (;;) {
    const end = await store.changes.end();
    const newest = await store.sql.get<{ seq: number | null }>('select max(seq) as seq from change');
    if (Number(end.split('-').at(-1)) === (newest?.seq ?? 0)) return end;
  }
};
