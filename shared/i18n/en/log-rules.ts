/** A rule about logging in words, why a mail is not logged, and what can be done about it. */
export const logRulesEn = {
  'rule.address.any': '{who}',
  'rule.address.from': 'from {who}',
  'rule.address.to': 'to {who}',
  'rule.address.cc': '{who} in copy',
  'rule.domain.any': 'everybody at {who}',
  'rule.domain.from': 'from everybody at {who}',
  'rule.domain.to': 'to everybody at {who}',
  'rule.domain.cc': 'everybody at {who} in copy',
  'rule.in': 'received mails',
  'rule.out': 'sent mails',
  'rule.internal': 'only among colleagues',
  'rule.never': 'Never log: {rule}',
  'rule.always': 'Always log: {rule}',

  'why.met': 'Because of {email}.',
  'why.company_hint': 'Owners and administrators can change it.',
  'why.always_own': 'Logged by itself, by your rule “{rule}”.',
  'why.always_company': 'Logged by itself, by your company’s rule “{rule}”.',
  'why.remove': 'Remove rule',
  'why.removed': 'Rule removed',
  'why.change': 'Change rules',
  'why.show': 'Show rules',

  'menu.title': 'Rules for mails like this',
  'menu.saved': 'Rule saved',
  'menu.all': 'All rules',
} as const;
