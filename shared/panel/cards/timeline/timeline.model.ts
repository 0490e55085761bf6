/** What a line of the history says. Pure. */
import type { TimelineItem } from '../../../domain/panel.ts';
import type { IconName } from '../../components/icon.tsx';

export const FILTERS = {
  all: [],
  mail: ['mail', 'letter'],
  talks: ['call', 'meeting', 'visit'],
  notes: ['note'],
  facts: ['fact'],
  tasks: ['task'],
  deals: ['deal'],
  orders: ['order'],
} as const satisfies Record<string, readonly TimelineItem['kind'][]>;
/** `changes` is no part of it: what changed stands in a list of its own. */
export type Filter = keyof typeof FILTERS;
export type Shown = Filter | 'changes';

const ICONS: Record<TimelineItem['kind'], IconName> = {
  mail: 'mail',
  call: 'phone',
  meeting: 'meeting',
  visit: 'visit',
  letter: 'letter',
  note: 'note',
  order: 'order',
  task: 'task',
  deal: 'deal',
  fact: 'people',
};
export const kindIcon = (kind: TimelineItem['kind']): IconName => ICONS[kind];

export type ItemLine = {
  readonly headline: string;
  /** What came of a call, where the headline does not say it. */
  readonly outcome: string;
  readonly preview: string;
};

export type LineWords = {
  readonly nothing: string;
  readonly kind: (kind: TimelineItem['kind']) => string;
  /** What came of a call, that a follow-up is done, how a deal ended; empty where there is nothing to say. */
  readonly outcome: (item: Line) => string;
};

export type Line = Pick<TimelineItem, 'kind' | 'subject' | 'preview' | 'direction' | 'outcome'>;

/** Kinds that say enough by themselves: without a word it is still clear that somebody called or was there. */
const SAYS_ENOUGH: ReadonlySet<TimelineItem['kind']> = new Set(['call', 'meeting', 'visit', 'letter']);

/**
 * The subject, or the beginning of the text where there is none, or else what it was; the preview only when it says
 * something more. A bare order number is named for what it is.
 */
export const itemLine = (item: Line, words: LineWords): ItemLine => {
  const { kind, subject, preview } = item;
  const outcome = words.outcome(item);
  if (subject === '' && preview === '') {
    const name = SAYS_ENOUGH.has(kind) ? words.kind(kind) : words.nothing;
    return { headline: outcome ? `${name}: ${outcome}` : name, outcome: '', preview: '' };
  }
  if (subject === '') return { headline: preview, outcome, preview: '' };
  const isNumber = kind === 'order' && !/\p{L}{3}/u.test(subject);
  return { headline: isNumber ? `${words.kind('order')} ${subject}` : subject, outcome, preview };
};

/** The day of what has no hour, as an order or a fact of another day: it stands at the day's beginning. */
export const dayAlone = ({ kind, occurredAt }: Pick<TimelineItem, 'kind' | 'occurredAt'>): string | null =>
  (kind === 'order' || kind === 'fact') && occurredAt.endsWith('T00:00:00.000Z')
    ? occurredAt.slice(0, 'YYYY-MM-DD'.length)
    : null;

/** Further pages behind the first, each item once. */
export const withPage = (
  shown: readonly TimelineItem[],
  page: readonly TimelineItem[],
): readonly TimelineItem[] => {
  const ids = new Set(shown.map(({ id }) => id));
  return [...shown, ...page.filter(({ id }) => !ids.has(id))];
};
