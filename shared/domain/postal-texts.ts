/** What of postal addresses is looked for. Pure. */
import type { PersonFields } from './person.ts';

/** Where somebody lives and is to be reached by post: postcode and town of each of their addresses. */
export const placeTexts = ({
  postcode,
  city,
  addresses,
}: Pick<PersonFields, 'postcode' | 'city' | 'addresses'>): string[] =>
  [{ postcode, city }, ...addresses].flatMap((one) => [one.postcode, one.city]);

/** A street as it is written and in full: "Hafenstr. 3" is also looked for as Hafenstraße. */
export const streetSpellings = (street: string): string[] => [
  street,
  street.replaceAll(/str\.?(?!\p{L})/giu, 'straße'),
];

/** The address somebody was found by, and what else is known of them (`Firma · Ort`) without the town it names. */
export const foundByAddress = (detail: string, address: string): { detail: string; snippet: string } => ({
  detail: detail
    .split(' · ')
    .filter((part) => !address.endsWith(part))
    .join(' · '),
  snippet: address,
});
