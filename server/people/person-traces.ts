/** What tells of a person wherever it stands: their addresses and names, of now and of before; and how it is taken out. */
import { emailKey } from '#shared/domain/user.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import type { ChangedFields } from '../core/record-writer.ts';

export type Traces = {
  /** Folded as in the look-up of addresses; without those other records have as well. */
  readonly addresses: ReadonlySet<string>;
  /** Full names as they may stand in a text; a single word would meet others too. */
  readonly names: ReadonlySet<string>;
};

type Fields = { firstName?: string; lastName?: string; emails?: { email: string }[] };

const collect = (fields: Fields, addresses: Set<string>, names: Set<string>): void => {
  for (const { email } of fields.emails ?? []) if (emailKey(email)) addresses.add(emailKey(email));
  const [first, last] = [fields.firstName?.trim(), fields.lastName?.trim()];
  if (first && last) for (const name of [`${first} ${last}`, `${last}, ${first}`]) names.add(name);
};

/** Every value these fields ever had, by the change log and by the record itself. */
export const tracesOf = async (
  { tx, write }: MutationContext,
  personIds: readonly string[],
): Promise<Traces> => {
  const addresses = new Set<string>();
  const names = new Set<string>();
  for (const id of personIds) {
    collect((await write.find('person', id)) ?? {}, addresses, names);
    const log = await tx.all<{ fields: string }>(
      'select fields from change where "recordId" = ? order by seq',
      id,
    );
    const state: Record<string, unknown> = {};
    for (const { fields } of log) {
      for (const [field, [, value]] of Object.entries(JSON.parse(fields) as ChangedFields))
        state[field] = value;
      collect(state, addresses, names);
    }
  }
  for (const address of addresses) {
    const holders = await tx.all<{ recordId: string }>(
      'select "recordId" from email_index where "emailKey" = ?',
      address,
    );
    if (holders.some(({ recordId }) => !personIds.includes(recordId))) addresses.delete(address);
  }
  return { addresses, names };
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A value without these traces, in texts at any depth. */
export const withoutTraces = ({ addresses, names }: Traces): ((value: unknown) => unknown) => {
  const words = [...addresses, ...names].toSorted((one, other) => other.length - one.length).map(escaped);
  if (words.length === 0) return (value) => value;
  const pattern = new RegExp(words.join('|'), 'giu');
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(pattern, '…');
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, clean(of)]));
  };
  return clean;
};
