/** Single items of a mail foot: labelled numbers, addresses, web sites, company and job. One line at a time. */
import type { ProposalField } from './proposal.ts';
import type { Phone } from './phone.ts';
import { normalisePhone } from './phone.ts';

const NUMBER = String.raw`[+(0][\d\u00a0 ()/.\-–]{5,28}\d`;
const LABELLED = new RegExp(
  String.raw`(?:^|[\s|,;/•·(])(telefax|fax|mobiltelefon|mobilfunk|mobil|mobile|mob|handy|cell|telefon|tel|fon|phone|ph|direktwahl|direkt|direct|durchwahl|zentrale|office|büro|[tfmpd])\.?(?:[-\s]?nr\.?| phone| line| dial)?\s{0,3}(?:\(\p{L}{2,12}\))?\s{0,3}[:.]?\s{0,3}(${NUMBER})`,
  'giu',
);
const WHOLE_NUMBER = new RegExp(String.raw`^${NUMBER}$`, 'u');
const SYMBOLS = /[☎✆📞📱📠🖷✉📧🌐]\ufe0f?/gu;

type PhoneField = Extract<ProposalField, 'phone' | 'mobile' | 'fax'>;
export type FootNumber = { readonly field: PhoneField; readonly value: string; readonly confidence: number };

const fieldOf = (label: string, phone: Phone): PhoneField => {
  if (/^(?:telefax|fax|f)$/i.test(label)) return 'fax';
  if (/^(?:mob|handy|cell|m$)/i.test(label) || phone.type === 'mobile') return 'mobile';
  return 'phone';
};

const DIGITS_MIN = 6;
/** "+49 …", "0511 …": a number without either is an extension, or from a country nobody named. */
const isWhole = (number: string): boolean =>
  /^\(?\s?(?:\+|0)/.test(number) && number.replace(/\D/g, '').length >= DIGITS_MIN;

/**
 * Telephone numbers of a line: behind a label anywhere in it, or alone between separators. `country` is where a number
 * without country code belongs to; null when nothing tells, and then such a number is nobody's.
 */
export const footNumbers = (line: string, country: string | null): FootNumber[] => {
  const text = line.replace(SYMBOLS, ' ');
  const found: FootNumber[] = [];
  const add = (label: string, number: string, confidence: number): void => {
    const isInternational = /^\(?\s?(?:\+|00)/.test(number);
    if (!isWhole(number) || (country === null && !isInternational)) return;
    const phone = normalisePhone(number, country ?? undefined);
    if (phone.ok) found.push({ field: fieldOf(label, phone.value), value: phone.value.e164, confidence });
  };
  for (const [, label = '', number = ''] of text.matchAll(LABELLED)) add(label, number, 0.95);
  if (found.length > 0) return found;
  for (const item of text.split(/\s[|•·–-]\s|[|•·,;\t]/u)) {
    const trimmed = item.trim();
    if (WHOLE_NUMBER.test(trimmed)) add(line.includes('📠') ? 'fax' : '', trimmed, 0.65);
  }
  return found;
};

const ADDRESS = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d][\p{L}\d.-]{0,200}\.\p{L}{2,24}/gu;

/** E-mail addresses of a line, lower case. */
export const footAddresses = (line: string): string[] =>
  (line.match(ADDRESS) ?? []).map((address) => address.toLowerCase());

const SITE = /(?:^|[\s<(|:])((?:https?:\/\/|www\.)[^\s<>()|,;"']{3,200})/giu;
const BARE_SITE =
  /(?:^|[\s|])([\p{L}\d][\p{L}\d-]{0,62}(?:\.[\p{L}\d-]{1,63}){0,3}\.\p{L}{2,24})(?=$|[\s|/])/gu;
const NETWORKS =
  /(?:^|\.)(?:linkedin|xing|facebook|instagram|twitter|youtube|tiktok|threads|kununu|calendly|whatsapp|zoom|teams\.microsoft|aka)\.[a-z]{2,4}$|^(?:x\.com|wa\.me|youtu\.be|aka\.ms)$/i;

/** Endings a bare word may be a web site by; else "Dr.Brandt" and "Angebot.pdf" were one as well. */
const SITE_ENDING =
  /\.(?:de|at|ch|li|com|net|org|eu|info|biz|io|shop|gmbh|berlin|hamburg|koeln|bayern|fr|it|nl|be|lu|pl|cz|es|dk|se|no|fi|uk|ie|hu|pt|us|example)$/;

/** Web sites of a line with their host names; networks and meeting links are nobody's site. */
export const footSites = (line: string): { value: string; host: string }[] => {
  if (line.length > 300) return [];
  const withoutAddresses = line.replace(ADDRESS, ' ');
  const texts = [
    ...[...withoutAddresses.matchAll(SITE)].map((match) => match[1] ?? ''),
    ...[...withoutAddresses.matchAll(BARE_SITE)]
      .map((match) => match[1] ?? '')
      .filter((text) => SITE_ENDING.test(text)),
  ];
  return texts.flatMap((text) => {
    const value = (/^https?:/i.test(text) ? text : `https://${text}`).replace(/[.,;:/]+$/, '');
    try {
      const host = new URL(value).hostname.replace(/^www\./, '');
      return NETWORKS.test(host) || !host.includes('.') ? [] : [{ value, host }];
    } catch {
      return [];
    }
  });
};
