/** `--name value` and `--flag` of a command, and the words between them. Errors: `command.usage`. */
import { parseArgs } from 'node:util';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type Options = {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Options that may be given several times. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly flags: ReadonlySet<string>;
};

export type OptionNames = {
  readonly values?: readonly string[];
  readonly lists?: readonly string[];
  readonly flags?: readonly string[];
  /** How many words may stand there; none unless said. */
  readonly words?: number;
};

export const readOptions = (args: readonly string[], names: OptionNames): Result<Options> => {
  const options = Object.fromEntries([
    ...(names.values ?? []).map((name) => [name, { type: 'string' as const }]),
    ...(names.lists ?? []).map((name) => [name, { type: 'string' as const, multiple: true }]),
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
    const lists = Object.entries(values).filter((entry): entry is [string, string[]] =>
      Array.isArray(entry[1]),
    );
    const flags = Object.entries(values).flatMap(([name, value]) => (value === true ? [name] : []));
    return ok({
      words: positionals,
      values: Object.fromEntries(texts),
      lists: Object.fromEntries(lists),
      flags: new Set(flags),
    });
  } catch (error) {
    return fail('command.usage', { fields: { arguments: (error as Error).message.split('\n')[0]! } });
  }
};
