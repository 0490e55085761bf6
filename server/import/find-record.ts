/** Finds the person or company a row of a file means, by the key somebody chose. */
import { emailKey } from '#shared/domain/user.ts';
import { importKeysOf } from '#shared/domain/import-run.ts';
import type { ImportKey } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import type { RowFields } from './mapping/row-plan.ts';

export type SingleKey = Exclude<ImportKey, 'auto'>;
export type KeyValue = { readonly key: SingleKey; readonly values: readonly string[] };

const ORDER: Readonly<Record<FieldRecord, readonly SingleKey[]>> = {
  person: ['external', 'email', 'name'],
  company: ['external', 'domain', 'name'],
};

export const isKeyOf = (kind: FieldRecord, key: string): key is ImportKey =>
  (importKeysOf(kind) as readonly string[]).includes(key);

/** As lists are sorted; a person by their last name first. */
const nameKey = (kind: FieldRecord, { name = '', firstName = '', lastName = '' }: RowFields): string =>
  sortKey(kind === 'company' ? name : `${lastName} ${firstName}`.trim());

const valuesOf = (kind: FieldRecord, key: SingleKey, fields: RowFields): string[] => {
  switch (key) {
    case 'external':
      return [fields.externalId ?? ''];
    case 'email':
      return (fields.emails ?? []).map(({ email }) => emailKey(email));
    case 'domain':
      return (fields.domains ?? []).map((domain) => domain.toLowerCase());
    case 'name':
      return [nameKey(kind, fields)];
  }
};

/** What the row is known by; null when it has nothing of the kind. */
export const keyOfRow = (kind: FieldRecord, key: ImportKey, fields: RowFields): KeyValue | null => {
  for (const one of key === 'auto' ? ORDER[kind] : [key]) {
    const values = valuesOf(kind, one, fields).filter(Boolean);
    if (values.length > 0) return { key: one, values };
  }
  return null;
};

/** `values` and `buckets` are marks. The first condition of `external` is that of the index, word for word. */
const CONDITIONS: Readonly<Record<SingleKey, (kind: FieldRecord, values: string) => string>> = {
  external: (_, values) => `"externalId" <> '' and "externalId" in (${values})`,
  name: (_, values) => `"sortKey" in (${values})`,
  domain: (_, values) => `id in (select "companyId" from domain_index where domain in (${values}))`,
  email: (kind, values) =>
    `id in (select "recordId" from email_index where "emailKey" in (${values}) and "recordType" = '${kind}')`,
};

const texts = new Map<string, (scope: Scope) => string>();

/** Ids of at most two; each text is made once and stays prepared. */
const textOf = (kind: FieldRecord, { key, values }: KeyValue, scope: Scope): string => {
  const name = `${kind} ${key} ${values.length}`;
  let text = texts.get(name);
  if (!text) {
    const condition = CONDITIONS[key](kind, values.map(() => '?').join(', '));
    text = forBuckets(
      (buckets) =>
        `select id from ${kind} where ${condition} and "deletedAt" is null and bucket in (${buckets}) limit 2`,
    );
    texts.set(name, text);
  }
  return text(scope);
};

/** Null when there is none yet that the asker sees. Errors: `import.key_ambiguous` when several have the key. */
export const findRecord = async (
  sql: Pick<Sql, 'all'>,
  scope: Scope,
  kind: FieldRecord,
  key: KeyValue,
): Promise<Result<string | null>> => {
  const found = await sql.all<{ id: string }>(textOf(kind, key, scope), ...key.values, ...scope.buckets);
  return found.length > 1 ? fail('import.key_ambiguous') : ok(found[0]?.id ?? null);
};
