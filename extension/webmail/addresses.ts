/** Addresses as pages of webmails show them. */
import type { MailParticipant } from '#shared/domain/mail.ts';
import { oneLine } from './ways.ts';

const LIST_CHARS = 100_000;

/** Host names of other alphabets in the one form that both a page and a header can be brought to. */
const asciiHost = (host: string): string => {
  const url = `http://${host}/`;
  return URL.canParse(url) ? new URL(url).hostname : host.toLowerCase();
};

/** For comparing only; '' when it is no address. */
export const addressKey = (address: string): string => {
  const at = address.lastIndexOf('@');
  if (at < 1 || /[\s<>",;]/.test(address)) return '';
  return `${address.slice(0, at).toLowerCase()}@${asciiHost(address.slice(at + 1))}`;
};

/** A list of addresses, split where no quotes and no brackets are open. */
const entriesOf = (list: string): string[] => {
  const entries: string[] = [];
  let [entry, isQuoted, isBracketed] = ['', false, false];
  for (const sign of list.slice(0, LIST_CHARS)) {
    if (sign === '"') isQuoted = !isQuoted;
    if (!isQuoted && (sign === '<' || sign === '>')) isBracketed = sign === '<';
    if (!isQuoted && !isBracketed && /[,;\n]/.test(sign)) {
      entries.push(entry);
      entry = '';
    } else entry += sign;
  }
  return [...entries, entry];
};

type Party = Pick<MailParticipant, 'email' | 'name'>;

/** `Katrin <k@brandt.example>`, or the address alone; null when there is none. */
export const partyOf = (text: string): Party | null => {
  const line = oneLine(text.slice(0, 2_000));
  const open = line.lastIndexOf('<');
  const close = line.indexOf('>', open);
  const email = (open >= 0 && close > open ? line.slice(open + 1, close) : line).trim();
  if (addressKey(email) === '') return null;
  const name =
    open >= 0
      ? line
          .slice(0, open)
          .trim()
          .replace(/^"(.*)"$/, '$1')
      : '';
  return { email, name: addressKey(name) === addressKey(email) ? '' : name };
};

/** Everybody in what was typed into an address field; what is not finished is left out. */
export const partiesOf = (list: string): Party[] => entriesOf(list).flatMap((entry) => partyOf(entry) ?? []);

/** Each address once per role. */
export const distinct = (participants: readonly MailParticipant[]): MailParticipant[] => [
  ...new Map(participants.map((one) => [`${one.role} ${addressKey(one.email)}`, one])).values(),
];
