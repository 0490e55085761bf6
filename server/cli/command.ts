/** What a command of the command line is. */
import type { Result } from '#shared/lib/result.ts';
import type { Config } from '../config.ts';

export type CommandContext = {
  readonly config: Config;
  readonly args: readonly string[];
  readonly cwd: string;
  /** One line for the person or script that asked, on standard output. */
  readonly print: (line: string) => void;
  /** One line about progress or trouble, on standard error. */
  readonly tell: (line: string) => void;
  readonly readStdin: () => Promise<string>;
};

export type Command = {
  readonly name: string;
  /** Shown by `kontor help`. */
  readonly usage: string;
  readonly run: (context: CommandContext) => Promise<Result<unknown>>;
};
