import { composeDe } from '#shared/i18n/de/compose.ts';
import { webTemplatesDe } from '#shared/i18n/de/web-templates.ts';
import { composeEn } from '#shared/i18n/en/compose.ts';
import { webTemplatesEn } from '#shared/i18n/en/web-templates.ts';

/** Texts of the page, and what the panel calls the fields. */
export const templatesTexts = {
  en: { ...composeEn, ...webTemplatesEn },
  de: { ...composeDe, ...webTemplatesDe },
};
