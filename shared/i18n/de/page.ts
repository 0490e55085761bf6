import type { pageEn } from '../en/page.ts';
import type { TranslationOf } from '../translate.ts';

export const pageDe: TranslationOf<typeof pageEn> = {
  'page.closed':
    'Hier liest Kontor nichts, wie in keinem sozialen Netzwerk. Bekannt sind nur Adresse und Titel dieser Seite.',
  'page.note_link': 'Adresse und Titel notieren bei …',
  'page.noted': 'Notiert bei {name}',
  'page.imprint': 'Das Impressum dieser Website ließ sich nicht mitlesen.',
  'page.open_imprint': 'Impressum öffnen',
  'page.differs': 'Die Seite nennt andere Angaben: {fields}',
  'page.found': 'Auf dieser Seite',
  'page.taken': 'Übernommen',
  'page.declined': 'Wird nicht mehr angeboten',
  'page.not_offered': 'Hier niemandem mehr angeboten: {fields}.',
  'page.offer_again': 'Wieder anbieten',
  'page.offered_again': 'Wird wieder angeboten',
  'page.selected': 'Markierten Text übernehmen als',
  'page.as_note': 'Notiz',
  'page.as_person': 'Person',
  'page.as_address': 'Anschrift',
  'page.note_saved': 'Notiz gespeichert',
  'page.add_person': 'Person anlegen',
  'page.person_saved': 'Person angelegt',
  'page.no_person':
    'Der markierte Text nennt niemanden. Markieren Sie einen Namen und klicken Sie noch einmal auf das Kontor-Symbol.',
  'page.no_person.du':
    'Der markierte Text nennt niemanden. Markiere einen Namen und klicke noch einmal auf das Kontor-Symbol.',
  'page.take_address': 'Anschrift übernehmen',
  'page.address_of': '{name}, bisher: {known}',
  'page.no_address':
    'Im markierten Text steht keine vollständige Anschrift. Markieren Sie Straße, Postleitzahl und Ort und klicken Sie noch einmal auf das Kontor-Symbol.',
  'page.no_address.du':
    'Im markierten Text steht keine vollständige Anschrift. Markiere Straße, Postleitzahl und Ort und klicke noch einmal auf das Kontor-Symbol.',
  'page.keep': 'Diese Seite mit ablegen: „{title}“',
  'page.keep_what':
    'Adresse und Titel stehen dann bei den Notizen, Wiedervorlagen und Geschäften, die hier entstehen.',
  'page.keeps': 'Bei allem, was hier entsteht, stehen der Titel und die Adresse {address}',
  'page.keep_whole': 'Auch speichern, was in der Adresse nach ? oder # steht',
};
