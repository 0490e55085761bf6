/** The store whose every commit is told to who listens. */
import type { Store } from '../db/store.ts';
import type { Live } from './live.ts';

export const pokeAfterWrites = (store: Store, live: Pick<Live, 'poke'>): Store => ({
  ...store,
  write: async (job) => {
    const done = await store.write(job);
    if (done.ok) live.poke();
    return done;
  },
});
