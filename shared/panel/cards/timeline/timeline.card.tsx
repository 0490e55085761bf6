/** What happened. The first page comes with the panel's answer; filters, search and older pages ask the server. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { lazyComponent, lazyDetail } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape, useShortcut } from '../../panel-keys.ts';
import { shownRecord } from '../../panel-targets.ts';
import type { ShownRecord } from '../../panel-targets.ts';
import type { Card, CardProps } from '../card.ts';
import { createTimelineFeed } from './timeline-feed.ts';
import { withPage } from './timeline.model.ts';
import type { Shown } from './timeline.model.ts';
import type { TimelineItem } from '../../../domain/panel.ts';
import { TimelineView } from './timeline.view.tsx';

const ItemDetail = lazyComponent(() => import('./item-detail.tsx').then((module) => module.ItemDetail));

const AskedItem = lazyDetail(
  () => import('./asked-item.tsx').then((module) => module.AskedItem),
  () => null,
);

const Changes = lazyComponent(() => import('./changes.tsx').then((module) => module.Changes));

type Question = { readonly filter: Shown; readonly q: string; readonly isRolledUp: boolean };
/** What came with the panel's answer, and is not asked for again. */
const isFirstPage = ({ filter, q, isRolledUp }: Question): boolean =>
  filter === 'all' && q === '' && !isRolledUp;

const NOBODY: ShownRecord = { type: 'person', id: '' };

const Timeline = ({ answer }: CardProps) => {
  const { api, keys, session } = usePanel();
  const record = answer ? shownRecord(answer) : null;
  const { type, id } = record ?? NOBODY;
  const feed = useMemo(() => createTimelineFeed(api, { type, id }), [api, type, id]);
  const [filter, setFilter] = useState<Shown>('all');
  const [search, setSearch] = useState<string | null>(null);
  const [isRolledUp, setRolledUp] = useState(false);
  const [openId, setOpenId] = useState('');
  /** Asked for from elsewhere, and older than what is shown. */
  const [older, setOlder] = useState<TimelineItem | null>(null);

  const fed = feed.state.value;
  const first = answer && {
    items: answer.timeline,
    cursor: answer.timelineCursor,
    isLoading: false,
    failure: null,
  };
  const q = search?.trim() ?? '';
  const isPlain = isFirstPage({ filter, q, isRolledUp });
  // What just happened stands in front of older pages, too.
  const shown =
    fed && first && isPlain ? { ...fed, items: withPage(first.items, fed.items) } : (fed ?? first);

  const ask = (asked: Question) => {
    if (asked.filter === 'changes' || isFirstPage(asked)) feed.reset();
    else void feed.show({ ...asked, filter: asked.filter }, shown?.items ?? []);
  };
  const show = (nextFilter: Shown, nextSearch: string | null, nextRolledUp = isRolledUp) => {
    setFilter(nextFilter);
    setSearch(nextSearch);
    setRolledUp(nextRolledUp);
    ask({ filter: nextFilter, q: nextSearch?.trim() ?? '', isRolledUp: nextRolledUp });
  };
  const showNow = useRef(show);
  showNow.current = show;
  const closeSearch = useCallback(() => showNow.current(filter, null), [filter]);
  const searchField = useRef<HTMLInputElement>(null);
  useShortcut(
    keys,
    '/',
    useCallback(() => {
      setFilter((now) => (now === 'changes' ? 'all' : now));
      setSearch((now) => now ?? '');
      searchField.current?.focus();
    }, []),
  );
  // Own changes may belong among what was filtered or searched.
  const askAgain = useRef(() => {});
  askAgain.current = () => {
    if (feed.state.peek() && !isPlain) ask({ filter, q, isRolledUp });
  };
  useEffect(() => askAgain.current(), [answer]);
  const closeItem = useCallback(() => {
    // The entry goes; the keyboard stays at its line.
    const detail = document.getElementById(`kp-item-${openId}`);
    const line = detail?.contains(document.activeElement) ? detail.previousElementSibling : null;
    setOpenId('');
    if (line instanceof HTMLElement) line.focus();
  }, [openId]);
  useEscape(keys, search !== null, closeSearch);
  useEscape(keys, openId !== '', closeItem);

  const asked = answer ? session.askedItem.value : null;
  const isExtra = isPlain && older !== null && older.id === asked?.id;
  const items = shown && isExtra ? withPage([older], shown.items) : (shown?.items ?? null);

  return (
    <>
      {asked ? (
        <AskedItem
          item={asked}
          isThere={items?.some((item) => item.id === asked.id) ?? false}
          onOpen={setOpenId}
          onFound={setOlder}
        />
      ) : null}
      <TimelineView
        items={items}
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
        changes={<Changes record={{ type, id }} />}
        isRolledUp={isRolledUp}
        onRollUp={type === 'company' ? (next) => show(filter, search, next) : null}
        onFilter={(next) => show(next, next === 'changes' ? null : search)}
        onSearch={(next) => show(filter === 'changes' ? 'all' : filter, next)}
        onToggle={(itemId) => setOpenId(openId === itemId ? '' : itemId)}
        onOlder={() => {
          if (shown && filter !== 'changes') void feed.older(shown, { filter, q, isRolledUp });
        }}
        onRetry={() => {
          if (shown?.cursor && filter !== 'changes') void feed.older(shown, { filter, q, isRolledUp });
          else ask({ filter, q, isRolledUp });
        }}
      />
    </>
  );
};

export const timelineCard: Card = {
  id: 'timeline',
  title: 'timeline.title',
  slot: 'column',
  isShown: ({ answer }) => answer === null || (shownRecord(answer) !== null && !answer.ambiguous),
  Component: Timeline,
};
