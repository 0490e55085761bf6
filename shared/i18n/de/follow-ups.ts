import type { followUpsEn } from '../en/follow-ups.ts';
import type { TranslationOf } from '../translate.ts';

export const followUpsDe: TranslationOf<typeof followUpsEn> = {
  'answer.missing': 'Noch keine Antwort: {subject}',
  'answer.missing_plain': 'Noch keine Antwort',
};
