/** The rows of a list that are here already, and the way to those before and after them. Without a browser. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ListPage, ListQuery, ListRow } from '#shared/domain/list-page.ts';
import type { Failure, Result } from '#shared/lib/result.ts';

export type Asked = Pick<ListQuery, 'filter' | 'sort' | 'columns' | 'q'>;
/** Where to begin: at the top, at the end, at letters or a day. */
export type Start = { readonly from?: string; readonly last?: true };

export type ListRows = {
  readonly rows: ReadonlySignal<readonly ListRow[]>;
  readonly names: ReadonlySignal<Readonly<Record<string, string>>>;
  /** Grows when the list begins anew, at its top or elsewhere. */
  readonly beginning: ReadonlySignal<number>;
  /** Whether it began at its end. */
  readonly isAtEnd: () => boolean;
  /** `first`: nothing is here yet. */
  readonly state: ReadonlySignal<'first' | 'reading' | 'idle' | 'failed'>;
  readonly failure: ReadonlySignal<Failure | null>;
  /** Whether much was looked through already without a hit. */
  readonly isSearching: ReadonlySignal<boolean>;
  /** Whether more comes behind and before what is here. */
  readonly hasMore: ReadonlySignal<boolean>;
  readonly hasEarlier: ReadonlySignal<boolean>;
  readonly start: (asked: Asked, at?: Start) => Promise<void>;
  readonly more: () => Promise<void>;
  readonly earlier: () => Promise<void>;
  readonly again: () => Promise<void>;
};

export const PAGE_ROWS = 100;

export const createListRows = (read: (query: ListQuery) => Promise<Result<ListPage>>): ListRows => {
  const rows = signal<readonly ListRow[]>([]);
  const names = signal<Readonly<Record<string, string>>>({});
  const state = signal<'first' | 'reading' | 'idle' | 'failed'>('first');
  const beginning = signal(0);
  const failure = signal<Failure | null>(null);
  const isSearching = signal(false);
  const hasMore = signal(false);
  const hasEarlier = signal(false);
  let asked: Asked | null = null;
  let [after, before]: [string | null, string | null] = [null, null];
  let turn = 0;
  let atEnd = false;
  let repeat: () => Promise<unknown> = () => Promise.resolve();

  /** Whether it could be read. Goes on until there are rows, or none are left: a page of a large list may be empty and not the last. */
  const pages = async (
    next: (page: ListPage | null) => Partial<ListQuery> | null,
    take: (page: ListPage) => void,
  ): Promise<boolean> => {
    const mine = (turn += 1);
    isSearching.value = false;
    failure.value = null;
    for (let page: ListPage | null = null; ;) {
      const where = next(page);
      if (!asked || !where) break;
      const answer = await read({ ...asked, ...where, limit: PAGE_ROWS });
      if (mine !== turn) return true;
      if (!answer.ok) {
        failure.value = answer;
        state.value = 'failed';
        return false;
      }
      page = answer.value;
      names.value = { ...names.value, ...page.names };
      take(page);
      hasMore.value = after !== null;
      hasEarlier.value = before !== null;
      if (page.items.length > 0) break;
      isSearching.value = true;
    }
    isSearching.value = false;
    state.value = 'idle';
    return true;
  };

  const start: ListRows['start'] = async (query, at = {}) => {
    asked = query;
    repeat = () => start(query, at);
    // What was there stays until the first rows are: nothing flickers.
    state.value = rows.value.length > 0 ? 'reading' : 'first';
    const backwards = at.last === true;
    const isRead = await pages(
      (page) => {
        if (!page) return at;
        const on = backwards ? page.before : page.after;
        return on === null ? null : backwards ? { before: on } : { after: on };
      },
      (page) => {
        rows.value = page.items;
        after = page.after;
        before = page.before;
        atEnd = backwards;
        beginning.value += 1;
      },
    );
    if (!isRead) rows.value = [];
  };
  const more: ListRows['more'] = async () => {
    if (state.value !== 'idle' || after === null) return;
    repeat = more;
    state.value = 'reading';
    await pages(
      () => (after === null ? null : { after }),
      (page) => {
        rows.value = [...rows.value, ...page.items];
        after = page.after;
      },
    );
  };
  const earlier: ListRows['earlier'] = async () => {
    if (state.value !== 'idle' || before === null) return;
    repeat = earlier;
    state.value = 'reading';
    await pages(
      () => (before === null ? null : { before }),
      (page) => {
        rows.value = [...page.items, ...rows.value];
        before = page.before;
      },
    );
  };
  return {
    rows,
    names,
    beginning,
    isAtEnd: () => atEnd,
    state,
    failure,
    isSearching,
    hasMore,
    hasEarlier,
    start,
    more,
    earlier,
    again: async () => {
      if (rows.value.length > 0) state.value = 'idle';
      await repeat();
    },
  };
};
