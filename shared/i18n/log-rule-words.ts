/** A rule about logging as people read it: `from everybody at brandt.example, received mails`. */
import type { logRulesEn } from './en/log-rules.ts';
import type { Translator } from './translate.ts';

export type RuleWords = {
  readonly address: string;
  readonly domain: string;
  readonly direction: 'any' | 'in' | 'out';
  readonly role: 'any' | 'from' | 'to' | 'cc';
  readonly internalOnly: boolean;
};

/** What it is about, without what shall be done. */
export const logRuleWords = (rule: RuleWords, t: Translator<typeof logRulesEn>): string => {
  const { address, domain, direction, role, internalOnly } = rule;
  return [
    address ? t(`rule.address.${role}`, { who: address }) : '',
    domain ? t(`rule.domain.${role}`, { who: domain }) : '',
    direction === 'any' ? '' : t(`rule.${direction}`),
    internalOnly ? t('rule.internal') : '',
  ]
    .filter(Boolean)
    .join(', ');
};
