import type { TranslationOf } from '../translate.ts';
import type { headerMoreEn } from '../en/header-more.ts';

export const headerMoreDe: TranslationOf<typeof headerMoreEn> = {
  label: 'Weitere Aktionen',
  open: 'In Kontor öffnen',
  merge: 'Zusammenführen mit …',
  merge_hint:
    'Suchen Sie den anderen Eintrag. Beide stehen dann in Kontor nebeneinander, und Sie wählen, was bleibt.',
  'merge_hint.du':
    'Such den anderen Eintrag. Beide stehen dann in Kontor nebeneinander, und du wählst, was bleibt.',
  search_person: 'Die andere Person suchen …',
  search_company: 'Die andere Firma suchen …',
};
