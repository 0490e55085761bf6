/** What a refused change is about, as this device knows it now: whoever decides has to see both. */
import type { MutationEnvelope } from '../domain/mutation.ts';
import { SYNC_TYPES } from '../domain/sync.ts';
import type { Cache } from './cache.ts';
import type { AttentionItem } from './local-store.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `data` is a record of any kind. */
const titleOf = (data: Readonly<Record<string, unknown>>): string =>
  textOf(data['title'] ?? data['name'] ?? data['subject'] ?? data['text']) ||
  [data['firstName'], data['lastName']].map(textOf).join(' ').trim();

export const refusedRecord = async (
  cache: Pick<Cache, 'get'>,
  { name, args }: MutationEnvelope,
): Promise<Pick<AttentionItem, 'title' | 'now'>> => {
  const { id, set = {} } = args;
  const type = SYNC_TYPES.find((one) => name === `${one}.update` || name === `${one}.change`);
  const doc = type && typeof id === 'string' ? await cache.get(type, id) : null;
  if (!doc) return { title: '', now: {} };
  const fields = Object.keys(set as object).filter((field) => field in doc.data);
  return {
    title: titleOf(doc.data),
    now: Object.fromEntries(fields.map((field) => [field, doc.data[field]])),
  };
};
