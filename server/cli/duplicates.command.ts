/** `kontor duplicates`: records that are probably the same, most certain first; nothing is changed. */
import { fail, ok } from '#shared/lib/result.ts';
import { commandScope } from '../auth/askers.ts';
import { findDuplicates } from '../duplicates/duplicates.query.ts';
import type { DuplicatePair, DuplicateType } from '../duplicates/duplicates.query.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { withServices } from './with-services.ts';

const TYPES: Readonly<Record<string, readonly DuplicateType[]>> = {
  '': ['person', 'company'],
  people: ['person'],
  companies: ['company'],
};

/** One pair per line of a JSON array. */
const asJson = (pairs: readonly DuplicatePair[]): string =>
  pairs.length === 0 ? '[]' : `[\n${pairs.map((pair) => JSON.stringify(pair)).join(',\n')}\n]`;

const asLine = ({ score, reasons, records: [one, other] }: DuplicatePair): string =>
  `${score}\t${one.name} = ${other.name}\t${reasons.join(', ')}\t${one.id} ${other.id}`;

export const duplicatesCommand: Command = {
  name: 'duplicates',
  usage: 'duplicates [people|companies] [--json]',
  run: async (context) => {
    const options = readOptions(context.args, { flags: ['json'], words: 1 });
    if (!options.ok) return options;
    const [kind = ''] = options.value.words;
    const types = Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined;
    if (!types) return fail('command.usage');
    return withServices(context.config, async ({ store }) => {
      const pairs: DuplicatePair[] = [];
      for (const type of types)
        for await (const pair of findDuplicates(store.read, commandScope('de'), type)) pairs.push(pair);
      pairs.sort((one, other) => other.score - one.score);
      if (options.value.flags.has('json')) context.print(asJson(pairs));
      else for (const pair of pairs) context.print(asLine(pair));
      return ok(null);
    });
  },
};
