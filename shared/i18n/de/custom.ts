import type { customEn } from '../en/custom.ts';
import type { TranslationOf } from '../translate.ts';

/** Die Karte der eigenen Felder, und wo sie bei etwas Neuem gefragt werden. */
export const customDe: TranslationOf<typeof customEn> = {
  title: 'Eigene Felder',
  yes: 'Ja',
  no: 'Nein',
  none: 'Keine Angabe',
  empty: '–',
  missing: 'fehlt noch',
  saved: 'Gespeichert',
  mail_open: 'Eigene Felder lassen sich ausfüllen, wenn die Mail für alle abgelegt ist.',
  wanted: 'soll ausgefüllt sein',
  filled: '{count} ausgefüllt',
  'save.note': 'Notiz speichern',
  'save.meeting': 'Treffen speichern',
  'save.visit': 'Besuch speichern',
  'more.one': '{count} leeres Feld',
  'more.other': '{count} leere Felder',
};
