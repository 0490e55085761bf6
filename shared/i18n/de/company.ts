import type { companyEn } from '../en/company.ts';
import type { TranslationOf } from '../translate.ts';

export const companyDe: TranslationOf<typeof companyEn> = {
  domains: 'Domains',
  domains_hint: 'Daran erkennt Kontor Absender und Websites der Firma.',
  placeholder: 'Domain hinzufügen … (Enter speichert)',
  new: 'Domain hinzufügen',
  added: 'Hinzugefügt',
  remove: '{domain} entfernen',
  removed: 'Entfernt',
  not_a_domain: 'Das ist keine Domain. Bitte schreiben Sie sie wie nordlicht.example.',
  'not_a_domain.du': 'Das ist keine Domain. Bitte schreibe sie wie nordlicht.example.',
  shared: '{domain} teilen sich viele; daran ist eine einzelne Firma nicht zu erkennen.',
  known: '{domain} steht hier schon.',
  parent: 'Gehört zu',
  parent_name: 'Muttergesellschaft angeben',
  parent_change: 'Muttergesellschaft ändern',
  parent_search: 'Muttergesellschaft suchen …',
  parent_remove: 'Gehört nicht mehr zu {name}',
  saved: 'Gespeichert',
  cancel: 'Abbrechen',
  subsidiaries: 'Tochtergesellschaften',
};
