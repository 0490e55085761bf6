/** All sentences for failures the server can answer, those no panel ever says among them. */
import type { Locale } from '#shared/domain/user.ts';
import { errorsDe } from '#shared/i18n/de/errors.ts';
import { importErrorsDe } from '#shared/i18n/de/import-errors.ts';
import { errorsEn } from '#shared/i18n/en/errors.ts';
import { importErrorsEn } from '#shared/i18n/en/import-errors.ts';

const TEXTS = {
  de: { ...errorsDe, ...importErrorsDe },
  en: { ...errorsEn, ...importErrorsEn },
} as const;

export const errorTexts = (locale: Locale): (typeof TEXTS)[Locale] => TEXTS[locale];
