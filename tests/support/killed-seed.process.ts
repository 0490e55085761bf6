/** The process `killed-seed.ts` starts. */
import { readConfig } from '#server/config.ts';
import { openStore } from '#server/db/open-store.ts';
import { seedStore } from '#server/seed/seed-store.ts';

const config = readConfig(process.env, '/');
const store = config.ok ? await openStore(config.value) : config;
if (!store.ok) throw new Error(store.error.code);
await seedStore(store.value, {
  people: 40,
  companies: 14,
  activities: 160,
  orders: 40,
  seed: 7,
  rebuildIndexes: true,
  progress: (stage) => {
    if (stage === 'activities') process.kill(process.pid, 'SIGKILL');
  },
});
