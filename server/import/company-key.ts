/** Finds the company a row of a file means, by the key the person chose. */
import { sql } from 'kysely';
import type { CompanyFields } from '#shared/domain/company.ts';
import { emailKey } from '#shared/domain/user.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

export const COMPANY_KEYS = ['external', 'domain', 'name', 'email'] as const;
export type CompanyKey = (typeof COMPANY_KEYS)[number];
export const isCompanyKey = (text: string): text is CompanyKey =>
  (COMPANY_KEYS as readonly string[]).includes(text);

/** What the row is known by; empty when it has no such field. */
export const keyOfRow = (key: CompanyKey, fields: Partial<CompanyFields>): string => {
  switch (key) {
    case 'external':
      return fields.externalId ?? '';
    case 'domain':
      return fields.domains?.[0] ?? '';
    case 'name':
      return sortKey(fields.name ?? '');
    case 'email':
      return emailKey(fields.emails?.[0]?.email ?? '');
  }
};

const idsOf = (db: Reader, scope: Scope, key: CompanyKey, value: string): Promise<{ id: string }[]> => {
  const all = db
    .selectFrom('company')
    .select('id')
    .where('deletedAt', 'is', null)
    .where('bucket', 'in', scope.buckets)
    .limit(2);
  switch (key) {
    case 'external':
      // The condition of the index, word for word: without it every row would be looked at.
      return all.where('externalId', '<>', sql.lit('')).where('externalId', '=', value).execute();
    case 'domain':
      return all
        .where('id', 'in', (of) =>
          of.selectFrom('domain_index').select('companyId').where('domain', '=', value),
        )
        .execute();
    case 'name':
      return all.where('sortKey', '=', value).execute();
    case 'email':
      return all
        .where('id', 'in', (of) =>
          of
            .selectFrom('email_index')
            .select('recordId')
            .where('emailKey', '=', value)
            .where('recordType', '=', 'company'),
        )
        .execute();
  }
};

/** Null when there is none yet that the asker sees. Errors: `import.key_ambiguous` when several have the key. */
export const findCompany = async (
  db: Reader,
  scope: Scope,
  key: CompanyKey,
  value: string,
): Promise<Result<string | null>> => {
  const found = await idsOf(db, scope, key, value);
  return found.length > 1 ? fail('import.key_ambiguous') : ok(found[0]?.id ?? null);
};
