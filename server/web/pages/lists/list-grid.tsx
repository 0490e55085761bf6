import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { isLookedThrough, sortsOf } from '#shared/domain/list-fields.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { ListRow, ListSort } from '#shared/domain/list-page.ts';
import { Marked } from '#shared/panel/components/marked.tsx';
import { useTexts } from '../../state/texts.ts';
import type { ListRows } from './list-rows.model.ts';
import { useTitleText, useValueText } from './list-value.tsx';
import { useCatalogue } from './list-catalogue.ts';
import { listsTexts } from './lists-texts.ts';

/** Pixels; the same in `lists.css`. */
const ROW = { wide: 36, narrow: 60 } as const;
/** Rows that stand ready above and below what is seen. */
const MARGIN = 10;
/** So many rows before the end the next page is asked for. */
const AHEAD = 40;

type Props = {
  readonly record: ListRecord;
  readonly list: ListRows;
  readonly columns: readonly string[];
  /** What is typed above the list. */
  readonly q: string;
  readonly sort: ListSort;
  readonly isNarrow: boolean;
  readonly label: string;
  readonly selected: ReadonlySet<string>;
  readonly openId: string;
  readonly onSort: (by: string) => void;
  readonly onOpen: (row: ListRow) => void;
  /** `add`: to those chosen already; else the first of them goes or comes. */
  readonly onSelect: (ids: readonly string[], add?: boolean) => void;
  readonly onEnd: () => void;
  readonly onTop: () => void;
};

const Header = ({ record, columns, sort, onSort }: Pick<Props, 'record' | 'columns' | 'sort' | 'onSort'>) => {
  const t = useTexts(listsTexts);
  const { fields, nameOf } = useCatalogue();
  const sorts = sortsOf(record, fields);
  return (
    <div role="row" aria-rowindex={1} class="w-grid-head">
      {columns.map((key, index) => {
        const name = nameOf(key);
        const isSorted = sort.by === key;
        return (
          <div
            key={key}
            role="columnheader"
            aria-colindex={index + 1}
            {...(isSorted ? { 'aria-sort': sort.descending ? 'descending' : 'ascending' } : {})}
          >
            {sorts.includes(key) ? (
              <button type="button" title={t('sort.by', { name })} onClick={() => onSort(key)}>
                {name}
                <span aria-hidden="true">{isSorted ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            ) : (
              name
            )}
          </div>
        );
      })}
    </div>
  );
};

/**
 * A table of any length of which only what is seen is there: rows of one height in a space as high as all that were
 * read. One row takes part in the tab order; the keys move among the others.
 */
export const ListGrid = (props: Props) => {
  const { record, list, columns, q, isNarrow, selected, openId, onOpen, onSelect } = props;
  const valueText = useValueText(list.names.value);
  const titleText = useTitleText(record);
  const { fields } = useCatalogue();
  const isMarked = (key: string): boolean => {
    const field = fields.get(key);
    return field !== undefined && isLookedThrough(record, field);
  };
  const box = useRef<HTMLDivElement>(null);
  const view = useSignal({ top: 0, height: 600 });
  /** The row with the tab stop, which is always drawn: its place changes when others are put before it. */
  const activeId = useSignal('');
  const followsKeys = useRef(false);
  /** Whether the row with the keys is to have the focus when it is drawn. */
  const wantsFocus = useRef(false);
  const rows = list.rows.value;
  const height = isNarrow ? ROW.narrow : ROW.wide;
  const first = Math.max(0, Math.floor(view.value.top / height) - MARGIN);
  const last = Math.min(rows.length, Math.ceil((view.value.top + view.value.height) / height) + MARGIN);
  const at = Math.max(
    rows.findIndex(({ id }) => id === activeId.value),
    0,
  );

  const look = useCallback((): void => {
    if (box.current) view.value = { top: box.current.scrollTop, height: box.current.clientHeight };
  }, [view]);
  useLayoutEffect(() => {
    look();
    const watch = new ResizeObserver(look);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, [look]);
  const state = list.state.value;
  useEffect(() => {
    if (state === 'idle' && list.hasMore.value && last >= rows.length - AHEAD) void list.more();
  }, [list, state, last, rows.length]);
  const beginning = list.beginning.value;
  const drawn = useRef({ beginning: 0, firstId: '' });
  // A list that begins anew is looked at from its top; what is put before it moves nothing that is looked at.
  useLayoutEffect(() => {
    const was = drawn.current;
    drawn.current = { beginning, firstId: rows[0]?.id ?? '' };
    const { current } = box;
    if (was.beginning !== beginning) {
      const isAtEnd = list.isAtEnd();
      activeId.value = rows.at(isAtEnd ? -1 : 0)?.id ?? '';
      current?.scrollTo(0, isAtEnd ? current.scrollHeight : 0);
      wantsFocus.current = followsKeys.current;
      followsKeys.current = false;
    } else {
      const added = rows.findIndex(({ id }) => id === was.firstId);
      if (added <= 0 || !current) return;
      current.scrollTop += added * height;
    }
    look();
  }, [beginning, rows, height, activeId, look, list]);
  // There is always something above to scroll up to, as long as the list has it.
  useEffect(() => {
    const isNearTop = (box.current?.scrollTop ?? 0) < MARGIN * height;
    if (state === 'idle' && list.hasEarlier.value && isNearTop) void list.earlier();
  }, [list, state, first, rows, height]);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-id="${activeId.peek()}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(index, list.rows.value.length - 1));
    activeId.value = list.rows.value[next]?.id ?? '';
    wantsFocus.current = true;
    const { current } = box;
    if (!current) return;
    const head = current.querySelector('.w-grid-head')?.clientHeight ?? 0;
    if (next * height < current.scrollTop) current.scrollTop = next * height;
    const bottom = (next + 1) * height + head - current.clientHeight;
    if (bottom > current.scrollTop) current.scrollTop = bottom;
    look();
  };
  /** All from one row to another, whichever comes first. */
  const selectTo = (from: number, to: number): void =>
    onSelect(
      list.rows.value.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id),
      true,
    );
  const begin = (anew: () => void): void => {
    followsKeys.current = true;
    anew();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || !(event.target as Element).matches('[data-row]')) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return;
      event.preventDefault();
      return selectTo(0, list.rows.value.length - 1);
    }
    const page = Math.max(1, Math.floor(view.value.height / height) - 2);
    const row = list.rows.value[at];
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(at + 1),
      ArrowUp: () => moveTo(at - 1),
      PageDown: () => moveTo(at + page),
      PageUp: () => moveTo(at - page),
      Home: () => (list.hasEarlier.value ? begin(props.onTop) : moveTo(0)),
      End: () => (list.hasMore.value ? begin(props.onEnd) : moveTo(list.rows.value.length - 1)),
      Enter: () => row && onOpen(row),
      ' ': () => row && onSelect([row.id]),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
    const isStep = event.key.startsWith('Arrow') || event.key.startsWith('Page');
    const moved = list.rows.value.findIndex(({ id }) => id === activeId.peek());
    if (event.shiftKey && isStep) selectTo(at, moved);
  };
  const drawnRows = Array.from({ length: Math.max(last - first, 0) }, (_, offset) => first + offset);
  if (rows.length > 0 && (at < first || at >= last)) drawnRows.push(at);
  return (
    // The keys belong to the rows inside, which take the focus.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={box}
      role="grid"
      class={isNarrow ? 'w-grid w-grid-cards' : 'w-grid'}
      aria-label={props.label}
      aria-busy={state === 'reading'}
      aria-multiselectable="true"
      aria-rowcount={list.hasMore.value || list.hasEarlier.value ? -1 : rows.length + 1}
      aria-colcount={columns.length}
      onScroll={look}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" class="w-grid-top">
        <Header {...props} />
      </div>
      <div
        role="rowgroup"
        class="w-grid-space"
        style={{ height: `${(rows.length + (list.hasMore.value ? 3 : 0)) * height}px` }}
      >
        {drawnRows.map((index) => {
          const row = rows[index]!;
          return (
            // Its keys are the grid's.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={row.id}
              role="row"
              data-row={index}
              data-id={row.id}
              aria-rowindex={index + 2}
              aria-selected={selected.has(row.id)}
              tabIndex={index === at ? 0 : -1}
              class={row.id === openId ? 'w-grid-row w-grid-open' : 'w-grid-row'}
              style={{ top: `${index * height}px` }}
              onFocus={() => (activeId.value = row.id)}
              // The row a stretch begins at keeps the focus, and no text is marked on the way.
              onMouseDown={(event) => event.shiftKey && event.preventDefault()}
              onClick={(event) => {
                const isOne = event.ctrlKey || event.metaKey;
                if (event.shiftKey) selectTo(at, index);
                else if (isOne) onSelect([row.id]);
                activeId.value = row.id;
                if (!event.shiftKey && !isOne) onOpen(row);
              }}
            >
              {columns.map((key, column) => {
                const text = valueText(row, key) || (column === 0 ? titleText(row) : '');
                return (
                  <div key={key} role="gridcell" aria-colindex={column + 1} title={text}>
                    {q !== '' && isMarked(key) ? <Marked text={text} query={q} /> : text}
                  </div>
                );
              })}
            </div>
          );
        })}
        {list.hasMore.value
          ? [0, 1, 2].map((line) => (
              <div
                key={line}
                class="w-grid-row w-grid-coming"
                aria-hidden="true"
                style={{ top: `${(rows.length + line) * height}px` }}
              >
                <span />
              </div>
            ))
          : null}
      </div>
    </div>
  );
};
