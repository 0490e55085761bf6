/** Everybody named in the address headers of a message, groups flattened. */
import type { Header } from 'postal-mime';
import { addressParser } from 'postal-mime';
import type { MailParticipant } from '#shared/domain/mail.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { cleanName } from './foreign-text.ts';

const ROLE_OF_HEADER = {
  from: 'from',
  sender: 'sender',
  'reply-to': 'reply_to',
  to: 'to',
  cc: 'cc',
  bcc: 'bcc',
} as const;

/** Address lists beyond this are cut before they are parsed; the header block keeps all of them. */
const LIST_CHARS = 400_000;

const isAddressHeader = (key: string): key is keyof typeof ROLE_OF_HEADER =>
  Object.hasOwn(ROLE_OF_HEADER, key);

/** Comments and a source route inside an address (RFC 5322 §4.4) are no part of it. */
const bareAddress = (text: string): string =>
  cleanName(text, 1_000)
    .replace(/\([^()]*\)/g, '')
    .replace(/^@[^:]*:/, '')
    .replace(/\s+(?=[.@])|(?<=[.@])\s+/g, '')
    .replace(/^[<'"\s]+|[>'"\s]+$/g, '');

const isAddress = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+$/.test(text);

/** What is no address ("undisclosed recipients", an internal Exchange name) is kept as a name. */
export const makeParticipant = (
  role: MailParticipant['role'],
  email: string,
  name: string,
): MailParticipant => {
  const address = bareAddress(email);
  const shown = cleanName(name, 1_000).replace(/^(['"])(.*)\1$/, '$2');
  if (!isAddress(address)) return { role, email: '', name: cleanName(`${shown} ${address}`, 1_000) };
  return { role, email: address, name: shown.toLowerCase() === address.toLowerCase() ? '' : shown };
};

/** Each address once per role; entries without any address or name are left out. */
export const distinctParticipants = (all: readonly MailParticipant[]): MailParticipant[] => {
  const seen = new Set<string>();
  const kept: MailParticipant[] = [];
  for (const one of all) {
    const key = `${one.role} ${one.email.toLowerCase() || one.name.toLowerCase()}`;
    if ((one.email === '' && !/[\p{L}\p{N}]/u.test(one.name)) || seen.has(key)) continue;
    seen.add(key);
    kept.push(one);
  }
  return kept.slice(0, MAIL_LIMITS.participants);
};

/** Of several From or Sender headers the first counts: a second one is how a forged sender is smuggled in. */
export const headersToParticipants = (headers: readonly Header[]): MailParticipant[] => {
  const found: MailParticipant[] = [];
  const single = new Set<string>();
  for (const { key, value } of headers) {
    if (!isAddressHeader(key) || value.trim() === '' || single.has(key)) continue;
    if (key === 'from' || key === 'sender') single.add(key);
    for (const { address, name } of addressParser(value.slice(0, LIST_CHARS), { flatten: true })) {
      found.push(makeParticipant(ROLE_OF_HEADER[key], address ?? '', name));
    }
  }
  return distinctParticipants(found);
};
