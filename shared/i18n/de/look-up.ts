import type { lookUpEn } from '../en/look-up.ts';
import type { TranslationOf } from '../translate.ts';

export const lookUpDe: TranslationOf<typeof lookUpEn> = {
  'look_up.title': 'Nachgeschlagen: {text}',
  'look_up.close': 'Suche schließen',
  'look_up.nothing': 'Dazu ist in Kontor niemand bekannt.',
};
