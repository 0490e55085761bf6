/**
 * Which organisation a host name stands for. Holds the public suffix list (110 kB gzipped through tldts), so the
 * panel never imports this module: server and background scripts only.
 */
import { getDomain, getDomainWithoutSuffix } from 'tldts';
import { sharedHostKind, siteBuilderOf } from './shared-hosts.ts';

const HOST_MAX = 2_048;

const tidy = (host: string): string => host.trim().toLowerCase().replace(/\.+$/, '');

/**
 * The part of a host name (or address of a page) that belongs to one organisation: `www.shop.brandt.example` gives
 * `brandt.example`, `max.github.io` stays whole. Null for IP addresses, bare suffixes and nonsense.
 */
export const registrableDomain = (host: string): string | null => {
  if (host.length > HOST_MAX) return null;
  const name = tidy(host);
  const domain = getDomain(name, { allowPrivateDomains: true });
  const full = getHost(name) ?? '';
  const builder = siteBuilderOf(full);
  // Where the list of suffixes knows more about a builder's names, it is right.
  if (builder === null || domain?.endsWith(`.${builder}`)) return domain;
  const own =
    full
      .slice(0, -builder.length - 1)
      .split('.')
      .at(-1) ?? '';
  return own === '' || own === 'www' ? builder : `${own}.${builder}`;
};

/** Host of a text that may be a host or a whole address. */
const getHost = (text: string): string | null => {
  try {
    return new URL(text.includes('://') ? text : `https://${text}`).hostname;
  } catch {
    return null;
  }
};

/** Whether everybody can have an address there, so that the domain tells nothing about a company. */
export const isFreeMail = (domain: string): boolean => sharedHostKind(domain) === 'free_mail';

/** Names below them are no more anybody's own than they are themselves. */
const isPlatform = (domain: string): boolean => {
  const kind = sharedHostKind(domain);
  return kind !== null && kind !== 'site_builder' && kind !== 'free_mail';
};

/** Whether many organisations share this domain, so that it must not become a company's own. */
export const isSharedHost = (domain: string): boolean => {
  const name = tidy(domain);
  if (sharedHostKind(name) === 'site_builder' || isPlatform(name)) return true;
  const parent = getDomain(name, { allowPrivateDomains: false });
  return parent !== null && isPlatform(parent);
};

const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gmbh: 'GmbH',
    ag: 'AG',
    kg: 'KG',
    ohg: 'OHG',
    ug: 'UG',
    se: 'SE',
    ev: 'e.V.',
    eg: 'eG',
    und: 'und',
    and: 'and',
  }),
);

const nameWord = (word: string): string => {
  const known = LEGAL_FORMS.get(word);
  if (known !== undefined) return known;
  return word.length <= 3 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
};

/** A first guess at a company's name: `brandt-pumpen.example` gives "Brandt Pumpen". Empty where nothing can be said. */
export const companyNameFromDomain = (domain: string): string => {
  const name = tidy(domain);
  if (name.length > HOST_MAX || isFreeMail(name) || isSharedHost(name)) return '';
  const label = getDomainWithoutSuffix(name, { allowPrivateDomains: true });
  // Punycode would need decoding; a guess full of xn-- helps nobody.
  if (label === null || label.startsWith('xn--')) return '';
  return label.split(/[-_]+/).filter(Boolean).map(nameWord).join(' ');
};
