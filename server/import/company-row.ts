/** One line of a company file to the fields of a company. */
import * as z from 'zod/mini';
import { isWebAddress } from '#shared/domain/addresses.ts';
import { normalisePhone } from '#shared/capture/phone.ts';
import { isFreeMail, isSharedHost, registrableDomain } from '#shared/capture/web-domain.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import type { PhoneEntry } from '#shared/domain/person.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { fieldErrors } from '../core/field-errors.ts';
import { readCompanyAddress } from './company-address.ts';
import { takeFitting } from './left-over.ts';
import type { TakenRow } from './left-over.ts';

const text = z.nullish(z.string());
const rowSchema = z.object({
  slug: text,
  externalId: text,
  name: text,
  address: text,
  phone: text,
  fax: text,
  email: text,
  web: text,
  website: text,
  vatId: text,
  registerCourt: text,
  registerNumber: text,
  legalForm: text,
});
type Row = z.infer<typeof rowSchema>;

const tidy = (value: string | null | undefined): string => value?.trim() ?? '';

const readPhone = (number: string, country: string, label: PhoneEntry['label']): PhoneEntry[] => {
  if (!number) return [];
  const phone = normalisePhone(number, country || undefined);
  return [{ number: phone.ok ? phone.value.e164 : number, label }];
};

/** People write addresses without their beginning. */
const readWebsite = (web: string): string =>
  !web.includes('://') && isWebAddress(`https://${web}`) ? `https://${web}` : web;

/** The company's own domain; none for hosts and mail providers that many share. */
const ownDomains = (website: string): string[] => {
  const domain = website ? registrableDomain(website) : null;
  return domain && !isFreeMail(domain) && !isSharedHost(domain) ? [domain] : [];
};

/** Fields the row says nothing about are left out. */
const rowToFields = (row: Row): Partial<CompanyFields> => {
  const address = row.address ? readCompanyAddress(row.address) : null;
  const country = address?.country ?? '';
  const website = readWebsite(tidy(row.web) || tidy(row.website));
  const email = tidy(row.email);
  const fields: Partial<CompanyFields> = {
    name: tidy(row.name),
    externalId: tidy(row.externalId) || tidy(row.slug),
    vatId: tidy(row.vatId),
    registerCourt: tidy(row.registerCourt),
    registerNumber: tidy(row.registerNumber),
    legalForm: tidy(row.legalForm),
    website,
    ...address,
    domains: ownDomains(website),
    emails: email ? [{ email, label: '' }] : [],
    phones: [
      ...readPhone(tidy(row.phone), country, 'switchboard'),
      ...readPhone(tidy(row.fax), country, 'fax'),
    ],
  };
  const said = Object.entries(fields).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== '',
  );
  return Object.fromEntries(said);
};

/** Errors: `import.json`, `request.invalid` with fields, `company.nameless`. */
export const readCompanyRow = (line: string): Result<TakenRow> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return fail('import.json');
  }
  const parsed = z.safeParse(rowSchema, value, { reportInput: true });
  if (!parsed.success) return fail('request.invalid', { fields: fieldErrors(parsed.error) });
  const fields = rowToFields(parsed.data);
  return fields.name
    ? ok(takeFitting(fields))
    : fail('company.nameless', { fields: { name: 'field.required' } });
};
