import { practiceDe } from '#shared/i18n/de/practice.ts';
import { practiceEn } from '#shared/i18n/en/practice.ts';

export const practiceTexts = { en: practiceEn, de: practiceDe };
