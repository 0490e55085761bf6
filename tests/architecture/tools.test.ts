/** Each check of `npm run check` fails on a planted fault and passes without it. */
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { childEnvironment } from '#tests/support/run-command.ts';
import { makeProject } from './support/temporary-project.ts';

type Outcome = { code: number | null; output: string };

const runIn = (folder: string, command: string, ...commandArguments: string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: folder,
      env: { ...childEnvironment(), NO_COLOR: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });

const check = async (files: Record<string, string>, ...command: [string, ...string[]]): Promise<Outcome> =>
  runIn(await makeProject(files), ...command);

test('the format check fails on a file that is not formatted', async () => {
  const format = (text: string) => check({ 'shared/lib/a.ts': text }, 'oxfmt', '--check', 'shared');
  const bad = await format('export const  a = "x"\n');
  expect(bad.code).not.toBe(0);
  expect(bad.output).toContain('shared/lib/a.ts');
  expect((await format("export const a = 'x';\n")).code).toBe(0);
});

const lint = (text: string): Promise<Outcome> =>
  check({ 'shared/lib/a.ts': text }, 'oxlint', '--deny-warnings', 'shared');

test('lint fails on a promise nobody waits for', async () => {
  const load = 'export const load = (): Promise<number> => Promise.resolve(1);\n';
  const bad = await lint(`${load}export const start = (): void => {\n  load();\n};\n`);
  expect(bad.code).not.toBe(0);
  expect(bad.output).toContain('no-floating-promises');
  const good = await lint(`${load}export const start = async (): Promise<number> => load();\n`);
  expect(good.output).toContain('Found 0 warnings and 0 errors');
  expect(good.code).toBe(0);
});

test('lint fails on a switch that forgets a case', async () => {
  const head =
    "export const toNumber = (state: 'open' | 'done'): number => {\n  switch (state) {\n    case 'open':\n      return 0;\n";
  const bad = await lint(`${head}  }\n  return 2;\n};\n`);
  expect(bad.code).not.toBe(0);
  expect(bad.output).toContain('switch-exhaustiveness-check');
  expect((await lint(`${head}    case 'done':\n      return 1;\n  }\n};\n`)).code).toBe(0);
});

test.each([
  ['an index that may miss', 'export const first = (list: string[]): string => list[0];\n', 'TS2322'],
  [
    'an optional field set to undefined',
    'export const note: { text?: string } = { text: undefined };\n',
    'TS2375',
  ],
  ['syntax that Node cannot strip', 'export enum Stage {\n  open,\n}\n', 'TS1294'],
])('the type check fails on %s', async (_, text, code) => {
  const bad = await check({ 'shared/lib/a.ts': text }, 'tsc', '--noEmit');
  expect(bad.code).not.toBe(0);
  expect(bad.output).toContain(code);
  expect((await check({ 'shared/lib/a.ts': 'export const a = 1;\n' }, 'tsc', '--noEmit')).code).toBe(0);
});

const unused = (extra: Record<string, string>): Promise<Outcome> =>
  check(
    {
      'tests/unit/a.test.ts': "import { used } from '../../shared/lib/a.ts';\n\nused();\n",
      'shared/lib/a.ts': 'export const used = (): number => 1;\n',
      ...extra,
    },
    'knip',
    '--include=files,exports',
    '--no-config-hints',
  );

test('the check for unused code fails on an export and on a file that nobody imports', async () => {
  const bad = await unused({
    'shared/lib/a.ts': 'export const used = (): number => 1;\nexport const forgotten = (): number => 2;\n',
    'shared/lib/orphan.ts': 'export const orphan = 1;\n',
  });
  expect(bad.code).not.toBe(0);
  expect(bad.output).toContain('forgotten');
  expect(bad.output).toContain('shared/lib/orphan.ts');
  const good = await unused({});
  expect(good.output.trim()).toBe('');
  expect(good.code).toBe(0);
});
