/** What the benchmark is asked for on its command line. */
import { parseArgs } from 'node:util';
import type { Size } from './bench-store.ts';
import type { Figure } from './figure.ts';

export type BenchOptions = {
  readonly size: Size;
  /** A folder with data to measure instead of seeded data; empty when not given. */
  readonly data: string;
  readonly isAsked: (name: string) => boolean;
};

const COUNTS = { people: '100000', companies: '20000', activities: '500000', orders: '50000' };

/** Exactly the figure of that name; where there is none, all whose names begin with it up to a dot. */
const askedNames = (names: readonly string[], only: string): string[] => {
  const same = names.filter((name) => name === only);
  return same.length > 0 ? same : names.filter((name) => name.startsWith(`${only}.`));
};

/** The options, or a sentence that says what is wrong with the arguments. */
export const readBenchOptions = (
  args: readonly string[],
  figures: readonly Figure[],
): BenchOptions | string => {
  const names = figures.flatMap((figure) => figure.names);
  const list = `There are: ${names.join(', ')}`;
  const count = (name: string): { type: 'string'; default: string } => ({
    type: 'string',
    default: COUNTS[name as keyof typeof COUNTS],
  });
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        data: { type: 'string', default: '' },
        people: count('people'),
        companies: count('companies'),
        activities: count('activities'),
        orders: count('orders'),
      },
    });
    const { only, data, people, companies, activities, orders } = values;
    const counts = [people, companies, activities, orders].map(Number);
    if (!counts.every((number) => Number.isInteger(number) && number >= 0))
      return '--people, --companies, --activities and --orders each take a whole number.';
    const asked = only === undefined ? names : askedNames(names, only);
    if (asked.length === 0) return `There is no figure "${only}". ${list}`;
    return {
      size: { people: counts[0]!, companies: counts[1]!, activities: counts[2]!, orders: counts[3]! },
      data,
      isAsked: (name) => asked.includes(name),
    };
  } catch (error) {
    return `${(error as Error).message.split('\n')[0]!} --only takes the name of a figure. ${list}`;
  }
};
