/** Everything in one list as one types: names at once, texts of mails and notes as soon as they are there. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import type { Failure } from '#shared/lib/result.ts';
import { createTypedSearch } from '#shared/panel/look-up/typed-search.ts';
import type { TypedSearchOptions } from '#shared/panel/look-up/typed-search.ts';
import { addressOf } from '../search/search.model.ts';
import type { Hit } from '../search/search.model.ts';
import type { RecentRecord } from '../state/recent-records.ts';
import type { Command } from './palette-commands.ts';

export type Row =
  | { readonly id: string; readonly is: 'hit'; readonly hit: Hit }
  | { readonly id: string; readonly is: 'command'; readonly command: Command };
export type GroupName = Hit['type'] | 'recent' | 'command' | 'create';
export type Group = { readonly name: GroupName; readonly rows: readonly Row[] };

export type PaletteModel = {
  readonly query: ReadonlySignal<string>;
  readonly groups: ReadonlySignal<readonly Group[]>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** The row Enter opens. */
  readonly active: ReadonlySignal<Row | null>;
  /** What is still on its way; nothing more comes when it is null. */
  readonly awaited: ReadonlySignal<'names' | 'texts' | null>;
  readonly failure: ReadonlySignal<Failure | null>;
  readonly type: (text: string) => void;
  readonly move: (step: number) => void;
  readonly mark: (row: Row) => void;
  /** Opens the marked row; where the names are still on their way, the first of them once they are there. */
  readonly enter: () => void;
  readonly stop: () => void;
};

export type PaletteOptions = {
  readonly client: ApiClient;
  readonly timers: TypedSearchOptions['timers'];
  readonly recent: () => readonly RecentRecord[];
  readonly commands: (query: string) => readonly Command[];
  readonly open: (row: Row) => void;
};

const hitRow = (hit: Hit): Row => ({ id: `${hit.type}-${hit.id}`, is: 'hit', hit });

/** What makes a record nobody asked for in so many words: never what Enter does by itself. */
const isOffer = (row: Row): boolean =>
  row.is === 'command' && 'create' in row.command && !row.command.isAsked;
const isCreation = (row: Row): boolean => row.is === 'command' && 'create' in row.command;

const inGroups = (hits: readonly Hit[]): Group[] => {
  const groups = new Map<GroupName, Row[]>();
  for (const hit of hits) groups.set(hit.type, [...(groups.get(hit.type) ?? []), hitRow(hit)]);
  return [...groups].map(([name, rows]) => ({ name, rows }));
};

export const createPalette = (options: PaletteOptions): PaletteModel => {
  const { client, timers, recent, commands, open } = options;
  const marked = signal<string | null>(null);
  let isEntered = false;
  const search = createTypedSearch({
    ask: (query, turn) => client.call('search', { query, signal: turn }),
    timers,
    isShown: (hit) => addressOf(hit) !== null,
    onNames: () => {
      const row = isEntered ? active.peek() : null;
      if (row) open(row);
      return row === null;
    },
  });
  const { query, awaited, failure, stop } = search;

  const groups = computed<readonly Group[]>(() => {
    const offered = commands(query.value).map((command): Row => ({ id: command.id, is: 'command', command }));
    const pages: Group = { name: 'command', rows: offered.filter((row) => !isCreation(row)) };
    const news: Group = { name: 'create', rows: offered.filter(isCreation) };
    const all: Group[] =
      query.value.trim() === ''
        ? [{ name: 'recent', rows: recent().map((record) => hitRow(record)) }, pages]
        : [
            ...inGroups(search.names.value),
            pages,
            { name: 'activity', rows: search.texts.value.map(hitRow) },
            news,
          ];
    return all.filter((group) => group.rows.length > 0);
  });
  const rows = computed(() => groups.value.flatMap((group) => group.rows));
  const active = computed(
    () => rows.value.find(({ id }) => id === marked.value) ?? rows.value.find((row) => !isOffer(row)) ?? null,
  );

  return {
    query,
    groups,
    rows,
    active,
    awaited,
    failure,
    type: (text) => {
      isEntered = false;
      marked.value = null;
      search.type(text);
    },
    move: (step) => {
      const all = rows.peek();
      if (all.length === 0) return;
      const at = all.findIndex(({ id }) => id === active.peek()?.id);
      const next = at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length;
      marked.value = all[next]!.id;
    },
    mark: (row) => {
      marked.value = row.id;
    },
    enter: () => {
      const row = active.peek();
      if (awaited.peek() === 'names' && marked.peek() === null) isEntered = true;
      else if (row) open(row);
    },
    stop,
  };
};
