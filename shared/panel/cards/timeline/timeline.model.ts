/** What a line of the history says. Pure. */
import type { TimelineItem } from '../../../domain/panel.ts';
import type { IconName } from '../../components/icon.tsx';

export const FILTERS = {
  all: [],
  mail: ['mail', 'letter'],
  talks: ['call', 'meeting', 'visit'],
  notes: ['note'],
  orders: ['order'],
} as const satisfies Record<string, readonly TimelineItem['kind'][]>;
export type Filter = keyof typeof FILTERS;

const ICONS: Record<TimelineItem['kind'], IconName> = {
  mail: 'mail',
  call: 'phone',
  meeting: 'meeting',
  visit: 'visit',
  letter: 'letter',
  note: 'note',
  order: 'order',
};
export const kindIcon = (kind: TimelineItem['kind']): IconName => ICONS[kind];

export type ItemLine = { readonly headline: string; readonly preview: string };

export type LineWords = { readonly nothing: string; readonly order: string };

/**
 * The subject, or the beginning of the text where there is none; the preview only when it says something more.
 * A bare order number is named for what it is.
 */
export const itemLine = (
  { kind, subject, preview }: Pick<TimelineItem, 'kind' | 'subject' | 'preview'>,
  words: LineWords,
): ItemLine => {
  if (subject === '') return { headline: preview || words.nothing, preview: '' };
  const isNumber = kind === 'order' && !/\p{L}{3}/u.test(subject);
  return { headline: isNumber ? `${words.order} ${subject}` : subject, preview };
};

/** Further pages behind the first, each item once. */
export const withPage = (
  shown: readonly TimelineItem[],
  page: readonly TimelineItem[],
): readonly TimelineItem[] => {
  const ids = new Set(shown.map(({ id }) => id));
  return [...shown, ...page.filter(({ id }) => !ids.has(id))];
};
