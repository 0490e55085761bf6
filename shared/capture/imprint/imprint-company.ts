/** The name of whoever an imprint is of, and the legal form in it. Pure. */
import type { ImprintAddress } from './imprint-address.ts';
import type { ImprintLine } from './imprint-lines.ts';
import type { Found } from './imprint-register.ts';
import { isImprintHeading, isPlaceLabel } from './imprint-words.ts';

const FORMS: readonly (readonly [pattern: RegExp, form: string])[] = [
  [/(?:GmbH|\bmbH) ?(?:&|\+|und|u\.) ?Co\.? ?(?:KG(?!aA)|Kommanditgesellschaft)/iu, 'GmbH & Co. KG'],
  [/\bUG ?\(haftungsbeschr(?:ä|ae)nkt\) ?& ?Co\.? ?KG\b/iu, 'UG (haftungsbeschränkt) & Co. KG'],
  [/\bAG ?& ?Co\.? ?KG\b/u, 'AG & Co. KG'],
  [/\b(?:UG|Unternehmergesellschaft) ?\(haftungsbeschr(?:ä|ae)nkt\)/iu, 'UG (haftungsbeschränkt)'],
  [/\bgGmbH\b/u, 'gGmbH'],
  [/\bPartG ?mbB\b|\bPartnerschaftsgesellschaft mbB\b|\bPartmbB\b/iu, 'PartG mbB'],
  [/\bPartG\b/u, 'PartG'],
  [/\bGmbH\b|\bmbH\b|\bGesellschaft mit beschränkter Haftung\b|\bGes\.? ?m\.? ?b\.? ?H\.?/iu, 'GmbH'],
  [/\bKGaA\b/u, 'KGaA'],
  [/\bUG\b/u, 'UG'],
  [/\be\. ?K(?:fm|fr)?\.?(?=$|[\s,)])/u, 'e.K.'],
  [/\be\. ?V\.?(?=$|[\s,)])/u, 'e.V.'],
  [/\be\. ?U\.?(?=$|[\s,)])/u, 'e.U.'],
  [/\beG\b/u, 'eG'],
  [/\bAG\b|\bAktiengesellschaft\b/u, 'AG'],
  [/\bKG\b|\bKommanditgesellschaft\b/u, 'KG'],
  [/\bOHG\b/u, 'OHG'],
  [/(?<!\d\. ?)\bOG\b/u, 'OG'],
  [/\bGbR\b/u, 'GbR'],
  [/\bSE\b/u, 'SE'],
  [/\bFlexCo\b/u, 'FlexCo'],
  [/\bSàrl\b|\bS\.?à\.?r\.?l\.?\b/u, 'Sàrl'],
  [/\bSagl\b/u, 'Sagl'],
  [/\bLtd\b|\bLimited\b/u, 'Ltd.'],
  [/\bAS\b/u, 'AS'],
  [/^Verein\b/u, 'Verein'],
  [/\bStiftung\b/u, 'Stiftung'],
];

/** The legal form in a name, in its usual spelling; empty without one. */
export const legalForm = (name: string): string => FORMS.find(([pattern]) => pattern.test(name))?.[1] ?? '';

const NAME_MAX = 120;
const LABELS =
  /^(?:firmenwortlaut|firma|firmenname|firmenbezeichnung|eingetragener firmenname|unternehmen|company|anbieter|name|medieninhaber|herausgeber|inhaber der webseite)\b/iu;
const PERSON_LABEL =
  /^(?:vertreten|vertretung|geschäftsführ|geschaeftsfuehr|inhaber|inh\.|vorstand|gf\b|fam\.|c\/o|℅|z\. ?hd|familie$|gebäude|bootshaus|building|tel|fon|fax|mobil|e-?mail)/iu;

const isName = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= NAME_MAX &&
  /\p{L}{2}/u.test(text) &&
  !/@|https?:|^\d[\d ./-]*$|\(at\)/u.test(text);

/** A form that stands in the line, so that the line can be a company's name. */
const isFormed = (text: string): boolean =>
  isName(text) &&
  legalForm(text) !== '' &&
  !/\b(?:HR[AB]|FN|AG \p{Lu}\p{L}+ HR|Amtsgericht|Registergericht)\b/u.test(text) &&
  !/ein Produkt|betrieben/u.test(text);

const clean = (text: string): string =>
  text
    .replace(/^[^,]{10,100} (?:ist|sind) (?:die|der|das) (?=\p{Lu})/u, '')
    .replace(/^(?:die|der|das) (?=\p{Lu})/u, '')
    .replace(/[\s*★]+$/u, '')
    .replace(/^[\s|·–-]+|[\s|·–,;-]+$/gu, '');

const FORM_WORDS = String.raw`(?:GmbH(?: ?& ?Co\.? ?KG)?|mbH|AG|KG|OHG|UG(?: \(haftungsbeschränkt\))?|eG|SE|GbR|e\. ?V\.|e\. ?K\.)`;
const IN_SENTENCE = new RegExp(
  String.raw`\b(?:der|die|das|von|durch|by) ((?:\p{Lu}[\p{L}\d.&-]*|&|und|\+)(?: (?:\p{Lu}[\p{L}\d.&-]*|&|und|\+|für|der)){0,7}? ${FORM_WORDS})(?= )`,
  'u',
);

const partsOf = (text: string): string[] => text.split(/\s?[|·•]\s?|,\s/u).map(clean);

/** A name that fills its line, or the first item of one. */
const formedIn = (line: ImprintLine): string => {
  const text = line.label === '' || !isPlaceLabel(line.label) ? line.text : line.rest;
  if (text.length > NAME_MAX || /,|\||·/u.test(text)) {
    const sentence = IN_SENTENCE.exec(text)?.[1];
    if (sentence) return sentence;
    const whole =
      text.length <= 80 && /^\p{L}[^,]{2,50}, (?:inh\p{L}*\.?) [^,:]+$/iu.test(text) ? clean(text) : '';
    return whole || (partsOf(text).find(isFormed) ?? '');
  }
  if (line.label !== '' && text === line.text) return '';
  return isFormed(text) ? clean(text) : (IN_SENTENCE.exec(text)?.[1] ?? '');
};

/** "Unternehmergesellschaft (haftungsbeschränkt)" on a line of its own belongs to the one above. */
const isFormAlone = (text: string): boolean =>
  /^(?:Unternehmergesellschaft|Gesellschaft mit|Aktiengesellschaft|Kommanditgesellschaft|GmbH|AG|KG|UG)\b[^,]{0,40}$/u.test(
    text,
  );

const UP = 6;

const named = (lines: readonly ImprintLine[], address: ImprintAddress): Found | null => {
  for (const { text } of [{ text: address.before.join(', ') }]) {
    const found = partsOf(text).find(isFormed);
    if (found) return { value: found, source: lines[address.from]?.text ?? '' };
  }
  for (let at = address.from; at >= Math.max(0, address.from - UP); at -= 1) {
    const line = lines[at];
    if (line === undefined || line.role !== 'own') continue;
    const found = /^(?:c\/o|℅|z\. ?hd|p\. ?a)/iu.test(line.text) ? '' : formedIn(line);
    if (
      found === '' ||
      /^(?:stiftung|körperschaft|anstalt) (?:bürgerlich|öffentlich|des|privat)/iu.test(found)
    )
      continue;
    const above = isFormAlone(found) ? lines[at - 1] : undefined;
    return above && isName(above.text) && !isImprintHeading(above.text)
      ? { value: `${clean(above.text)} ${found}`, source: line.text }
      : { value: found, source: line.text };
  }
  return null;
};

/** Without a legal form the name is the first line above the address, behind heading and labels. */
const unformed = (lines: readonly ImprintLine[], address: ImprintAddress): Found | null => {
  const before = address.before.map(clean).find((item) => isName(item) && !PERSON_LABEL.test(item));
  if (before && /^\p{Lu}/u.test(before)) return { value: before, source: lines[address.from]?.text ?? '' };
  let best: Found | null = null;
  for (let at = address.from - 1; at >= Math.max(0, address.from - UP); at -= 1) {
    const line = lines[at];
    if (line === undefined || line.role !== 'own' || isImprintHeading(line.text)) break;
    if (line.isHeading && best !== null) break;
    if (line.label !== '' && line.rest === '') break;
    if (
      /§|:$/u.test(line.text) ||
      (line.isHeading && isPlaceLabel(line.text)) ||
      /^(?:herausgeber|anbieter|name|kontakt|adresse|anschrift)$/iu.test(line.text)
    )
      break;
    if (isName(line.text) && !PERSON_LABEL.test(line.text) && line.label === '')
      best = { value: clean(line.text), source: line.text };
  }
  return best;
};

/** Where the company itself says how it is called. */
const labelled = (lines: readonly ImprintLine[]): Found | null => {
  for (const [at, line] of lines.entries()) {
    if (line.role !== 'own') continue;
    const isLabel = LABELS.test(line.label || (line.isHeading ? line.text : ''));
    const value = line.label === '' ? (lines[at + 1]?.text ?? '') : line.rest || (lines[at + 1]?.text ?? '');
    if (isLabel && isFormed(value) && !/[,|·]/u.test(value)) return { value: clean(value), source: value };
  }
  return null;
};

const NAME_LABEL =
  /^(?:firma|firmenname|firmenbezeichnung|unternehmen|unternehmensname|company(?: name)?|anbieter)$/iu;

/** Behind such a label stands a name also without a legal form: a surgery, a shop. */
const labelledPlain = (lines: readonly ImprintLine[]): Found | null => {
  for (const [at, line] of lines.entries()) {
    if (line.role !== 'own' || !NAME_LABEL.test(line.label || line.text)) continue;
    const below = lines[at + 1];
    const value = line.label === '' || line.rest === '' ? (below?.label === '' ? below.text : '') : line.rest;
    if (isName(value) && !/\d|,|\|/u.test(value) && !isPlaceLabel(value) && !PERSON_LABEL.test(value))
      return { value: clean(value), source: value };
  }
  return null;
};

export const readCompanyName = (lines: readonly ImprintLine[], address: ImprintAddress): Found | null =>
  labelled(lines.slice(0, address.at + 20)) ??
  named(lines, address) ??
  labelledPlain(lines.slice(0, address.at)) ??
  unformed(lines, address);
