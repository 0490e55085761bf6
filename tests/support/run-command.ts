import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';

/** The repository's folder, with a slash at its end. */
export const root = new URL('../..', import.meta.url).pathname;

/** The environment of child processes: the programs of `node_modules` come first, as in npm scripts. */
export const childEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
});

/** Runs a program in the repository's folder with our own output; gives its exit code, 127 when it is not there. */
export const runCommand = async (command: string, ...commandArguments: string[]): Promise<number> => {
  const child = spawn(command, commandArguments, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: childEnvironment(),
  });
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  } catch {
    return 127;
  }
};
