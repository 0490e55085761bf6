import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Marked } from '#shared/panel/components/marked.tsx';
import { pageTimers } from '#shared/lib/page-timers.ts';
import { useErrorText } from '../components/errors.tsx';
import type { RouteName } from '../routes.ts';
import { useApp } from '../state/app-context.ts';
import { useTexts } from '../state/texts.ts';
import { useWide } from '../state/wide.ts';
import { webTexts } from '../texts.ts';
import { addressOf, createSearch } from './search.model.ts';
import type { Hit, SearchState } from './search.model.ts';
import { useSlash } from './slash-key.ts';

const PANEL_PAGES: ReadonlySet<RouteName> = new Set(['practice', 'person', 'company', 'call']);
/** Their key leads into the list. */
const LIST_PAGES: ReadonlySet<RouteName> = new Set(['people', 'companies', 'activities']);

const Message = ({ state, query }: { state: SearchState; query: string }) => {
  const t = useTexts(webTexts);
  const text = useErrorText();
  if (state.status === 'failed') return <p class="w-search-message">{text(state.failure)}</p>;
  if (state.status === 'loading') return <p class="w-search-message">{t('search.loading')}</p>;
  if (state.status === 'ready' && state.hits.length === 0)
    return <p class="w-search-message">{t('search.nothing', { query })}</p>;
  return null;
};

type HitRowProps = {
  hit: Hit;
  query: string;
  id: string;
  selected: boolean;
  open: () => void;
  mark: () => void;
};

const HitRow = ({ hit, query, id, selected, open, mark }: HitRowProps) => {
  const t = useTexts(webTexts);
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      class="w-hit"
      onMouseEnter={mark}
      onMouseDown={(event) => event.preventDefault()}
      onClick={open}
      onKeyDown={(event) => event.key === 'Enter' && open()}
    >
      <span class="w-hit-title">
        <Marked text={hit.title} query={query} />
      </span>
      <span class="w-hit-detail">
        {hit.detail ? (
          <Marked text={hit.detail} query={query} />
        ) : (
          t(hit.type === 'company' ? 'search.company' : 'search.person')
        )}
      </span>
    </div>
  );
};

/**
 * The search box with its hits: in a list that opens below it, or (`inline`) in a column that stays.
 * Arrow keys move, Enter opens, Esc closes.
 */
export const SearchBox = ({
  inline = false,
  autofocus = false,
  whenIdle,
  onChoose,
}: {
  inline?: boolean;
  autofocus?: boolean;
  /** What an inline search shows while nothing is looked for. */
  whenIdle?: ComponentChildren;
  /** What a choice does instead of going to the page of what was found. */
  onChoose?: (hit: Hit) => void;
}) => {
  const { client, router, lastQuery, preferences } = useApp();
  const isWide = useWide();
  const isChoosing = onChoose !== undefined;
  const { name } = router.place.value;
  const isPanelPage = PANEL_PAGES.has(name);
  const t = useTexts(webTexts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isOpen = useSignal(inline);
  const search = useMemo(() => createSearch(client, pageTimers), [client]);
  useEffect(() => {
    if (inline && !isChoosing) search.type(lastQuery.peek());
  }, [inline, isChoosing, lastQuery, search]);
  const hasSlash = preferences.value.singleKeys && !LIST_PAGES.has(name);
  useSlash(hasSlash, () => input.current?.select());
  useLayoutEffect(() => {
    if (autofocus && window.matchMedia('(min-width: 700px)').matches) input.current?.focus();
  }, [autofocus]);

  const state = search.state.value;
  const hits = state.status === 'ready' ? state.hits : [];
  const active = search.active.value;
  const isShown = (inline || isOpen.value) && state.status !== 'idle';

  const open = (hit: Hit | null): void => {
    const address = hit && addressOf(hit);
    if (!address) return;
    if (onChoose) return onChoose(hit);
    isOpen.value = inline;
    lastQuery.value = search.query.value;
    if (!inline) search.clear();
    router.go(address);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      isOpen.value = true;
      search.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') open(search.chosen());
    else if (event.key === 'Escape' && isShown) {
      isOpen.value = inline;
      search.clear();
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <div class={inline ? 'w-search w-search-inline' : 'w-search'} role="search">
        <label for={id} class="w-for-readers">
          {t('search.label')}
        </label>
        <input
          ref={input}
          id={id}
          type="search"
          list={undefined}
          // The browser gives this role only with a datalist.
          // oxlint-disable-next-line jsx-a11y/no-redundant-roles
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={t(inline || !isWide ? 'search.placeholder_short' : 'search.placeholder')}
          aria-expanded={isShown && hits.length > 0}
          aria-controls={`${id}-hits`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          aria-keyshortcuts={isPanelPage || !hasSlash ? undefined : '/'}
          value={search.query.value}
          onInput={(event) => {
            isOpen.value = true;
            search.type(event.currentTarget.value);
          }}
          onFocus={() => (isOpen.value = true)}
          onBlur={() => (isOpen.value = inline)}
          onKeyDown={onKeyDown}
        />
        <div class={isShown ? 'w-hits' : 'w-nothing'}>
          <div
            id={`${id}-hits`}
            role="listbox"
            aria-label={t('search.hits')}
            class={hits.length > 0 ? '' : 'w-nothing'}
          >
            {hits.map((hit, index) => (
              <HitRow
                key={hit.id}
                hit={hit}
                query={search.query.value}
                id={`${id}-${index}`}
                selected={index === active}
                open={() => open(hit)}
                mark={() => search.mark(index)}
              />
            ))}
          </div>
          <Message state={state} query={search.query.value} />
        </div>
        <span class="w-for-readers" role="status">
          {isShown && state.status === 'ready' ? t('search.count', { count: hits.length }) : ''}
        </span>
      </div>
      {isShown ? null : whenIdle}
    </>
  );
};
