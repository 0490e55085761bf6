/** `--name value` and `--flag` of a command, and the words between them. Errors: `command.usage`. */
import { parseArgs } from 'node:util';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type Options = {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
};

export type OptionNames = {
  readonly values?: readonly string[];
  readonly flags?: readonly string[];
  /** How many words may stand there; none unless said. */
  readonly words?: number;
};

export const readOptions = (args: readonly string[], names: OptionNames): Result<Options> => {
  const options = Object.fromEntries([
    ...(names.values ?? []).map((name) => [name, { type: 'string' as const }]),
    ...(names.flags ?? []).map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    const extra = positionals[names.words ?? 0];
    if (extra !== undefined)
      return fail('command.usage', { fields: { arguments: `Unexpected: '${extra}'` } });
    const texts = Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const flags = Object.entries(values).flatMap(([name, value]) => (value === true ? [name] : []));
    return ok({ words: positionals, values: Object.fromEntries(texts), flags: new Set(flags) });
  } catch (error) {
    return fail('command.usage', { fields: { arguments: (error as Error).message.split('\n')[0]! } });
  }
};
