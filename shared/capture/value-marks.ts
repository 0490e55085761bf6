/** What is noticed about values: the same while they are typed, on the record, and among what is to be confirmed. Pure. */
import { isSharedMailbox } from '../domain/shared-mailbox.ts';
import type { ValueMark } from '../domain/value-mark.ts';
import { meantEmail } from './email-typo.ts';
import { normaliseIban } from './iban.ts';
import { normalisePhone } from './phone.ts';
import { isPostcode } from './postcode.ts';
import { normaliseVatId } from './vat-id.ts';

type Typed = {
  /** Key of the field in `record-fields.ts`, or that of a custom field. */
  readonly field: string;
  /** What it is called; a custom field is known by it alone. */
  readonly label?: string;
  readonly value: unknown;
  /** Two letters, or nothing. */
  readonly country: string;
};
type Entry = Readonly<Record<string, unknown>>;

const textIn = (entry: Entry, part: string): string => {
  const text = entry[part];
  return typeof text === 'string' ? text.trim() : '';
};

const lines = (value: unknown, part: string): string[] =>
  (Array.isArray(value) ? (value as readonly Entry[]) : []).flatMap((entry) => {
    const text = textIn(entry, part);
    return text === '' ? [] : [text];
  });

const mark = (field: string, kind: ValueMark['mark'], value: string, suggestion = ''): ValueMark => ({
  field,
  mark: kind,
  value,
  suggestion,
});

const ofEmail = (field: string, email: string): ValueMark[] => {
  const meant = meantEmail(email);
  return [
    ...(meant ? [mark(field, 'email_typo', email, meant)] : []),
    ...(isSharedMailbox(email) ? [mark(field, 'shared_mailbox', email)] : []),
  ];
};

const ofPostcode = (field: string, postcode: string, country: string): ValueMark[] =>
  postcode === '' || isPostcode(postcode, country) ? [] : [mark(field, 'postcode', postcode)];

/** Of one field. A custom field is an account number where it is called IBAN, a VAT id where it is called that. */
export const fieldMarks = ({ field, label = '', value, country }: Typed): ValueMark[] => {
  const text = typeof value === 'string' ? value.trim() : '';
  switch (field) {
    case 'emails':
      return lines(value, 'email').flatMap((email) => ofEmail(field, email));
    case 'phones':
      return lines(value, 'number').flatMap((number) =>
        normalisePhone(number, country || undefined).ok ? [] : [mark(field, 'phone', number)],
      );
    case 'addresses':
      return (Array.isArray(value) ? (value as readonly Entry[]) : []).flatMap((entry) =>
        ofPostcode(field, textIn(entry, 'postcode'), textIn(entry, 'country') || country),
      );
    case 'postcode':
      return ofPostcode(field, text, country);
    case 'vatId':
      return text === '' || normaliseVatId(text) ? [] : [mark(field, 'vat_id', text)];
    default:
      if (text === '') return [];
      if (/\bIBAN\b/i.test(label)) return normaliseIban(text) ? [] : [mark(field, 'iban', text)];
      if (/\b(?:USt-?Id|UID-?Nummer|VAT ID)/i.test(label))
        return normaliseVatId(text) ? [] : [mark(field, 'vat_id', text)];
      return [];
  }
};

const MARKED_FIELDS = ['emails', 'phones', 'vatId', 'postcode', 'addresses'] as const;

/** Of all fields of the catalogue that can be judged. */
export const recordMarks = (record: Readonly<Record<string, unknown>>): ValueMark[] =>
  MARKED_FIELDS.flatMap((field) =>
    fieldMarks({ field, value: record[field], country: textIn(record, 'country') }),
  );
