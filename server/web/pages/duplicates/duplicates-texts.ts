import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { webDuplicatesDe } from '#shared/i18n/de/web-duplicates.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { webDuplicatesEn } from '#shared/i18n/en/web-duplicates.ts';

/** Texts of the page about duplicates. */
export const duplicatesTexts = { en: webDuplicatesEn, de: webDuplicatesDe };
/** What the fields are called. */
export const fieldNameTexts = { en: fieldsEn, de: fieldsDe };
