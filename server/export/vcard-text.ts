/**
 * A person as a vCard. Version 3.0 (RFC 2426): Outlook, which most addressees have, reads no 4.0; everything Kontor has to
 * say about a person has a place in 3.0. What somebody added to that stands in the note, a line each: address books
 * keep a note, and drop properties they do not know (`X-…`).
 */
import type { Person, PhoneEntry } from '#shared/domain/person.ts';
import { personName } from '#shared/domain/person.ts';
import type { ExportRecord } from './export-columns.ts';

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);

const LINE_BYTES = 75;

/** Folded at 75 bytes, never inside of a character. */
const folded = (line: string): string => {
  const pieces: string[] = [];
  let [piece, bytes] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    // What goes on begins with a blank, which counts.
    if (bytes + size > LINE_BYTES - (pieces.length > 0 ? 1 : 0)) {
      pieces.push(piece);
      [piece, bytes] = ['', 0];
    }
    piece += sign;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n ');
};

const TYPES: Readonly<Record<PhoneEntry['label'], string>> = {
  '': ';TYPE=VOICE',
  work: ';TYPE=WORK,VOICE',
  mobile: ';TYPE=CELL',
  home: ';TYPE=HOME,VOICE',
  fax: ';TYPE=WORK,FAX',
  switchboard: ';TYPE=WORK,PREF,VOICE',
};

/** `notes`: what there is no place for, a line each. */
export const vcardText = ({ id, record, employer }: ExportRecord, notes: readonly string[] = []): string => {
  const person = record as Person;
  const { title, firstName, lastName, emails, phones, street, city, postcode, country, website, tags } =
    person;
  const hasAddress = [street, city, postcode, country].some(Boolean);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${[lastName, firstName, '', title, ''].map(escaped).join(';')}`,
    `FN:${escaped(personName(person))}`,
    ...emails.map(({ email }) => `EMAIL;TYPE=INTERNET:${escaped(email)}`),
    ...phones.map(({ number, label }) => `TEL${TYPES[label]}:${escaped(number)}`),
    ...(hasAddress
      ? [`ADR;TYPE=WORK:${['', '', street, city, '', postcode, country].map(escaped).join(';')}`]
      : []),
    ...(employer.name ? [`ORG:${escaped(employer.name)}`] : []),
    ...(employer.jobTitle ? [`TITLE:${escaped(employer.jobTitle)}`] : []),
    ...(website ? [`URL:${website}`] : []),
    ...(tags.length > 0 ? [`CATEGORIES:${tags.map(escaped).join(',')}`] : []),
    ...(notes.length > 0 ? [`NOTE:${escaped(notes.join('\n'))}`] : []),
    ...(person.birthDay ? [`BDAY:${person.birthDay}`] : []),
    `UID:urn:uuid:${id}`,
    `REV:${person.updatedAt}`,
    'END:VCARD',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
};
