/** Which country the numbers of a signature belong to that say none themselves. */
import { readPostalLine } from './postal-address.ts';
import type { SignatureOwner } from './signature-owner.ts';

const BY_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    de: 'DE',
    at: 'AT',
    ch: 'CH',
    li: 'LI',
    fr: 'FR',
    it: 'IT',
    nl: 'NL',
    be: 'BE',
    lu: 'LU',
    pl: 'PL',
    cz: 'CZ',
    es: 'ES',
    dk: 'DK',
    se: 'SE',
    no: 'NO',
    fi: 'FI',
    uk: 'GB',
    ie: 'IE',
    hu: 'HU',
    pt: 'PT',
  }),
);

/** German of Austria and Switzerland says so by address or domain, which are asked first. */
const GERMAN =
  /gr(?:ü|ue)(?:ß|ss)|(?:^|\s)(?:mfg|vg|lg)(?:$|[\s,])|gmbh|ohg|e\.\s?k\.|telefon|telefax|mobil(?:$|[\s.:])|(?:^|\s)(?:fon|tel\.|handy)|durchwahl|stra(?:ß|ss)e|str\.|weg \d/iu;
const BRITISH_POSTCODE = /(?:^|[\s,])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?:$|[\s,])/u;
const GERMAN_PLACE = /(?:^|[\s,|])\d{5} \p{Lu}\p{Ll}/u;

/** By what the lines say, then by the sender's domain, then by their language; null when nothing tells. */
export const signatureCountry = (lines: readonly string[], owner: SignatureOwner): string | null => {
  for (const line of lines) {
    const { country } = readPostalLine(line);
    if (country !== undefined) return country;
  }
  const byEnding = BY_ENDING.get(owner.domain.slice(owner.domain.lastIndexOf('.') + 1));
  if (byEnding !== undefined) return byEnding;
  if (lines.some((line) => BRITISH_POSTCODE.test(line))) return 'GB';
  return lines.some((line) => GERMAN.test(line) || GERMAN_PLACE.test(line)) ? 'DE' : null;
};
