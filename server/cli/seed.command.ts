/** `kontor seed`: made-up data of any size, for trying and measuring. Prints one JSON line of counts. */
import { fail, ok } from '#shared/lib/result.ts';
import { seedStore } from '../seed/seed-store.ts';
import type { SeedCounts } from '../seed/seed-store.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { withServices } from './with-services.ts';

const COUNTS = ['people', 'companies', 'activities', 'orders'] as const;
const COUNT_MAX = 100_000_000;

/** Anything a seed would stand beside. */
const SOMETHING =
  'select 1 as found where exists (select 1 from person) or exists (select 1 from company) or exists (select 1 from activity)';

const toCount = (text: string | undefined): number | null => {
  const count = Number(text ?? '0');
  return Number.isInteger(count) && count >= 0 && count <= COUNT_MAX ? count : null;
};

export const seedCommand: Command = {
  name: 'seed',
  usage: 'seed --people N --companies N --activities N --orders N [--seed N] [--force]',
  run: async ({ args, config, print, tell }) => {
    const options = readOptions(args, { values: [...COUNTS, 'seed'], flags: ['force'] });
    if (!options.ok) return options;
    const { values, flags } = options.value;
    const [people, companies, activities, orders] = COUNTS.map((name) => toCount(values[name]));
    const seed = toCount(values['seed'] ?? '1');
    if (people == null || companies == null || activities == null || orders == null || seed === null) {
      return fail('command.usage');
    }
    if (people + companies === 0) return fail('seed.nobody');
    return withServices(config, async ({ store }) => {
      if (!flags.has('force') && (await store.sql.get(SOMETHING))) return fail('seed.not_empty');
      const progress = (stage: keyof SeedCounts | 'indexes', done: number, total: number): void => {
        if (process.stderr.isTTY) tell(`${stage} ${done}/${total}`);
      };
      const done = await seedStore(store, { people, companies, activities, orders, seed, progress });
      if (done.ok) print(JSON.stringify(done.value));
      return done.ok ? ok(null) : done;
    });
  },
};
