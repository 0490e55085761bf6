/**
 * Keeps `custom_value` in step with the values on the records: what lists filter and sort by, and what search finds.
 *
 * One row for each value, of several choices one for each: `fieldId`, `recordId` and the key to compare by. `textKey` is
 * `textKeyOf` of a text (folded as names are for sorting), the day itself, the id of a choice or of the linked record, and
 * empty otherwise; `numberKey` is the number, the minor units, 1 or 0 for yes or no, and 0 otherwise. The primary key is
 * (`fieldId`, `textKey`, `numberKey`, `recordId`), so each of these is one range scan, and rows come in the order a
 * list wants (page on with the last key and id):
 *
 *   select p.* from custom_value v join person p on p.id = v."recordId"
 *   where v."fieldId" = ? and v."textKey" >= ? and v."textKey" < ?                         text begins with, days between
 *   where v."fieldId" = ? and v."textKey" = '' and v."numberKey" between ? and ?           numbers, money, yes or no
 *   where v."fieldId" = ? and v."textKey" in (?, ?)                                        any of these choices, one link
 *
 * Empty: `not exists (select 1 from custom_value v where v."recordId" = p.id and v."fieldId" = ?)`, by the index
 * `custom_value_record`. A record that is deleted has no rows here, and its scope (`bucket`) is asked of its own table. Values
 * of an archived field stay in step; nobody asks for them.
 */
import type { CustomKind, CustomValue } from '#shared/domain/custom-field.ts';
import { textKeyOf } from '#shared/domain/custom-text-key.ts';
import { gathered } from '../core/entry-columns.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Tx } from '../db/store.ts';

export const CUSTOM_COLUMN = 'custom';

type Key = { readonly fieldId: string; readonly textKey: string; readonly numberKey: number };
type Kinds = ReadonlyMap<string, CustomKind>;

const keysOf = (fieldId: string, kind: CustomKind, value: CustomValue): Key[] => {
  const text = (textKey: string): Key => ({ fieldId, textKey, numberKey: 0 });
  if (Array.isArray(value)) return value.map(text);
  if (typeof value === 'string') return [text(kind === 'text' ? textKeyOf(value) : value)];
  return [{ fieldId, textKey: '', numberKey: Number(value) }];
};

const valuesOf = (row: DomainRow | null): [string, CustomValue][] =>
  row ? Object.entries(gathered(CUSTOM_COLUMN, row) as Record<string, CustomValue>) : [];

const kindsOf = async (tx: Tx, ids: readonly string[]): Promise<Kinds> => {
  const rows = await tx.db.selectFrom('custom_field').select(['id', 'kind']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
};

const nameOf = ({ fieldId, textKey, numberKey }: Key): string =>
  JSON.stringify([fieldId, textKey, numberKey]);
const without = (keys: readonly Key[], others: readonly Key[]): Key[] => {
  const names = new Set(others.map(nameOf));
  return keys.filter((key) => !names.has(nameOf(key)));
};

/** What a record says in text fields of its own, out of its column. */
export const customTexts = async (tx: Tx, column: string): Promise<readonly string[]> => {
  const values = Object.entries(JSON.parse(column || '{}') as Record<string, CustomValue>);
  if (values.length === 0) return [];
  const kinds = await kindsOf(
    tx,
    values.map(([id]) => id),
  );
  return values.flatMap(([id, value]) => (kinds.get(id) === 'text' ? [String(value)] : []));
};

export type CustomTexts = { readonly before: readonly string[]; readonly after: readonly string[] };
const NO_TEXTS: CustomTexts = { before: [], after: [] };

/** Writes the difference; answers the texts a record was and is to be found by. Replay: harmless. */
export const indexCustom = async (
  tx: Tx,
  recordId: string,
  before: DomainRow | null,
  after: DomainRow | null,
): Promise<CustomTexts> => {
  const [old, current] = [valuesOf(before), valuesOf(after)];
  if (old.length === 0 && current.length === 0) return NO_TEXTS;
  const kinds = await kindsOf(tx, [...new Set([...old, ...current].map(([id]) => id))]);
  const keys = (values: readonly [string, CustomValue][]): Key[] =>
    values.flatMap(([id, value]) => keysOf(id, kinds.get(id) ?? 'text', value));
  const texts = (values: readonly [string, CustomValue][]): string[] =>
    values.flatMap(([id, value]) => (kinds.get(id) === 'text' ? [String(value)] : []));
  for (const { fieldId, textKey, numberKey } of without(keys(old), keys(current))) {
    await tx.db
      .deleteFrom('custom_value')
      .where('fieldId', '=', fieldId)
      .where('textKey', '=', textKey)
      .where('numberKey', '=', numberKey)
      .where('recordId', '=', recordId)
      .execute();
  }
  const added = without(keys(current), keys(old)).map((key) => ({ ...key, recordId }));
  if (added.length > 0) {
    await tx.db
      .insertInto('custom_value')
      .values(added)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return { before: texts(old), after: texts(current) };
};
