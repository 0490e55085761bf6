import type { logRulesEn } from '../en/log-rules.ts';
import type { TranslationOf } from '../translate.ts';

export const logRulesDe: TranslationOf<typeof logRulesEn> = {
  'rule.address.any': '{who}',
  'rule.address.from': 'von {who}',
  'rule.address.to': 'an {who}',
  'rule.address.cc': '{who} in Kopie',
  'rule.domain.any': 'alle bei {who}',
  'rule.domain.from': 'von allen bei {who}',
  'rule.domain.to': 'an alle bei {who}',
  'rule.domain.cc': 'alle bei {who} in Kopie',
  'rule.in': 'empfangene Mails',
  'rule.out': 'gesendete Mails',
  'rule.internal': 'nur unter Kolleginnen und Kollegen',
  'rule.never': 'Nie ablegen: {rule}',
  'rule.always': 'Immer ablegen: {rule}',

  'why.met': 'Wegen {email}.',
  'why.company_hint': 'Ändern können sie Inhaber und Verwalter.',
  'why.always_own': 'Von selbst abgelegt, nach Ihrer Regel „{rule}“.',
  'why.always_own.du': 'Von selbst abgelegt, nach deiner Regel „{rule}“.',
  'why.always_company': 'Von selbst abgelegt, nach der Regel „{rule}“ Ihrer Firma.',
  'why.always_company.du': 'Von selbst abgelegt, nach der Regel „{rule}“ deiner Firma.',
  'why.remove': 'Regel entfernen',
  'why.removed': 'Regel entfernt',
  'why.change': 'Regeln ändern',
  'why.show': 'Regeln ansehen',

  'menu.title': 'Regeln für solche Mails',
  'menu.saved': 'Regel gespeichert',
  'menu.all': 'Alle Regeln',
};
