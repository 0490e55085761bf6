/** What a list shows, as the address of its page: whoever gets the link sees the same list. */
import { EVERYTHING, FILTER_OPS, GROUP_MATCHES, conditionsOf } from '#shared/domain/list-filter.ts';
import type { ListCondition, ListFilter } from '#shared/domain/list-filter.ts';
import { CUSTOM_PREFIX, LIST_SORTS, USUAL_COLUMNS, listFieldsOf } from '#shared/domain/list-fields.ts';
import type { ListFields, ListRecord } from '#shared/domain/list-fields.ts';
import type { ListSort } from '#shared/domain/list-page.ts';

export type ListState = {
  readonly filter: ListFilter;
  readonly sort: ListSort;
  readonly columns: readonly string[];
  /** What is typed above it. */
  readonly q: string;
  /** The saved view it came from; empty for none. */
  readonly view: string;
};

/** Longer than anything one types to find somebody. */
export const TYPED_CHARS = 200;

const PATHS: Readonly<Record<ListRecord, string>> = {
  person: '/people',
  company: '/companies',
  activity: '/activities',
};

export const usualState = (record: ListRecord): ListState => ({
  filter: EVERYTHING,
  sort: { by: LIST_SORTS[record][0]!, descending: record === 'activity' },
  columns: USUAL_COLUMNS[record],
  q: '',
  view: '',
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (words: readonly string[], word: unknown): boolean =>
  typeof word === 'string' && words.includes(word);

const isCondition = (value: Record<string, unknown>): boolean =>
  typeof value['field'] === 'string' && has(FILTER_OPS, value['op']);

const isFilter = (value: unknown): value is ListFilter =>
  isObject(value) &&
  has(GROUP_MATCHES, value['match']) &&
  Array.isArray(value['of']) &&
  value['of'].every((part: unknown) => isObject(part) && (isCondition(part) || isFilter(part)));

/** Null for what is no filter; whether it makes sense the server says. */
const readFilter = (text: string): ListFilter | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isFilter(value) ? value : null;
  } catch {
    return null;
  }
};

export const readState = (record: ListRecord, query: URLSearchParams): ListState => {
  const usual = usualState(record);
  const by = query.get('sort') ?? '';
  const name = by.replace(/^-/, '');
  const known = listFieldsOf(record);
  const columns = (query.get('columns') ?? '')
    .split(',')
    .filter((key) => known.has(key) || key.startsWith(CUSTOM_PREFIX));
  return {
    filter: readFilter(query.get('filter') ?? '') ?? usual.filter,
    sort:
      LIST_SORTS[record].includes(name) || name.startsWith(CUSTOM_PREFIX)
        ? { by: name, descending: by.startsWith('-') }
        : usual.sort,
    columns: columns.length > 0 ? [...new Set(columns)] : usual.columns,
    q: (query.get('q') ?? '').slice(0, TYPED_CHARS),
    view: query.get('view') ?? '',
  };
};

/** Whether two look the same, whatever view they came from and whatever is typed above them. */
export const sameLook = (
  one: Pick<ListState, 'filter' | 'sort' | 'columns'>,
  other: Pick<ListState, 'filter' | 'sort' | 'columns'>,
): boolean => {
  const look = ({ filter, sort, columns }: typeof one) =>
    JSON.stringify([filter, sort.by, sort.descending, columns]);
  return look(one) === look(other);
};

/** Only what differs from the usual stands in it. */
export const addressOf = (record: ListRecord, state: ListState): string => {
  const { filter, sort, columns, q, view } = state;
  const usual = usualState(record);
  const query = new URLSearchParams();
  if (view) query.set('view', view);
  if (q) query.set('q', q);
  if (filter.of.length > 0) query.set('filter', JSON.stringify(filter));
  if (sort.by !== usual.sort.by || sort.descending !== usual.sort.descending)
    query.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  if (columns.join() !== usual.columns.join()) query.set('columns', columns.join());
  const text = query.toString();
  return text ? `${PATHS[record]}?${text}` : PATHS[record];
};

const isWhole = ({ op, value }: ListCondition): boolean => {
  if (op === 'empty' || op === 'filled') return true;
  return Array.isArray(value)
    ? value.length > 0
    : typeof value === 'string'
      ? value.trim() !== ''
      : value !== undefined && !Number.isNaN(value);
};

const only = ({ match, of }: ListFilter, keeps: (condition: ListCondition) => boolean): ListFilter => ({
  match,
  of: of.flatMap((part): ListFilter['of'] => {
    if (!('match' in part)) return keeps(part) ? [part] : [];
    const inside = only(part, keeps);
    return inside.of.length > 0 ? [inside] : [];
  }),
});

/** Without the conditions somebody has not finished yet, and the groups that leaves empty. */
export const wholeFilter = (filter: ListFilter): ListFilter => only(filter, isWhole);

/** What of a list can be shown, and the fields that are not there (any more): without them the rest still is. */
export const shownOf = (
  record: ListRecord,
  state: ListState,
  fields: ListFields,
): { readonly shown: ListState; readonly missing: readonly string[] } => {
  const asked = [...state.columns, state.sort.by, ...conditionsOf(state.filter).map(({ field }) => field)];
  const missing = [...new Set(asked)].filter((key) => !fields.has(key));
  if (missing.length === 0) return { shown: state, missing };
  const columns = state.columns.filter((key) => fields.has(key));
  const sort = fields.has(state.sort.by) ? state.sort : usualState(record).sort;
  return {
    missing,
    shown: {
      ...state,
      sort,
      filter: only(state.filter, ({ field }) => fields.has(field)),
      columns: columns.length > 0 ? columns : USUAL_COLUMNS[record],
    },
  };
};
