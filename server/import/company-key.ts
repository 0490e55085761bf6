/** Finds the company a row of a file means, by the key the person chose. */
import type { CompanyFields } from '#shared/domain/company.ts';
import { emailKey } from '#shared/domain/user.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Sql } from '../db/store.ts';

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

const COMPANY = 'select c.id as id from company c where c."deletedAt" is null';
const BY_KEY: Readonly<Record<CompanyKey, string>> = {
  external: `${COMPANY} and c."externalId" <> '' and c."externalId" = ? limit 2`,
  domain: `${COMPANY} and c.id in (select "companyId" from domain_index where domain = ?) limit 2`,
  name: `${COMPANY} and c."sortKey" = ? limit 2`,
  email: `${COMPANY} and c.id in (select "recordId" from email_index where "emailKey" = ? and "recordType" = 'company') limit 2`,
};

/** Null when there is none yet. Errors: `import.key_ambiguous` when several have the key. */
export const findCompany = async (
  sql: Sql,
  key: CompanyKey,
  value: string,
): Promise<Result<string | null>> => {
  const found = await sql.all<{ id: string }>(BY_KEY[key], value);
  return found.length > 1 ? fail('import.key_ambiguous') : ok(found[0]?.id ?? null);
};
