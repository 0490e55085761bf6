/**
 * `npm run bench [-- --only NAME] [--people N --companies N --activities N --orders N] [--data FOLDER]`
 *
 * Prints one JSON line per figure: `{"name","value","unit","ratio","against"}`. What is compared is measured side by side
 * in one run. `--only` takes the name of one figure, or its beginning up to a dot for all that begin with it.
 * Exit code: 1 when a figure could not be measured or the arguments were not understood.
 */
import { lineWriter } from '#server/cli/line-writer.ts';
import { startBenchServer } from './bench-server-process.ts';
import type { BenchServer } from './bench-server-process.ts';
import { dataFolder, ensureSeeded, openBenchStore, warmUp } from './bench-store.ts';
import type { BenchStore } from './bench-store.ts';
import type { BenchContext, Figure } from './figure.ts';
import { figures } from './figures/registry.ts';
import { readBenchOptions } from './options.ts';
import type { BenchOptions } from './options.ts';

type Bench = { readonly context: BenchContext; readonly close: () => Promise<void> };

/** Data, store and server are made ready when the first figure needs them. */
const createBench = ({ size, data }: BenchOptions): Bench => {
  const folder = dataFolder(size, data);
  let ready: Promise<string> | null = null;
  let store: BenchStore | null = null;
  let server: BenchServer | null = null;
  const prepare = async (): Promise<string> => {
    if (!data) await ensureSeeded(folder, size);
    warmUp(folder);
    return folder;
  };
  const prepared = (): Promise<string> => (ready ??= prepare());
  return {
    context: {
      size,
      folder: prepared,
      store: async () => (store ??= await openBenchStore(await prepared())),
      server: async () => (server ??= await startBenchServer(await prepared())),
    },
    close: async () => {
      await server?.stop();
      await store?.store.close();
    },
  };
};

const print = lineWriter(process.stdout);

/** Prints what is asked of one figure; whether each of it was measured. */
const printFigure = async (
  figure: Figure,
  { isAsked }: BenchOptions,
  context: BenchContext,
): Promise<boolean> => {
  const asked = figure.names.filter(isAsked);
  if (asked.length === 0) return true;
  try {
    const lines = (await figure.run(context)).filter(({ name }) => isAsked(name));
    for (const line of lines) print(JSON.stringify(line));
    const missing = asked.filter((name) => lines.every((line) => line.name !== name));
    if (missing.length > 0) throw new Error(`not measured: ${missing.join(', ')}`);
    return true;
  } catch (error) {
    process.stderr.write(`${asked.join(', ')}: ${String((error as Error).stack ?? error)}\n`);
    return false;
  }
};

const options = readBenchOptions(process.argv.slice(2), figures);
if (typeof options === 'string') {
  process.stderr.write(`${options}\n`);
  process.exitCode = 1;
} else {
  const { context, close } = createBench(options);
  for (const figure of figures) {
    if (!(await printFigure(figure, options, context))) process.exitCode = 1;
  }
  await close();
}
