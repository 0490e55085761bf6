/** Whose signature it is: by the addresses and names in it, compared with the sender of the mail. */
import { foldText } from '#shared/lib/fold.ts';
import { footAddresses } from './foot-fields.ts';
import { splitPersonName } from './person-name.ts';
import type { SignatureReason } from './proposal.ts';

export type SignatureSender = { readonly senderEmail: string; readonly senderName: string };

export type SignatureOwner = {
  readonly email: string;
  readonly domain: string;
  readonly first: string;
  readonly last: string;
};

export const letters = (text: string): string => foldText(text).replace(/[^\p{L}]/gu, '');

/** "i. A.", "ppa.": for whom somebody signs, no part of the name. */
export const withoutProxy = (name: string): string =>
  name.replace(/^(?:i\.?\s?[av]\.?|ppa\.?|gez\.?)\s+/iu, '');

export const ownerOf = ({ senderEmail, senderName }: SignatureSender): SignatureOwner => {
  const email = senderEmail.trim().toLowerCase();
  const name = splitPersonName(senderName, email);
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return { email, domain, first: letters(name.firstName), last: letters(name.lastName) };
};

/** Whether an item is the owner's name: the last name in it, and a first name that does not contradict. */
export const isOwnersName = (item: string, owner: SignatureOwner): boolean => {
  if (item.length > 70 || /[\d@:]/.test(item)) return false;
  const words = foldText(withoutProxy(item))
    .split(/[^\p{L}-]+/u)
    .map((word) => word.replaceAll('-', ''))
    .filter(Boolean);
  const lone = owner.last === '' ? owner.first : owner.last;
  if (lone === '' || words.length > 6 || !words.join('').includes(lone)) return false;
  if (owner.last === '') return words.includes(lone);
  return (
    owner.first === '' ||
    words.some((word) => word.startsWith(owner.first.slice(0, 1)) && word !== owner.last)
  );
};

export const isOwnHost = (host: string, { domain }: SignatureOwner): boolean =>
  host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`);

/** "Voß Haustechnik" of voss-haustechnik.example: a company named like its domain. */
export const isNamedLikeDomain = (item: string, owner: SignatureOwner): boolean => {
  const label = letters(owner.domain.split('.').at(-2) ?? '');
  const name = letters(item);
  return (
    label.length >= 4 &&
    name.length >= 4 &&
    item.length < 70 &&
    !item.includes('@') &&
    (name === label || name.startsWith(label))
  );
};

/** `info@` and the like: nobody's own. */
const isDesk = (address: string): boolean => splitPersonName('', address).confidence === 0;

/** How far a signature can be taken for the sender's; null when it is somebody else's. */
export type SignatureTrust = { readonly reason: SignatureReason; readonly factor: number };

const FACTORS: Readonly<Record<SignatureReason, number>> = {
  own_address: 1,
  name_only: 0.9,
  house_address: 0.8,
  several_people: 0.6,
};

/** `items` are the parts of each line, as names are looked for among them. */
export const trustIn = (
  lines: readonly string[],
  items: (line: string) => readonly string[],
  owner: SignatureOwner,
): SignatureTrust | null => {
  const trust = (reason: SignatureReason): SignatureTrust => ({ reason, factor: FACTORS[reason] });
  const addresses = lines.flatMap(footAddresses);
  if (owner.email !== '' && addresses.includes(owner.email)) {
    const others = addresses.filter((address) => address !== owner.email && !isDesk(address));
    return trust(others.length === 0 ? 'own_address' : 'several_people');
  }
  const fits = lines.some((line) =>
    items(line).some((item) => isOwnersName(item.split(',')[0] ?? '', owner)),
  );
  if (!fits) return null;
  if (addresses.length === 0) return trust('name_only');
  // "info@" of the same house under the sender's own name.
  return addresses.every((address) => address.endsWith(`@${owner.domain}`)) ? trust('house_address') : null;
};
