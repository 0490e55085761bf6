/** A list out of what this device holds: the same filters and orders as at the server, over its few thousand records. */
import type { CustomField, CustomValue } from '../domain/custom-field.ts';
import { EMPTY_COMPANY } from '../domain/company.ts';
import { filterProblem } from '../domain/list-filter.ts';
import { CUSTOM_PREFIX, listFieldsOf } from '../domain/list-fields.ts';
import type { ListFields, ListRecord } from '../domain/list-fields.ts';
import { matchesFilter } from '../domain/list-match.ts';
import type { ListValues } from '../domain/list-match.ts';
import { typedTest } from '../domain/list-typed.ts';
import type { ListPage, ListQuery, ListRow } from '../domain/list-page.ts';
import { shownValue } from '../domain/list-shown.ts';
import type { TimelineItem } from '../domain/panel.ts';
import { EMPTY_PERSON } from '../domain/person.ts';
import type { SyncActivity, SyncDoc } from '../domain/sync.ts';
import { toInstant } from '../lib/clock.ts';
import { fail, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import { as, isContact, titleOf } from './known-docs.ts';
import { employersOf } from './working-find.ts';
import { inOrder, placeOf, textOf } from './working-order.ts';
import type { ListOrder } from './working-order.ts';
import type { Held } from './working-set.ts';

export type HeldRow = { readonly id: string; readonly opens: ListRow['opens']; readonly values: ListValues };

/** `order` is null where none was asked for. */
export type HeldList = {
  readonly rows: readonly HeldRow[];
  readonly order: ListOrder | null;
  readonly fields: ListFields;
};

/** Of each record: the newest contact everybody may see, and its open follow-ups. */
const seenOf = async (held: Held) => {
  const contacts = new Map<string, string>();
  for (const doc of await held.of('activity')) {
    const { visibility, links, occurredAt, log } = as<SyncActivity>(doc);
    const isForAll = log.length > 0 ? log.some((one) => one.visibility === 'all') : visibility === 'all';
    if (!isForAll || !isContact(as<TimelineItem>(doc))) continue;
    for (const { id } of links) if ((contacts.get(id) ?? '') < occurredAt) contacts.set(id, occurredAt);
  }
  const open = new Map<string, number>();
  for (const { data } of await held.of('task'))
    for (const id of [data['personId'], data['companyId']])
      if (typeof id === 'string' && data['done'] !== true) open.set(id, (open.get(id) ?? 0) + 1);
  return { contacts, open };
};

/** Values of the company's own fields, as lists name them. */
const ownValues = ({ data }: SyncDoc): Record<string, CustomValue | null> =>
  Object.fromEntries(
    Object.entries((data['custom'] ?? {}) as Record<string, CustomValue | null>).map(([id, value]) => [
      CUSTOM_PREFIX + id,
      value,
    ]),
  );

const recordRows = async (held: Held, record: 'person' | 'company'): Promise<HeldRow[]> => {
  const { contacts, open } = await seenOf(held);
  const employers = record === 'person' ? await employersOf(held) : new Map<string, readonly string[]>();
  return (await held.of(record)).map((doc) => ({
    id: doc.id,
    opens: { type: record, id: doc.id },
    values: {
      ...(record === 'person' ? EMPTY_PERSON : EMPTY_COMPANY),
      ...doc.data,
      ...ownValues(doc),
      name: titleOf(doc),
      company: (employers.get(doc.id) ?? []).join(', '),
      lastContactAt: contacts.get(doc.id) ?? null,
      openTasks: open.get(doc.id) ?? 0,
    },
  }));
};

const activityRows = async (held: Held): Promise<HeldRow[]> => {
  const known = { person: await held.byId('person'), company: await held.byId('company') };
  return (await held.of('activity')).map((doc) => {
    const { links, byId } = as<SyncActivity>(doc);
    const about = (['person', 'company'] as const).flatMap((type) =>
      links.flatMap((link) => {
        const linked = link.type === type ? known[type].get(link.id) : undefined;
        return linked ? [{ type, id: linked.id, title: titleOf(linked) }] : [];
      }),
    );
    const [first] = about;
    return {
      id: doc.id,
      opens: first ? { type: first.type, id: first.id } : null,
      values: { ...doc.data, createdById: byId, about: about.map(({ title }) => title).join(', ') },
    };
  });
};

/** All rows that pass, in order where one is asked for. `now` in ms since 1970. Errors: `list.filter`. */
export const listHeld = async (
  held: Held,
  record: ListRecord,
  { filter, sort, q = '' }: Pick<ListQuery, 'filter' | 'q'> & { readonly sort: ListQuery['sort'] | null },
  now: number,
): Promise<Result<HeldList>> => {
  const fields = listFieldsOf(record, (await held.of('custom_field')).map(as<CustomField>));
  const problem = filterProblem(fields, filter);
  if (problem !== null) return fail('list.filter', { fields: { [problem]: 'field.invalid' } });
  const all = await (record === 'activity' ? activityRows(held) : recordRows(held, record));
  const isTyped = typedTest(record, fields, q);
  const rows = all.filter(
    ({ values }) => matchesFilter(fields, filter, values, toInstant(now)) && (!isTyped || isTyped(values)),
  );
  if (!sort) return ok({ rows, order: null, fields });
  const order = { sort, field: fields.get(sort.by), users: await held.byId('user') };
  return ok({ rows: inOrder(rows, order), order, fields });
};

const toRow =
  (record: ListRecord, columns: readonly string[]) =>
  ({ id, opens, values }: HeldRow): ListRow => ({
    id,
    title: textOf(values, record === 'activity' ? 'subject' : 'name'),
    opens,
    values: Object.fromEntries(columns.map((column) => [column, shownValue(values[column])])),
  });

/** Where the rows begin that are asked for; places are numbers of rows. Errors: `list.from`, `request.cursor`. */
const startOf = (
  { rows, order }: HeldList,
  { after, before, from, last, limit }: ListQuery,
): Result<number> => {
  const place = after ?? before;
  if (place !== undefined) {
    const at = Number(place);
    if (!Number.isInteger(at) || at < 0) return fail('request.cursor');
    return ok(after === undefined ? Math.max(0, at - limit) : at);
  }
  if (last) return ok(Math.max(0, rows.length - limit));
  return from && order ? placeOf(rows, from, order) : ok(0);
};

/** Of what the values of a field are ids; null where they are none. */
const namedBy = (fields: ListFields, key: string): 'user' | 'person' | 'company' | 'deal' | null => {
  const { kind, custom } = fields.get(key) ?? {};
  if (kind === 'link') return custom!.linkType;
  return kind === 'user' || kind === 'company' ? kind : null;
};
const nameOf = (doc: SyncDoc): string => (doc.type === 'user' ? String(doc.data['name']) : titleOf(doc));

/** One page of it; what stands in it by its id is named, as far as this device holds it. Errors: `list.from`, `request.cursor`. */
export const listPage = async (
  held: Held,
  record: ListRecord,
  list: HeldList,
  query: ListQuery,
): Promise<Result<ListPage>> => {
  const { rows, fields } = list;
  const start = startOf(list, query);
  if (!start.ok) return start;
  const end =
    query.before === undefined ? start.value + query.limit : Math.min(rows.length, Number(query.before));
  const items = rows.slice(start.value, end).map(toRow(record, query.columns));
  const named: [string, string][] = [];
  for (const column of query.columns) {
    const type = namedBy(fields, column);
    const known = type && (await held.byId(type));
    for (const { values } of known ? items : []) {
      const doc = known?.get(String(values[column]));
      if (doc) named.push([doc.id, nameOf(doc)]);
    }
  }
  return ok({
    items,
    names: Object.fromEntries(named),
    after: end < rows.length ? String(end) : null,
    before: start.value > 0 ? String(start.value) : null,
  });
};
