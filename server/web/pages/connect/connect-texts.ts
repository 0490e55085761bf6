import { webConnectDe } from '#shared/i18n/de/web-connect.ts';
import { webConnectEn } from '#shared/i18n/en/web-connect.ts';

/** Texts about taking Kontor along: pairing, Outlook, browser. */
export const connectTexts = { en: webConnectEn, de: webConnectDe };
