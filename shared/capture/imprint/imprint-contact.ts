/** Telephone, fax and e-mail of whoever an imprint is of. Pure. */
import { addressesOf } from '../page-addresses.ts';
import { normalisePhone } from '../phone.ts';
import type { ImprintLine } from './imprint-lines.ts';
import type { Found } from './imprint-register.ts';

export type NumberKind = 'phone' | 'mobile' | 'fax';
export type FoundNumber = Found & { readonly kind: NumberKind };

const NUMBER = /(?<![\p{L}\d/.+-])(?:\+|\(0|\(\+|0)[\d ()/.–-]{5,36}\d/gu;
const FAX = /fax|📠|(?:^|\W)f[.:]? ?$/iu;
const MOBILE = /mobil|handy|natel|(?:^|\W)m[.:]? ?$/iu;
const PHONE =
  /t[eé]l|fon\b|phone|rufnummer|ruf\b|zentrale|anrufen|rufen sie|hotline|kundenservice|service|☎|📞|(?:^|\W)t[.:]? ?$/iu;
const OTHER =
  /steuer|ust|uid|hr[ab]|iban|bic|konto|blz|gln|zsr|dvr|reg|kunden(?!service)|nummer|nr\b|lucid|weee|d-u-n-s|finanzamt|mitglied|©/iu;

const kindOf = (context: string): NumberKind | null => {
  // The word next to the number counts.
  const near = context.slice(-45);
  const at = (pattern: RegExp): number => {
    const found = [...near.matchAll(new RegExp(pattern.source, 'giu'))].at(-1);
    return found?.index ?? -1;
  };
  const places: readonly (readonly [NumberKind, number])[] = [
    ['fax', at(FAX)],
    ['mobile', at(MOBILE)],
    ['phone', at(PHONE)],
  ];
  const [kind, place] = places.toSorted((one, other) => other[1] - one[1])[0] ?? ['phone', -1];
  return place < 0 ? null : FAX.test(near.slice(place)) ? 'fax' : kind;
};

const e164 = (text: string, country: string): string => {
  const number = normalisePhone(text.replace(/^00/u, '+'), country);
  return number.ok ? number.value.e164 : '';
};

/** "06172 / 555 40 / 06172 / 555 41" are two. */
const numbersIn = (text: string, country: string): string[] => {
  const whole = e164(text, country);
  if (whole !== '') return [whole];
  const parts = text.split(/\s[/–-]\s(?=0)/u);
  const halves = text.split(/(?<=\d)\s\/\s(?=0\d{2,})/u);
  for (const pieces of [halves, parts]) {
    const read = pieces.map((piece) => e164(piece, country)).filter((piece) => piece !== '');
    if (read.length > 1) return read;
  }
  return [];
};

const LABEL_LINE = /^[\p{L}\s/.-]{1,40}:?$/u;

/** The numbers of one line with what they are for; a number alone on its line takes the label above. */
const lineNumbers = (line: ImprintLine, above: ImprintLine | undefined, country: string): FoundNumber[] => {
  const { text } = line;
  const found: FoundNumber[] = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER)) {
    const context = text.slice(end, match.index);
    const after = text.slice(match.index + match[0].length).slice(0, 12);
    end = match.index + match[0].length;
    const values = numbersIn(match[0], country);
    const aboveText = above !== undefined && LABEL_LINE.test(above.text) ? above.text : '';
    const isAlone = context.trim() === '';
    const both = isAlone && FAX.test(aboveText) && PHONE.test(aboveText.replace(/telefax/iu, ''));
    const told = kindOf(context) ?? (isAlone && aboveText !== '' ? kindOf(aboveText) : null);
    if (told === null && (!isAlone || OTHER.test(aboveText) || !/^\s*(?:$|[([|·,])/u.test(text.slice(end))))
      continue;
    if (told === null && OTHER.test(context)) continue;
    values.forEach((value, at) => {
      const kind: NumberKind = /^\s?\(fax/iu.test(after)
        ? 'fax'
        : both
          ? at === 0
            ? 'phone'
            : 'fax'
          : (told ?? 'phone');
      found.push({ kind, value, source: text });
    });
  }
  const linked = line.phones
    .map((value) => ({
      value: e164(value, country),
      kind: kindOf(text) ?? ('phone' as const),
      source: text || value,
    }))
    .filter(({ value }) => value !== '' && !found.some((one) => one.value.slice(-7) === value.slice(-7)));
  return [...found, ...(found.length > 0 ? [] : linked)];
};

/** Numbers of the lines that are the provider's own, in their order. */
export const readNumbers = (lines: readonly ImprintLine[], country: string): FoundNumber[] =>
  lines.flatMap((line, at) => (line.role === 'own' ? lineNumbers(line, lines[at - 1], country) : []));

const SPECIAL =
  /^(?:jobs?|karriere|bewerb\p{L}*|datenschutz|dsb|privacy|presse|webmaster|abuse|newsletter|noreply|no-reply)@/u;

/** The provider's address: on its own lines first, elsewhere only one of its own domain. */
export const readMail = (
  lines: readonly ImprintLine[],
  block: readonly ImprintLine[],
  host: string,
): Found | null => {
  const isOwn = (address: string): boolean => {
    const domain = address.slice(address.indexOf('@') + 1);
    return host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`);
  };
  const from = (some: readonly ImprintLine[]): Found[] =>
    some.flatMap((line) => addressesOf(line).map((value) => ({ value, source: line.text || value })));
  const isPlain = ({ value, source }: Found): boolean => !SPECIAL.test(value) && !/de-mail/iu.test(source);
  const here = from(block.filter(({ role }) => role === 'own'));
  const own = from(lines.filter(({ role }) => role === 'own'));
  const all = from(lines);
  return (
    here.filter(isPlain).find(({ value }) => isOwn(value)) ??
    here.find(isPlain) ??
    own.filter(isPlain).find(({ value }) => isOwn(value)) ??
    all.filter(isPlain).find(({ value }) => isOwn(value)) ??
    own.find(isPlain) ??
    own[0] ??
    null
  );
};
