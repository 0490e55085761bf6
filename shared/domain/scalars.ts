/** The small shapes every entity is made of. */
import * as z from 'zod/mini';
import { isId } from '../lib/ids.ts';
import { isDomainName, isEmailAddress, isWebAddress } from './addresses.ts';
import { isCountryCode } from './country.ts';

export const idSchema = z.string().check(z.refine(isId, { error: 'field.id' }));

/** UTC instant with `Z`, as JavaScript prints it. */
export const instantSchema = z
  .string()
  .check(
    z.refine(
      (text) =>
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
      { error: 'field.instant' },
    ),
  );

/** A calendar day without a time zone: due days, birthdays. */
export const daySchema = z
  .string()
  .check(
    z.refine(
      (text) =>
        /^\d{4}-\d{2}-\d{2}$/.test(text) &&
        !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
        new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text,
      { error: 'field.day' },
    ),
  );

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** IANA name of a time zone. */
export const timeZoneSchema = z.string().check(z.maxLength(60, { abort: true }), z.refine(isTimeZone));

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;

/** One line of text: no line breaks or other control characters, which have no business in a name or address. */
export const lineSchema = (maxChars: number) =>
  z.string().check(
    z.maxLength(maxChars, { abort: true }),
    z.refine((text) => !CONTROL.test(text), { error: 'field.line' }),
  );

/** One line that says something; blanks around it do not count. */
export const filledLineSchema = (maxChars: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(maxChars, { abort: true }),
    z.refine((text) => !CONTROL.test(text), { error: 'field.line' }),
  );

const EMAIL_CHARS = 320;
const WEBSITE_CHARS = 500;
const DOMAIN_CHARS = 253;

export const emailSchema = z
  .string()
  .check(
    z.trim(),
    z.maxLength(EMAIL_CHARS, { abort: true }),
    z.refine(isEmailAddress, { error: 'field.email' }),
  );

/** `http` or `https`; empty when there is none. */
export const websiteSchema = z.string().check(
  z.trim(),
  z.maxLength(WEBSITE_CHARS, { abort: true }),
  z.refine((text) => text === '' || isWebAddress(text), { error: 'field.website' }),
);

export const domainSchema = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(DOMAIN_CHARS, { abort: true }),
    z.refine(isDomainName, { error: 'field.domain' }),
  );

/** Two letters of ISO 3166-1; empty when it is not known. */
export const countrySchema = z
  .string()
  .check(z.refine((text) => text === '' || isCountryCode(text), { error: 'field.country' }));
