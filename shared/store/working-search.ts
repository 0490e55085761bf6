/** Everything this device holds, searched as the server searches: who by name, deals and follow-ups by title, texts by word. */
import type { CallInput, CallOutput } from '../api/client.ts';
import { isOpenStage } from '../domain/deal-stage.ts';
import type { DealFields } from '../domain/deal.ts';
import type { SyncActivity, SyncDoc } from '../domain/sync.ts';
import type { Task } from '../domain/task.ts';
import { looseWords, queryTokens, searchTokens } from '../lib/fold.ts';
import { snippetOf } from '../lib/highlight.ts';
import { rankGroups } from '../lib/rank-groups.ts';
import { as, newestFirst, titleOf } from './known-docs.ts';
import { findHeld } from './working-find.ts';
import type { Held } from './working-set.ts';

type Asked = CallInput<'search'>['query'];
type Found = CallOutput<'search'>['items'][number];
type Opens = NonNullable<Found['opens']>;

const HITS = 12;
const DAY_CHARS = 'YYYY-MM-DD'.length;

/** Whether a text has each of the words, or the beginning of a longer one; false without a word. */
const textTest = (q: string): ((text: string) => boolean) => {
  const words = looseWords(queryTokens(q));
  return (text) => {
    const tokens = searchTokens(text);
    return words.length > 0 && words.every((word) => tokens.some((token) => token.startsWith(word)));
  };
};

/** The first of these that this device holds. */
const opensOf = async (
  held: Held,
  wanted: readonly { readonly type: string; readonly id: string | null }[],
): Promise<{ readonly opens: Opens; readonly title: string } | null> => {
  for (const { type, id } of wanted) {
    const isCustomer = type === 'person' || type === 'company';
    const doc = isCustomer && id !== null ? (await held.byId(type)).get(id) : undefined;
    if (isCustomer && doc) return { opens: { type, id: doc.id }, title: titleOf(doc) };
  }
  return null;
};

type Titled = Pick<DealFields, 'stage' | 'companyId' | 'personId' | 'lostReason'> & Pick<Task, 'done'>;

const reasonOf = (doc: SyncDoc): string => (doc.type === 'deal' ? as<Titled>(doc).lostReason : '');

/** Open ones first; a deal stands at its company, a follow-up at its person where there is one. */
const searchTitles = async (
  held: Held,
  type: 'deal' | 'task',
  q: string,
  limit: number,
): Promise<Found[]> => {
  const isMeant = textTest(q);
  const isOver = (doc: SyncDoc): boolean =>
    type === 'deal' ? !isOpenStage(as<Titled>(doc).stage) : as<Titled>(doc).done;
  const docs = (await held.of(type))
    .filter((doc) => isMeant(`${titleOf(doc)} ${reasonOf(doc)}`))
    .toSorted((one, other) => Number(isOver(one)) - Number(isOver(other)))
    .slice(0, limit);
  const found: Found[] = [];
  for (const doc of docs) {
    const { companyId, personId } = as<Titled>(doc);
    const owners = [
      { type: 'company', id: companyId },
      { type: 'person', id: personId },
    ];
    const owner = await opensOf(held, type === 'deal' ? owners : owners.toReversed());
    const snippet = snippetOf(reasonOf(doc), q);
    found.push({
      type,
      id: doc.id,
      title: titleOf(doc),
      detail: owner?.title ?? '',
      opens: owner?.opens ?? null,
      ...(type === 'task' ? { done: isOver(doc) } : {}),
      ...(snippet === null ? {} : { snippet }),
    });
  }
  return found;
};

/** Newest first. Of a mail only its subject and its beginning are here. */
const searchTexts = async (held: Held, q: string, limit: number): Promise<Found[]> => {
  const isMeant = textTest(q);
  const docs = (await held.of('activity'))
    .filter((doc) => {
      const { subject, preview, text } = as<SyncActivity>(doc);
      return isMeant(`${subject} ${text || preview}`);
    })
    .toSorted(newestFirst((doc) => `${as<SyncActivity>(doc).occurredAt} ${doc.id}`))
    .slice(0, limit);
  const found: Found[] = [];
  for (const doc of docs) {
    const { subject, preview, text, kind, occurredAt, links } = as<SyncActivity>(doc);
    const snippet = snippetOf(text || preview, q) ?? '';
    const people = links.filter((link) => link.type === 'person');
    const owner = await opensOf(held, [...people, ...links]);
    found.push({
      type: 'activity',
      id: doc.id,
      title: subject || snippet || preview,
      detail: occurredAt.slice(0, DAY_CHARS),
      opens: owner?.opens ?? null,
      kind,
      snippet,
    });
  }
  return found;
};

/** As the endpoint `search` answers, out of what is held. */
export const searchHeld = async (held: Held, { q, in: where, limit }: Asked): Promise<Found[]> => {
  const count = Number(limit ?? HITS);
  if (where === 'activities') return searchTexts(held, q, count);
  if (where !== 'everything') return [...(await findHeld(held, q, count))];
  const records = await findHeld(held, q, count * 2);
  const ofType = (type: Found['type']) => records.filter((one) => one.type === type).slice(0, count);
  const [deals, tasks] = [
    await searchTitles(held, 'deal', q, count),
    await searchTitles(held, 'task', q, count),
  ];
  return rankGroups<Found>([ofType('person'), ofType('company'), deals, tasks], q).flat();
};
