import { logRulesDe } from '#shared/i18n/de/log-rules.ts';
import { webLogRulesDe } from '#shared/i18n/de/web-log-rules.ts';
import { logRulesEn } from '#shared/i18n/en/log-rules.ts';
import { webLogRulesEn } from '#shared/i18n/en/web-log-rules.ts';

/** Texts of the page about rules. */
export const logRulesTexts = { en: webLogRulesEn, de: webLogRulesDe };
/** A rule in words, as the panel says it. */
export const ruleWordTexts = { en: logRulesEn, de: logRulesDe };
