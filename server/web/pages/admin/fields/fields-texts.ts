import { webFieldsDe } from '#shared/i18n/de/web-fields.ts';
import { webFieldsEn } from '#shared/i18n/en/web-fields.ts';

/** Texts of the page about custom fields. */
export const fieldsTexts = { en: webFieldsEn, de: webFieldsDe };
