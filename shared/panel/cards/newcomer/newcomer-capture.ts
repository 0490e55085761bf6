/** The readers of foreign text, fetched only where somebody unknown is shown. */
import { ownDomain } from '../../../capture/own-domain.ts';
import { splitPersonName } from '../../../capture/person-name.ts';
import { normalisePhone } from '../../../capture/phone.ts';
import type { SignatureProposal } from '../../../capture/proposal.ts';
import { readSignature } from '../../../capture/signature.ts';
import { mailKind } from '../../../domain/mail-headers.ts';
import type { NameParts } from '../../../capture/signature-differences.ts';

export type Capture = {
  readonly signature: (text: string, email: string, name: string) => readonly SignatureProposal[];
  readonly displayName: (name: string, email: string) => string;
  readonly nameParts: (name: string, email: string) => NameParts;
  /** The domain behind an address; empty for the large mail houses. */
  readonly ownDomain: (emailOrHost: string) => string;
  readonly companyName: (domain: string) => string;
  /** E.164 where the number can be read, else as it was typed. */
  readonly toE164: (text: string) => string;
  /** Whether a mail with these headers went to many. */
  readonly isBulk: (headers: string) => boolean;
};

/** Words inside a name that stay small, as in "Pumpe und Anlage". */
const SMALL_WORDS = new Set(
  'und and et für fuer von vom zu zum zur der die das den dem des am an im in of for the de'.split(' '),
);

/** `brandt-pumpen.example` to "Brandt Pumpen". */
const companyNameOf = (domain: string): string => {
  const label = domain.split('.').at(-2) ?? '';
  return label
    .split('-')
    .map((word, at) =>
      at > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
};

/** Sent to many at once, by a list or a program: nobody waits to be known by it. */
const isBulk = (headers: string): boolean => ['list', 'bulk'].includes(mailKind(headers) ?? '');

export const capture: Capture = {
  signature: (text, senderEmail, senderName) => readSignature(text, { senderEmail, senderName }),
  displayName: (name, email) => {
    const parts = splitPersonName(name, email);
    return [parts.title, parts.firstName, parts.lastName].filter(Boolean).join(' ');
  },
  nameParts: (name, email) => {
    const { title, firstName, lastName } = splitPersonName(name, email);
    return firstName || lastName
      ? { title, firstName, lastName }
      : { title: '', firstName: '', lastName: name.trim() };
  },
  ownDomain,
  companyName: companyNameOf,
  toE164: (text) => {
    const phone = normalisePhone(text);
    return phone.ok ? phone.value.e164 : text;
  },
  isBulk,
};
