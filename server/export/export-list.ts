/**
 * A list as a file, as it stands there: its filter, its order, its columns. Through the scope of whoever asks, page by page,
 * and written down like every other export: who took how many out of the house.
 */
import { LIST_LIMITS } from '#shared/domain/list-page.ts';
import type { ListExport, ListPage } from '#shared/domain/list-page.ts';
import type { Locale } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { noteRefusal, writeAudit } from '../core/audit.ts';
import { isAdmin } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import type { ListContext } from '../lists/filter-sql.ts';
import { readList } from '../lists/list.query.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-lines.ts';
import { delimiterOf } from './export-columns.ts';
import { completing } from './export-records.query.ts';
import { columnTitle, listCells, noteLines } from './list-cells.ts';
import { vcardText } from './vcard-text.ts';

/** The pages of the list behind the first. */
async function* pagesOf(
  store: Store,
  context: ListContext,
  query: Omit<ListExport, 'record' | 'format' | 'locale'>,
  first: ListPage,
): AsyncGenerator<ListPage> {
  yield first;
  for (let { after } = first; after !== null;) {
    const next = await readList(store.read, context, { ...query, after, limit: LIST_LIMITS.rows });
    // It was asked the same way a moment ago: whatever this is, half a file must not look like a whole one.
    if (!next.ok) throw new Error(next.error.code);
    yield next.value;
    after = next.value.after;
  }
}

/**
 * Errors: `access.denied` (owners and admins alone), `export.format`, and those of `readList`. Throws while it is read what
 * the store throws. The entry in the audit is made at the end, with how many.
 */
export const exportList = async (
  store: Store,
  context: ListContext,
  { record, format, filter, sort, columns, q = '' }: ListExport,
  locale: Locale,
  now: () => string,
): Promise<Result<AsyncGenerator<string>>> => {
  const { scope, fields } = context;
  const action = `export.list.${record}`;
  if (!isAdmin(scope)) {
    await noteRefusal(store, now(), scope, { action, recordId: null, outcome: 'denied' });
    return fail('access.denied');
  }
  if (format === 'vcard' && record !== 'person')
    return fail('export.format', { params: { formats: 'csv, ndjson' } });
  const query = { filter, sort, columns, q };
  const first = await readList(store.read, context, { ...query, limit: LIST_LIMITS.rows });
  if (!first.ok) return first;
  const shown = columns.map((key) => fields.get(key)!);
  const own = shown.filter(({ custom }) => custom !== undefined);
  const delimiter = delimiterOf(locale);
  const complete = format === 'vcard' ? await completing(store.read, scope, 'person', []) : null;

  const textOf = async ({ items, names }: ListPage): Promise<string> => {
    if (complete) {
      const people = await complete(items.map(({ id }) => id));
      const notes = new Map(items.map((row) => [row.id, noteLines(own, row, names, locale)]));
      return people.map((person) => vcardText(person, notes.get(person.id))).join('');
    }
    if (format === 'csv')
      return items.map((row) => csvLine(listCells(shown, row, names, locale), delimiter)).join('');
    const lines = items.map(({ id, values }) => ({
      kontor: record,
      kontorId: id,
      ...values,
      names: Object.fromEntries(
        Object.values(values).flatMap((value) =>
          typeof value === 'string' && names[value] ? [[value, names[value]]] : [],
        ),
      ),
    }));
    return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  };

  async function* told(start: ListPage): AsyncGenerator<string> {
    let records = 0;
    try {
      if (format === 'csv')
        yield (
          BYTE_ORDER_MARK +
            csvLine(
              shown.map((field) => columnTitle(field, locale)),
              delimiter,
            )
        );
      for await (const page of pagesOf(store, context, query, start)) {
        records += page.items.length;
        if (page.items.length > 0) yield await textOf(page);
      }
    } finally {
      await store.write(async (tx) => {
        const entry = { action, recordId: `${format}:${records}`, outcome: 'applied' as const };
        await writeAudit(tx, now(), scope, entry);
        return ok(null);
      });
    }
  }
  return ok(told(first.value));
};
