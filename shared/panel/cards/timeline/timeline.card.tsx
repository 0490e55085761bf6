/** What happened. The first page comes with the panel's answer; filters, search and older pages ask the server. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape, useShortcut } from '../../panel-keys.ts';
import { shownRecord } from '../../panel-targets.ts';
import type { ShownRecord } from '../../panel-targets.ts';
import type { Card, CardProps } from '../card.ts';
import { createTimelineFeed } from './timeline-feed.ts';
import { withPage } from './timeline.model.ts';
import type { Filter } from './timeline.model.ts';
import { TimelineView } from './timeline.view.tsx';

const ItemDetail = lazyComponent(() => import('./item-detail.tsx').then((module) => module.ItemDetail));

const NOBODY: ShownRecord = { type: 'person', id: '' };

const Timeline = ({ answer }: CardProps) => {
  const { api, keys } = usePanel();
  const record = answer ? shownRecord(answer) : null;
  const { type, id } = record ?? NOBODY;
  const feed = useMemo(() => createTimelineFeed(api, { type, id }), [api, type, id]);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState<string | null>(null);
  const [openId, setOpenId] = useState('');

  const fed = feed.state.value;
  const first = answer && {
    items: answer.timeline,
    cursor: answer.timelineCursor,
    isLoading: false,
    failure: null,
  };
  const isPlain = filter === 'all' && (search?.trim() ?? '') === '';
  // What just happened stands in front of older pages, too.
  const shown =
    fed && first && isPlain ? { ...fed, items: withPage(first.items, fed.items) } : (fed ?? first);
  const q = search?.trim() ?? '';

  const show = (nextFilter: Filter, nextSearch: string | null) => {
    setFilter(nextFilter);
    setSearch(nextSearch);
    const words = nextSearch?.trim() ?? '';
    if (nextFilter === 'all' && words === '') feed.reset();
    else void feed.show(nextFilter, words, shown?.items ?? []);
  };
  const closeSearch = useCallback(() => {
    setSearch(null);
    if (filter === 'all') feed.reset();
    else void feed.show(filter, '', feed.state.peek()?.items ?? []);
  }, [feed, filter]);
  const searchField = useRef<HTMLInputElement>(null);
  useShortcut(
    keys,
    '/',
    useCallback(() => {
      setSearch((now) => now ?? '');
      searchField.current?.focus();
    }, []),
  );
  // Own changes may belong among what was filtered or searched.
  const ask = useRef(() => {});
  ask.current = () => {
    if (feed.state.peek() && !isPlain) void feed.show(filter, q, shown?.items ?? []);
  };
  useEffect(() => ask.current(), [answer]);
  const closeItem = useCallback(() => {
    // The entry goes; the keyboard stays at its line.
    const detail = document.getElementById(`kp-item-${openId}`);
    const line = detail?.contains(document.activeElement) ? detail.previousElementSibling : null;
    setOpenId('');
    if (line instanceof HTMLElement) line.focus();
  }, [openId]);
  useEscape(keys, search !== null, closeSearch);
  useEscape(keys, openId !== '', closeItem);

  return (
    <TimelineView
      items={shown?.items ?? null}
      hasOlder={shown?.cursor !== null && shown !== null}
      isLoading={shown?.isLoading ?? false}
      failure={shown?.failure ?? null}
      filter={filter}
      search={search}
      searchField={searchField}
      openId={openId}
      Detail={ItemDetail}
      onShow={setOpenId}
      onItem={feed.renew}
      onFilter={(next) => show(next, search)}
      onSearch={(next) => show(filter, next)}
      onToggle={(itemId) => setOpenId(openId === itemId ? '' : itemId)}
      onOlder={() => {
        if (shown) void feed.older(shown, filter, q);
      }}
      onRetry={() => {
        if (shown?.cursor) void feed.older(shown, filter, q);
        else void feed.show(filter, q, shown?.items ?? []);
      }}
    />
  );
};

export const timelineCard: Card = {
  id: 'timeline',
  title: 'timeline.title',
  slot: 'column',
  isShown: ({ answer }) => answer === null || (shownRecord(answer) !== null && !answer.ambiguous),
  Component: Timeline,
};
