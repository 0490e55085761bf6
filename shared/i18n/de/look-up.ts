import type { lookUpEn } from '../en/look-up.ts';
import type { TranslationOf } from '../translate.ts';

export const lookUpDe: TranslationOf<typeof lookUpEn> = {
  'look_up.nothing': 'Dazu ist in Kontor nichts bekannt.',
  'look_up.group.person': 'Personen',
  'look_up.group.company': 'Firmen',
  'look_up.group.deal': 'Geschäfte',
  'look_up.group.task': 'Wiedervorlagen',
  'look_up.group.mail': 'Mails und Briefe',
  'look_up.group.note': 'Notizen und Gespräche',
  'look_up.reading': 'Texte werden durchsucht …',
  'look_up.done': 'Erledigt',
  'look_up.keys': '↑ ↓ wählen · Eingabe öffnet · Esc schließt',
  'look_up.on_device': 'Kontor ist nicht erreichbar. Durchsucht ist, was auf diesem Gerät liegt.',
};
