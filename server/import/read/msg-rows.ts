/** A contact of Outlook (`.msg`, MS-OXOCNTC) as one row under the columns of an address card. */
import { readSync } from 'node:fs';
import type { FieldsData } from '@kenjiuno/msgreader';
import type { PhoneEntry } from '#shared/domain/person.ts';
import { openItem } from '../../mail/parse/msg-mail.ts';
import { writeEmails, writePhones } from '../../export/list-cell.ts';
import { UnreadableFile } from './rows.ts';
import type { FileBytes, SourceRows } from './rows.ts';
import { CARD_COLUMNS } from './vcard-rows.ts';

const FILE_BYTES = 50 * 1024 * 1024;

const bytesOf = ({ fd, size }: FileBytes): Buffer => {
  const bytes = Buffer.alloc(size);
  readSync(fd, bytes, 0, size, 0);
  return bytes;
};

const open = (bytes: Buffer): FieldsData => {
  try {
    return openItem(bytes).fields;
  } catch {
    throw new UnreadableFile('import.unreadable');
  }
};

const numbersOf = (fields: FieldsData): PhoneEntry[] => {
  const known: readonly (readonly [string | undefined, PhoneEntry['label']])[] = [
    [fields.businessTelephoneNumber, 'work'],
    [fields.mobileTelephoneNumber, 'mobile'],
    [fields.homeTelephoneNumber, 'home'],
    [fields.businessFaxNumber, 'fax'],
  ];
  return known.flatMap(([number, label]) => (number?.trim() ? [{ number: number.trim(), label }] : []));
};

/** Throws `UnreadableFile`: `import.unreadable`, `import.not_a_contact`, `import.too_large`. */
export const readMsg = (file: FileBytes): SourceRows => {
  if (file.size > FILE_BYTES) throw new UnreadableFile('import.too_large');
  const fields = open(bytesOf(file));
  if (fields.error !== undefined) throw new UnreadableFile('import.unreadable');
  if (!/^IPM\.CONTACT(?:\.|$)/i.test(fields.messageClass ?? ''))
    throw new UnreadableFile('import.not_a_contact');
  const addresses = [fields.email1EmailAddress, fields.email1OriginalDisplayName]
    .map((email) => email?.trim() ?? '')
    .filter((email) => email.includes('@'));
  const emails = [...new Set(addresses)].map((email) => ({ email, label: '' }));
  const cells: Readonly<Record<string, string | undefined>> = {
    firstName: [fields.givenName, fields.middleName].filter(Boolean).join(' '),
    lastName: fields.surname,
    fullName: fields.givenName || fields.surname ? '' : fields.name,
    emails: writeEmails(emails),
    phones: writePhones(numbersOf(fields)),
    'company.name': fields.companyName,
    'company.jobTitle': fields.title,
    street: fields.workAddressStreet || fields.streetAddress,
    postcode: fields.workAddressPostalCode || fields.postalCode,
    city: fields.workAddressCity || fields.addressCity,
    country: fields.workAddressCountry || fields.country,
    website: fields.businessHomePage,
    note: fields.body,
  };
  async function* rows() {
    yield await Promise.resolve({ no: 1, cells: CARD_COLUMNS.map((column) => cells[column]?.trim() ?? '') });
  }
  return {
    head: { format: 'msg', encoding: '', delimiter: '', header: true, columns: [...CARD_COLUMNS] },
    rows: rows(),
  };
};
