import type { ComponentChildren, ComponentType, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isNoContact } from '../../../domain/mail-kind.ts';
import type { TimelineItem } from '../../../domain/panel.ts';
import type { Failure } from '../../../lib/result.ts';
import { callOutcomeKey } from '../../components/call-words.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { FoundText } from '../../components/found-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { WaitingMark } from '../../components/waiting-mark.tsx';
import { When } from '../../components/when.tsx';
import { usePanel } from '../../panel-context.ts';
import type { ItemDetailProps } from './item-detail.tsx';
import { dayAlone, FILTERS, itemLine, kindIcon } from './timeline.model.ts';
import type { Shown } from './timeline.model.ts';

export type TimelineViewProps = {
  /** Null while they are on their way. */
  readonly items: readonly TimelineItem[] | null;
  readonly hasOlder: boolean;
  readonly isLoading: boolean;
  readonly failure: Failure | null;
  readonly filter: Shown;
  /** Null when the search is closed. */
  readonly search: string | null;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly openId: string;
  /** One entry in full. */
  readonly Detail: ComponentType<ItemDetailProps>;
  readonly onShow: (id: string) => void;
  /** An entry as it was read just now. */
  readonly onItem: (item: TimelineItem) => void;
  readonly onFilter: (filter: Shown) => void;
  /** Stands in the place of the entries where what changed is asked for. */
  readonly changes: ComponentChildren;
  readonly isRolledUp: boolean;
  /** Null where nobody stands below. */
  readonly onRollUp: ((isRolledUp: boolean) => void) | null;
  readonly onSearch: (text: string | null) => void;
  readonly onToggle: (id: string) => void;
  readonly onOlder: () => void;
  readonly onRetry: () => void;
};

const Direction = ({ item }: { item: TimelineItem }) => {
  const { t } = usePanel();
  if (item.direction === 'none') return null;
  const word = t(`${item.kind === 'call' ? 'call' : 'direction'}.${item.direction}`);
  return (
    <span class="kp-direction" title={word}>
      <Icon name={item.direction} />
      <span class="kp-hidden">{word}</span>
    </span>
  );
};

const ItemRow = ({
  item,
  query,
  isOpen,
  onToggle,
}: {
  item: TimelineItem;
  /** What was looked for; empty where nothing was. */
  query: string;
  isOpen: boolean;
  onToggle: () => void;
}) => {
  const { t, formats, me, store } = usePanel();
  const { headline, outcome, preview } = itemLine(item, {
    nothing: t('timeline.no_text'),
    kind: (kind) => t(`kind.${kind}`),
    outcome: ({ kind, direction, outcome: word }) => {
      if (kind === 'task' || kind === 'deal')
        return t(`timeline.over.${kind === 'task' ? 'done' : (word as 'won')}`);
      return word === '' ? '' : t(callOutcomeKey(direction, word as 'reached'));
    },
  });
  // What nobody wrote is told apart from what counts as contact.
  const mark = isNoContact(item.mailKind) ? t(`mail_kind.${item.mailKind}`) : '';
  const who = item.byId === me.id ? t('timeline.you') : item.byName;
  return (
    <button
      type="button"
      class="kp-item"
      data-item={item.id}
      aria-expanded={isOpen}
      aria-controls={isOpen ? `kp-item-${item.id}` : undefined}
      onClick={onToggle}
    >
      <span class="kp-item-day">
        <When instant={item.occurredAt} dayOnly />
      </span>
      <span class="kp-item-kind" title={t(`kind.${item.kind}`)}>
        <Icon name={kindIcon(item.kind)} />
        <span class="kp-hidden">{t(`kind.${item.kind}`)}</span>
      </span>
      <span class="kp-item-text">
        <span class="kp-item-headline">
          <Direction item={item} />
          <span class="kp-ellipsis">
            <FoundText text={headline} query={query} />
          </span>
          {store.isWaiting(item.id) ? <WaitingMark /> : null}
          {item.attachments > 0 ? (
            <span class="kp-faint" title={t('timeline.attachments', { count: item.attachments })}>
              <Icon name="clip" />
              <span class="kp-hidden">{t('timeline.attachments', { count: item.attachments })}</span>
            </span>
          ) : null}
          {item.page ? (
            <span class="kp-faint" title={item.page.title}>
              <Icon name="web" />
            </span>
          ) : null}
          {item.visibility === 'all' ? null : (
            <span class="kp-faint" title={t(`visibility.${item.visibility}`)}>
              <Icon name="lock" />
              <span class="kp-hidden">{t(`visibility.${item.visibility}`)}</span>
            </span>
          )}
        </span>
        <span class="kp-item-preview">
          {item.amountMinor === null ? null : (
            <strong>{formats.money(item.amountMinor, item.currency)} </strong>
          )}
          {mark}
          {mark && (who || preview) ? ' · ' : ''}
          {outcome}
          {outcome && (who || preview) ? ' · ' : ''}
          {item.about ? `${item.about} · ` : ''}
          {who ? <span class="kp-item-who">{who}</span> : null}
          {who && preview ? ' · ' : ''}
          <FoundText text={preview} query={query} />
        </span>
      </span>
    </button>
  );
};

type SearchProps = {
  readonly value: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onSearch: (text: string | null) => void;
};

const Search = ({ value, field, onSearch }: SearchProps) => {
  const { t } = usePanel();
  // Before the next key arrives.
  useLayoutEffect(() => field.current?.focus(), [field]);
  return (
    <div class="kp-search">
      <Icon name="search" />
      <input
        class="kp-input"
        type="search"
        value={value}
        placeholder={t('timeline.search_placeholder')}
        aria-label={t('timeline.search')}
        ref={field}
        onInput={(event) => onSearch(event.currentTarget.value)}
      />
      <button
        type="button"
        class="kp-icon-button"
        aria-label={t('timeline.search_close')}
        title={t('timeline.search_close')}
        onClick={() => onSearch(null)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
};

/** They say all there is to say in a line; opened it stands there uncut. */
const isEntry = (kind: TimelineItem['kind']): boolean =>
  kind === 'order' || kind === 'task' || kind === 'deal' || kind === 'fact';

const Items = (props: TimelineViewProps) => {
  const { t, formats } = usePanel();
  const { items, search, filter } = props;
  const whenOf = (item: TimelineItem): string => {
    const day = dayAlone(item);
    return day === null ? formats.full(item.occurredAt) : formats.fullDay(day);
  };
  if (items === null) {
    return (
      <div class="kp-bars" aria-hidden="true">
        {[0, 1, 2, 3].map((line) => (
          <span key={line} class={line % 2 ? 'kp-bar kp-bar-short' : 'kp-bar'} />
        ))}
      </div>
    );
  }
  if (items.length === 0 && !props.isLoading && !props.failure) {
    return (
      <p class="kp-empty">
        {search
          ? t('timeline.nothing_found')
          : t(filter === 'all' ? 'timeline.empty' : 'timeline.empty_filter')}
      </p>
    );
  }
  return (
    <ol class="kp-timeline" aria-busy={props.isLoading ? 'true' : undefined}>
      {items.map((item) => (
        <li key={item.id}>
          <ItemRow
            item={item}
            query={search ?? ''}
            isOpen={props.openId === item.id}
            onToggle={() => props.onToggle(item.id)}
          />
          {props.openId === item.id ? (
            <div id={`kp-item-${item.id}`} class="kp-item-detail">
              {isEntry(item.kind) ? (
                <>
                  <p class="kp-faint">
                    {t(`kind.${item.kind}`)} · {whenOf(item)}
                  </p>
                  <p class="kp-text">{item.preview || item.subject}</p>
                </>
              ) : (
                <props.Detail key={item.id} id={item.id} onShow={props.onShow} onItem={props.onItem} />
              )}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
};

export const TimelineView = (props: TimelineViewProps) => {
  const { t, keys } = usePanel();
  const searchButton = useRef<HTMLButtonElement>(null);
  const isSearching = props.search !== null;
  const wasSearching = useRef(false);
  // Whoever ends the search stands at the button that began it.
  useLayoutEffect(() => {
    if (wasSearching.current && !isSearching) searchButton.current?.focus();
    wasSearching.current = isSearching;
  }, [isSearching]);
  const head = (
    <>
      <select
        class="kp-select-quiet"
        aria-label={t('timeline.filter')}
        value={props.filter}
        onChange={(event) => props.onFilter(event.currentTarget.value as Shown)}
      >
        {[...Object.keys(FILTERS), 'changes'].map((filter) => (
          <option key={filter} value={filter}>
            {t(`timeline.filter.${filter as Shown}`)}
          </option>
        ))}
      </select>
      <button
        ref={searchButton}
        type="button"
        class="kp-icon-button"
        aria-keyshortcuts={keys.named('/')}
        aria-label={t('timeline.search')}
        title={t(keys.named('/') ? 'timeline.search_title' : 'timeline.search')}
        aria-expanded={isSearching}
        onClick={() => props.onSearch(props.search === null ? '' : null)}
      >
        <Icon name="search" />
      </button>
    </>
  );
  return (
    <CardFrame id="timeline" title={t('timeline.title')} aside={head} busy={props.items === null}>
      {props.search === null ? null : (
        <Search value={props.search} field={props.searchField} onSearch={props.onSearch} />
      )}
      {props.onRollUp && props.filter !== 'changes' ? (
        <label class="kp-choice kp-faint">
          <input
            type="checkbox"
            checked={props.isRolledUp}
            onChange={(event) => props.onRollUp?.(event.currentTarget.checked)}
          />
          {t('timeline.rolled_up')}
        </label>
      ) : null}
      {props.failure ? <FailureLine failure={props.failure} onRetry={props.onRetry} /> : null}
      {props.filter === 'changes' ? props.changes : <Items {...props} />}
      {props.hasOlder && props.filter !== 'changes' ? (
        <button type="button" class="kp-quiet kp-older" disabled={props.isLoading} onClick={props.onOlder}>
          {t('timeline.older')}
        </button>
      ) : null}
    </CardFrame>
  );
};
