/** What stands in a field while it is typed, and the value it becomes. Pure; knows nothing of where a value is stored. */
import { isEmailAddress, isWebAddress } from '../../../domain/addresses.ts';
import { amountText, parseMoney } from '../../../domain/money.ts';
import type { EditorKind } from './field-spec.ts';

/** One line of a labelled list: `email`, `number` or the parts of an address, and their `label`. */
export type EntryDraft = Readonly<Record<string, string>>;
/** Several choices are the list of what is chosen. */
export type FieldDraft = string | boolean | readonly EntryDraft[] | readonly string[];
export type DraftProblem = 'email' | 'web' | 'number' | 'money';
export type ReadDraft =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: DraftProblem };

/** What an entry has, besides its label. */
export const ENTRY_PARTS = {
  emails: ['email'],
  phones: ['number'],
  addresses: ['street', 'postcode', 'city', 'country'],
} as const;
export type ListKind = keyof typeof ENTRY_PARTS;

export const isListKind = (kind: EditorKind): kind is ListKind => Object.hasOwn(ENTRY_PARTS, kind);

/** Nothing is said: shown behind "add a detail". A no is nothing said. */
export const isUnsaid = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

export const freshEntry = (kind: ListKind): EntryDraft => ({
  label: '',
  ...Object.fromEntries(ENTRY_PARTS[kind].map((part) => [part, ''])),
});

/** `locale` is that of a number's decimal sign. */
export const draftOf = (
  kind: EditorKind,
  value: unknown,
  locale: 'de' | 'en',
  currency = 'EUR',
): FieldDraft => {
  if (kind === 'choices') return Array.isArray(value) ? (value as readonly string[]) : [];
  if (kind === 'money') return typeof value === 'number' ? amountText(value, locale, currency) : '';
  if (kind === 'yesno') return value === true;
  if (isListKind(kind)) return Array.isArray(value) ? (value as readonly EntryDraft[]) : [];
  if (kind === 'words') return Array.isArray(value) ? value.join(', ') : '';
  if (typeof value === 'number') return locale === 'de' ? String(value).replace('.', ',') : String(value);
  return typeof value === 'string' ? value : '';
};

const read = (value: unknown): ReadDraft => ({ ok: true, value });
const refuse = (problem: DraftProblem): ReadDraft => ({ ok: false, problem });

const readList = (kind: ListKind, draft: readonly EntryDraft[]): ReadDraft => {
  const parts = ENTRY_PARTS[kind];
  const entries = draft
    .map((entry) => Object.fromEntries(Object.entries(entry).map(([part, text]) => [part, text.trim()])))
    .filter((entry) => parts.some((part) => entry[part]));
  if (kind === 'emails' && entries.some(({ email = '' }) => !isEmailAddress(email))) return refuse('email');
  return read(entries);
};

/** `brandt.example` is taken for `https://brandt.example`. */
const readWeb = (text: string): ReadDraft => {
  if (text === '') return read('');
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
  return isWebAddress(address) ? read(address) : refuse('web');
};

/** `1,5` and `1.5` are one and a half; a sign in front of three digits at the end is none for thousands. */
const readNumber = (text: string): ReadDraft => {
  if (text === '') return read(null);
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  return /^[-−]?\d{1,15}(?:\.\d{1,6})?$/.test(plain)
    ? read(Number(plain.replace('−', '-')))
    : refuse('number');
};

const readWords = (text: string): string[] => {
  const words = text.split(/[,;\n]/).map((word) => word.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(words.filter(Boolean))];
};

/** Below zero too: a minus in front. */
const readAmount = (text: string, locale: 'de' | 'en', currency: string): ReadDraft => {
  if (text === '') return read(null);
  const isMinus = /^[-−–]/.test(text);
  const amount = parseMoney(isMinus ? text.slice(1) : text, locale, currency);
  const isOther = amount.ok && amount.value.currency !== null && amount.value.currency !== currency;
  if (!amount.ok || isOther) return refuse('money');
  return read(isMinus ? -amount.value.amountMinor : amount.value.amountMinor);
};

/** The value, or what is wrong with what was typed. An emptied field is a value as well: nothing said. */
export const readDraft = (
  kind: EditorKind,
  draft: FieldDraft,
  locale: 'de' | 'en' = 'en',
  currency = 'EUR',
): ReadDraft => {
  if (typeof draft === 'boolean') return read(draft);
  if (typeof draft !== 'string')
    return isListKind(kind) ? readList(kind, draft as readonly EntryDraft[]) : read(draft);
  const text = draft.trim();
  switch (kind) {
    case 'web':
      return readWeb(text);
    case 'number':
      return readNumber(text);
    case 'money':
      return readAmount(text, locale, currency);
    case 'words':
      return read(readWords(text));
    case 'day':
    case 'user':
    case 'team':
    case 'company':
    case 'person':
    case 'deal':
      return read(text === '' ? null : text);
    case 'line':
    case 'choices':
    case 'choice':
    case 'country':
    case 'yesno':
    case 'emails':
    case 'phones':
    case 'addresses':
      return read(text);
  }
};
