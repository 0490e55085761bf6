import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from './run-command.ts';

/** What git says is changed or new, one path a line; undefined where this is no git checkout. */
export const workingTreeStatus = async (): Promise<string | undefined> => {
  try {
    const { stdout } = await promisify(execFile)('git', ['status', '--porcelain'], { cwd: root });
    return stdout;
  } catch {
    return undefined;
  }
};

/** Lines of `after` that `before` does not have. */
export const newLines = (before: string, after: string): string[] => {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
};
