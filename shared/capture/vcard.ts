/** A vCard that a page offers, versions 2.1 to 4.0, as the same kind of record that JSON-LD gives. Bounded. Pure. */
import type { StructuredRecord } from './page-structured.ts';
import { countryCode } from './postal-address.ts';
import type { Proposal, ProposalField } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';

const TEXT_MAX = 100_000;
const LINES_MAX = 300;
const VALUE_MAX = 300;
const CONFIDENCE = 0.9;

type Line = { readonly name: string; readonly params: string; readonly value: string };

const quotedPrintable = (text: string, params: string): string => {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [piece] of text.matchAll(/=[\dA-F]{2}|[^=]+|=/giu)) {
    if (/^=[\dA-F]{2}$/iu.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...encoder.encode(piece));
  }
  const charset = /charset=([\w-]+)/iu.exec(params)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(new Uint8Array(bytes));
  } catch {
    return text;
  }
};

const linesOf = (text: string): Line[] =>
  text
    .slice(0, TEXT_MAX)
    .replace(/=\r?\n/gu, '')
    .replace(/\r?\n[ \t]/gu, '')
    .split(/\r?\n/u, LINES_MAX)
    .flatMap((line): Line[] => {
      const at = line.indexOf(':');
      if (at < 1) return [];
      const head = line.slice(0, at);
      const raw = line.slice(at + 1, at + 1 + VALUE_MAX * 3);
      const [name = ''] = head.split(';', 1);
      const params = head.slice(name.length);
      const value = /quoted-printable/iu.test(params) ? quotedPrintable(raw, params) : raw;
      // "item1.TEL" is the same as "TEL".
      return [{ name: name.replace(/^[\w-]+\./u, '').toUpperCase(), params: params.toLowerCase(), value }];
    });

const plain = (text: string): string =>
  text
    .replace(/\\n/giu, ' ')
    .replace(/\\([,;:\\])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, VALUE_MAX);

const partsOf = (value: string): string[] => value.split(/(?<!\\);/u, 8).map(plain);

const numberField = (params: string): ProposalField =>
  /fax/u.test(params) ? 'fax' : /cell|mobile/u.test(params) ? 'mobile' : 'phone';

/** Null where the text is no vCard or names nobody. */
export const readVCard = (text: string): StructuredRecord | null => {
  if (!/^\s*BEGIN:VCARD/iu.test(text.slice(0, 100))) return null;
  const lines = linesOf(text);
  const proposals: Proposal[] = [];
  const add = (field: ProposalField, value: string): void => {
    if (value !== '' && proposals.length < 40)
      proposals.push({
        field,
        value,
        source: `vCard: ${value}`.slice(0, SOURCE_LINE_MAX),
        confidence: CONFIDENCE,
      });
  };
  const value = (name: string): string => plain(lines.find((line) => line.name === name)?.value ?? '');
  const [last = '', first = '', , title = ''] = partsOf(lines.find(({ name }) => name === 'N')?.value ?? '');
  const [organisation = ''] = partsOf(lines.find(({ name }) => name === 'ORG')?.value ?? '');
  const name = value('FN') || [title, first, last].filter(Boolean).join(' ');
  const isCompany =
    /^org/iu.test(value('KIND')) ||
    value('X-ABSHOWAS').toUpperCase() === 'COMPANY' ||
    (organisation !== '' && (name === '' || name === organisation));
  if (isCompany) add('companyName', organisation || name);
  else {
    add('name', name);
    add('jobTitle', value('TITLE'));
    add('companyName', organisation);
  }
  for (const line of lines) {
    const content = plain(line.value);
    if (line.name === 'EMAIL') add('email', content.replace(/^mailto:/iu, '').toLowerCase());
    if (line.name === 'TEL') add(numberField(line.params), content.replace(/^tel:/iu, ''));
    if (line.name === 'URL') add('website', content);
  }
  const [, , street = '', city = '', , postcode = '', country = ''] = partsOf(
    lines.find((line) => line.name === 'ADR')?.value ?? '',
  );
  add('street', street);
  add('postcode', postcode);
  add('city', city);
  add('country', countryCode(country) ?? '');
  const kind = isCompany ? 'organisation' : 'person';
  const isSomebody = proposals.some(
    ({ field }) => field === 'name' || field === 'email' || (isCompany && field === 'companyName'),
  );
  return isSomebody ? { kind, proposals } : null;
};
