/** What a refused change is about, as this device knows it now: whoever decides has to see both. */
import type { CustomField } from '../domain/custom-field.ts';
import type { MutationEnvelope } from '../domain/mutation.ts';
import { SYNC_TYPES } from '../domain/sync.ts';
import type { Cache } from './cache.ts';
import { as } from './known-docs.ts';
import type { AttentionItem } from './local-store.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `data` is a record of any kind. */
const titleOf = (data: Readonly<Record<string, unknown>>): string =>
  textOf(data['title'] ?? data['name'] ?? data['subject'] ?? data['text']) ||
  [data['firstName'], data['lastName']].map(textOf).join(' ').trim();

type Args = MutationEnvelope['args'];
const customOf = (part: unknown): object => (part as { custom?: object } | undefined)?.custom ?? {};

/** A value of one is told by the field's name, so the field goes along with the change. */
const namedFields = async (
  cache: Pick<Cache, 'get'>,
  { fields, set }: Args,
): Promise<Pick<AttentionItem, 'customFields'>> => {
  const ids = Object.keys({ ...customOf(fields), ...customOf(set) });
  const docs = await Promise.all(ids.map((id) => cache.get('custom_field', id)));
  const customFields = docs.filter((doc) => doc !== null).map((doc) => as<CustomField>(doc));
  return customFields.length > 0 ? { customFields } : {};
};

export const refusedRecord = async (
  cache: Pick<Cache, 'get'>,
  { name, args }: MutationEnvelope,
): Promise<Pick<AttentionItem, 'title' | 'now' | 'customFields'>> => {
  const { id, set = {} } = args;
  const own = await namedFields(cache, args);
  const type = SYNC_TYPES.find((one) => name === `${one}.update` || name === `${one}.change`);
  const doc = type && typeof id === 'string' ? await cache.get(type, id) : null;
  if (!doc) return { title: '', now: {}, ...own };
  const changed = Object.keys(set as object);
  // An amount is read with its currency.
  const shown = changed.includes('amountMinor') ? [...changed, 'currency'] : changed;
  const fields = shown.filter((field) => field in doc.data);
  return {
    title: titleOf(doc.data),
    now: Object.fromEntries(fields.map((field) => [field, doc.data[field]])),
    ...own,
  };
};
