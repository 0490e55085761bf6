import type { webCallsEn } from '../en/web-calls.ts';
import type { TranslationOf } from '../translate.ts';

export const webCallsDe: TranslationOf<typeof webCallsEn> = {
  'call.title': 'Anruf',
  'call.from': 'Anruf von {number}',
  'call.block': 'Unter dieser Durchwahl ist niemand bekannt. Die Nummer beginnt wie die von {name}.',
  'call.several': 'Diese Nummer haben mehrere. Wer ruft an?',
  'call.withheld': 'Anruf ohne Rufnummer',
  'call.withheld_text':
    'Wer anruft, zeigt die eigene Nummer nicht. Fragen Sie nach dem Namen und suchen Sie danach.',
  'call.withheld_text.du': 'Wer anruft, zeigt die eigene Nummer nicht. Frag nach dem Namen und such danach.',
  'call.internal': 'Anruf von „{number}“',
  'call.internal_text':
    'Das ist keine Nummer, die man von außen anrufen kann, vielleicht eine Nebenstelle im Haus.',
  'call.unknown_text': 'Unter dieser Nummer ist niemand bekannt.',
  'call.nothing': 'Es wurde keine Nummer übergeben',
  'call.nothing_text':
    'Telefonanlagen öffnen diese Seite bei einem Anruf als /call?number=… Sie können nach einem Namen oder einer Nummer suchen.',
  'call.nothing_text.du':
    'Telefonanlagen öffnen diese Seite bei einem Anruf als /call?number=… Du kannst nach einem Namen oder einer Nummer suchen.',
  'call.add': 'Als neuen Kontakt anlegen',
  'call.add_title': 'Neuer Kontakt mit dieser Nummer',
  'call.first_name': 'Vorname',
  'call.last_name': 'Nachname',
  'call.create': 'Anlegen',
  'call.similar': 'Schon bekannt?',
  'call.take': '{name} nehmen',
  'call.search': 'Oder ist es jemand Bekanntes?',
  'call.other_people': 'Jemand anderes',
};
