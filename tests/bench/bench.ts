/**
 * `npm run bench [-- --only NAME] [--people N --companies N --activities N --orders N] [--data FOLDER]`
 *
 * Prints one JSON line per figure: `{"name","value","unit","ratio","against"}`. What is compared is measured side by side
 * in one run. `--only` takes a figure's name or the beginning of one.
 */
import { parseArgs } from 'node:util';
import { startBenchServer } from './bench-server-process.ts';
import type { BenchServer } from './bench-server-process.ts';
import { dataFolder, ensureSeeded, openBenchStore, warmUp } from './bench-store.ts';
import type { BenchStore, Size } from './bench-store.ts';
import type { BenchContext, Figure } from './figure.ts';
import { figures } from './figures/registry.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    data: { type: 'string' },
    people: { type: 'string', default: '100000' },
    companies: { type: 'string', default: '20000' },
    activities: { type: 'string', default: '500000' },
    orders: { type: 'string', default: '50000' },
  },
});

const size: Size = {
  people: Number(values.people),
  companies: Number(values.companies),
  activities: Number(values.activities),
  orders: Number(values.orders),
};

/** `panel` runs `panel…`; `panel.first` runs the figure file that measures it. */
const isAsked = ({ name }: Figure): boolean =>
  !values.only || name.startsWith(values.only) || values.only.startsWith(name);

const folder = dataFolder(size, values.data);
let store: BenchStore | null = null;
let server: BenchServer | null = null;
let isWarm = false;
const prepare = async (): Promise<void> => {
  if (!values.data) await ensureSeeded(folder, size);
  if (!isWarm) await warmUp(folder);
  isWarm = true;
};
const context: BenchContext = {
  size,
  store: async () => {
    await prepare();
    return (store ??= await openBenchStore(folder));
  },
  server: async () => {
    await prepare();
    return (server ??= await startBenchServer(folder));
  },
};

const asked = figures.filter(isAsked);
if (asked.length === 0) {
  process.stderr.write(
    `There is no figure "${values.only}"; there are: ${figures.map(({ name }) => name).join(', ')}\n`,
  );
  process.exitCode = 2;
}
for (const figure of asked) {
  try {
    for (const line of await figure.run(context)) process.stdout.write(`${JSON.stringify(line)}\n`);
  } catch (error) {
    process.stderr.write(`${figure.name}: ${String((error as Error).stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
await (server as BenchServer | null)?.stop();
await (store as BenchStore | null)?.store.close();
