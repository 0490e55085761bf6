/**
 * Spaces into an E.164 number, for reading, the way its country groups them. Anything else stays as it was typed.
 * Rules: libphonenumber's smallest set; fetched when it is needed, because the first paint cannot carry it.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export const formatPhone = (number: string): string =>
  /^\+\d{6,15}$/.test(number)
    ? (parsePhoneNumberFromString(number)?.formatInternational() ?? number)
    : number;
