/** How companies stand in the store, and what is derived from them: domains, addresses, search. */
import type { CompanyFields } from '#shared/domain/company.ts';
import { emailKey } from '#shared/domain/user.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { indexEmails } from '../core/email-index.ts';
import type { DomainRow, RecordTable } from '../core/record-table.ts';
import { indexCustom } from '../custom-fields/custom-index.ts';
import type { Tx } from '../db/store.ts';
import { addressTokens } from '../search/address-index.ts';
import { TOKEN_KIND, indexTokens, recordTokens } from '../search/search-index.ts';
import { indexWords } from '../search/word-index.ts';

export const COMPANY_COLUMNS = [
  'name',
  'domains',
  'emails',
  'phones',
  'street',
  'postcode',
  'city',
  'country',
  'website',
  'vatId',
  'registerCourt',
  'registerNumber',
  'legalForm',
  'declinedValues',
  'lifecycle',
  'customerSince',
  'keyAccount',
  'ownerId',
  'parentId',
  'externalId',
  'tags',
  'addresses',
  'equipment',
  'teamId',
  'custom',
] as const satisfies readonly (keyof CompanyFields)[];

const fieldsOf = (row: DomainRow | null): CompanyFields | null => row as CompanyFields | null;
const emailKeys = (row: DomainRow | null): string[] =>
  fieldsOf(row)
    ?.emails.map(({ email }) => emailKey(email))
    .filter(Boolean) ?? [];
const domains = (row: DomainRow | null): readonly string[] => fieldsOf(row)?.domains ?? [];

/** `HRB 12345` is typed without its blank as well. */
const registerTexts = (number: string): string[] => [number, number.replaceAll(/\s/g, '')];

/** `more` are texts of custom fields. */
export const companyTokens = (row: DomainRow | null, more: readonly string[] = []): string[] => {
  const company = fieldsOf(row);
  if (!company) return [];
  const emails = company.emails.map(({ email }) => email);
  const texts = [
    company.name,
    company.city,
    ...registerTexts(company.registerNumber),
    ...company.domains,
    ...emails,
    ...more,
  ];
  return recordTokens(
    texts,
    company.phones.map(({ number }) => number),
  );
};

export const companyDerived = (fields: Pick<CompanyFields, 'name' | 'city'>): DomainRow => ({
  sortKey: sortKey(fields.name),
  cityKey: sortKey(fields.city),
});

const indexDomains = async (
  tx: Tx,
  id: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> => {
  for (const domain of before.filter((one) => !after.includes(one))) {
    await tx.run('delete from domain_index where domain = ? and "companyId" = ?', domain, id);
  }
  for (const domain of after.filter((one) => !before.includes(one))) {
    await tx.run(
      'insert into domain_index (domain, "companyId") values (?, ?) on conflict do nothing',
      domain,
      id,
    );
  }
};

export const companyTable: RecordTable = {
  table: 'company',
  columns: [
    'id',
    'bucket',
    'sortKey',
    'cityKey',
    ...COMPANY_COLUMNS,
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['domains', 'emails', 'phones', 'tags', 'declinedValues', 'addresses', 'equipment', 'custom'],
  entries: ['custom'],
  flags: ['keyAccount', 'sample'],
  derived: ['sortKey', 'cityKey'],
  derive: (after) => companyDerived(after as CompanyFields),
  soft: true,
  merge: {
    domains: 'elements',
    emails: 'elements',
    phones: 'elements',
    tags: 'elements',
    declinedValues: 'elements',
    addresses: 'elements',
    equipment: 'elements',
    ownerId: 'ask',
    teamId: 'ask',
  },
  bucket: (row) => row['bucket'] as string,
  project: async ({ tx }, before, after) => {
    const id = (after ?? before)?.['id'] as string;
    await indexEmails(tx, 'company', id, emailKeys(before), emailKeys(after));
    await indexDomains(tx, id, domains(before), domains(after));
    const no = await tx.get<{ no: number }>('select no from company where id = ?', id);
    const custom = await indexCustom(tx, id, before, after);
    if (no) {
      const [old, current] = [companyTokens(before, custom.before), companyTokens(after, custom.after)];
      await indexTokens(tx, TOKEN_KIND.company, no.no, old, current);
      await indexWords(tx, 'company', no.no, before, after);
      const [was, is] = [addressTokens('company', before), addressTokens('company', after)];
      await indexTokens(tx, TOKEN_KIND.company, no.no, was, is, 'address_token');
    }
  },
};
