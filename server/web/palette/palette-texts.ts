import { webPaletteDe } from '#shared/i18n/de/web-palette.ts';
import { webPaletteEn } from '#shared/i18n/en/web-palette.ts';

export const paletteTexts = { en: webPaletteEn, de: webPaletteDe };
