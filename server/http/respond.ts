/** Answers in one shape: `{ error: { code, message, fields? } }`, the message in the asker's language. */
import { errorText } from '#shared/i18n/translate.ts';
import { errorTexts } from './error-texts.ts';
import type { Locale } from '#shared/domain/user.ts';
import type { Failure } from '#shared/lib/result.ts';
import { errorBody, statusOf } from './error-status.ts';

/** Answers may hold foreign text: no browser may take them for anything but data. */
const JSON_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** From `Accept-Language`: German where it comes first, else English. */
export const localeOf = (acceptLanguage: string | undefined): Locale =>
  /^\s*de\b/i.test(acceptLanguage ?? '') ? 'de' : 'en';

/** `beside` stands in the body next to the error. */
export const respondFailure = (failure: Failure, locale: Locale, beside: object = {}): Response => {
  const texts = errorTexts(locale);
  const status = statusOf(failure.error.code);
  const headers = new Headers(JSON_HEADERS);
  const seconds = failure.error.params?.['seconds'];
  if (status === 429 && seconds !== undefined) headers.set('retry-after', String(seconds));
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="Kontor"');
  const message = errorText(texts, failure, { locale, addressForm: 'sie' });
  return new Response(JSON.stringify({ ...errorBody(failure, message), ...beside }), { status, headers });
};

export const respondJson = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: JSON_HEADERS,
  });
