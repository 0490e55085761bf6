/** Runs one command of the command line in this process, on a store of the test's own. */
import type { Command } from '#server/cli/command.ts';
import { readConfig } from '#server/config.ts';

export type Ran = { readonly code: string; readonly out: readonly string[]; readonly err: readonly string[] };

/** `code` is that of the failure; empty when it was done. */
export const runCli = async (
  env: Readonly<Record<string, string>>,
  command: Command,
  args: readonly string[],
  stdin = '',
): Promise<Ran> => {
  const config = readConfig(env, '/');
  if (!config.ok) throw new Error(config.error.code);
  const [out, err]: [string[], string[]] = [[], []];
  const done = await command.run({
    config: config.value,
    args,
    cwd: '/',
    print: (line) => void out.push(line),
    tell: (line) => void err.push(line),
    readStdin: () => Promise.resolve(stdin),
  });
  return { code: done.ok ? '' : done.error.code, out, err };
};
