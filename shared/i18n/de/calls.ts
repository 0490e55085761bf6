import type { callsEn } from '../en/calls.ts';
import type { TranslationOf } from '../translate.ts';

export const callsDe: TranslationOf<typeof callsEn> = {
  'call_note.out': 'Anruf an {number}: Wie ging er aus?',
  'call_note.in': 'Anruf von {number}: Wie ging er aus?',
  'call_note.text': 'Notiz zum Anruf (freiwillig)',
  'call_note.close': 'Diesen Anruf nicht vermerken',
  'call_note.saved': 'Anruf vermerkt',
};
