/** International bank account numbers. Source: ISO 13616 (form, mod 97-10 of ISO 7064); lengths from the IBAN registry. */

const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20
  LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26 UA29 VA22`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const INPUT_MAX = 60;

/** The number without blanks, in capitals; empty when it is none: form, length of its country, check digits. */
export const normaliseIban = (text: string): string => {
  const plain = text.slice(0, INPUT_MAX).replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{10,30}$/.test(plain)) return '';
  const length = LENGTHS.get(plain.slice(0, 2));
  if (length !== undefined && plain.length !== length) return '';
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4))
    for (const digit of Number.parseInt(char, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1 ? plain : '';
};
