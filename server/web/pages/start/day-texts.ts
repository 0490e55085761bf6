import { changesDe } from '#shared/i18n/de/changes.ts';
import { deviceDe } from '#shared/i18n/de/device.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { webDayDe } from '#shared/i18n/de/web-day.ts';
import { changesEn } from '#shared/i18n/en/changes.ts';
import { deviceEn } from '#shared/i18n/en/device.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { webDayEn } from '#shared/i18n/en/web-day.ts';

/** Texts of the day, and what changes and fields are called everywhere. */
export const dayTexts = {
  en: { ...deviceEn, ...fieldsEn, ...changesEn, ...webDayEn },
  de: { ...deviceDe, ...fieldsDe, ...changesDe, ...webDayDe },
};
