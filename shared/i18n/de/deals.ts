import type { dealsEn } from '../en/deals.ts';
import type { TranslationOf } from '../translate.ts';

export const dealsDe: TranslationOf<typeof dealsEn> = {
  'deals.add': 'Geschäft',
  'deals.add_title': 'Ein Geschäft anlegen',
  'deals.none': 'Kein offenes Geschäft.',
  'deals.title_field': 'Worum es geht',
  'deals.amount': 'Betrag',
  'deals.amount_hint': 'Zum Beispiel {example}; leer, solange er nicht bekannt ist.',
  'deals.stage': 'Stand',
  'deals.stage_of': 'Stand von {title}',
  'deals.create': 'Geschäft anlegen',
  'deals.created': 'Geschäft angelegt',
  'deals.moved': 'Jetzt: {stage}',
  'deals.no_amount': 'noch ohne Betrag',
};
