/**
 * Holds a mail or a meeting against the rules about logging, for whoever logs it by whatever way.
 *
 * Decision: what a never-rule blocks is not logged at all, and no request says "nevertheless". Who wants to log it changes
 * their own rule first; the company's rules bind everybody, owners and admins too, until one of them changes the rule. What
 * was logged before a rule came stays, and its logger may take it back.
 */
import type { Direction } from '#shared/domain/activity.ts';
import { isInternalOnly, logVerdict, rulesAbout } from '#shared/domain/log-verdict.ts';
import type { LogRule } from '#shared/domain/log-rule.ts';
import type { RuledParticipant } from '#shared/domain/log-verdict.ts';
import { emailKey } from '#shared/domain/user.ts';
import { logRulesDe } from '#shared/i18n/de/log-rules.ts';
import { logRulesEn } from '#shared/i18n/en/log-rules.ts';
import { logRuleWords } from '#shared/i18n/log-rule-words.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts } from '#shared/i18n/translate.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { bindingRules } from '../log-rules/log-rule.query.ts';
import { isColleague } from './mail-participants.ts';

type Participants = readonly Pick<RuledParticipant, 'email' | 'role'>[];

const withColleagues = async (sql: Sql, participants: Participants): Promise<RuledParticipant[]> => {
  const internal = new Map<string, boolean>();
  for (const key of new Set(participants.map(({ email }) => emailKey(email)).filter(Boolean)))
    internal.set(key, await isColleague(sql, key));
  return participants.map(({ email, role }) => ({
    email,
    role,
    internal: internal.get(emailKey(email)) ?? false,
  }));
};

/** Failures are written down in places: the person before the `@` is left out. */
const withoutPerson = (address: string): string => address.replace(/^.*@/, '…@');

const refusal = (rule: LogRule, { locale }: Scope): Failure => {
  const texts: Texts = locale === 'de' ? logRulesDe : logRulesEn;
  const t = createTranslator<typeof logRulesEn>(texts, { locale, addressForm: 'sie' });
  return fail(rule.ownerId === null ? 'mail.never_log_company' : 'mail.never_log', {
    params: { rule: logRuleWords({ ...rule, address: withoutPerson(rule.address) }, t) },
  });
};

/** Errors: `mail.never_log` by a rule of the asker's own, `mail.never_log_company` by one of the company. */
export const checkLogRules = async (
  sql: Sql,
  scope: Scope,
  participants: Participants,
  direction: Direction,
): Promise<Result<null>> => {
  const rules = rulesAbout(participants, await bindingRules(sql, scope)).filter(
    ({ kind }) => kind === 'never',
  );
  if (rules.length === 0) return ok(null);
  const mail = { participants: await withColleagues(sql, participants), direction };
  const verdict = logVerdict(mail, rules);
  return verdict.state === 'blocked' ? refusal(verdict.rule, scope) : ok(null);
};

/** Whether a mail went among colleagues alone: it is private unless somebody chooses otherwise. */
export const isAmongColleagues = async (sql: Sql, participants: Participants): Promise<boolean> => {
  for (const { email } of participants)
    if (email.trim() !== '' && !(await isColleague(sql, emailKey(email)))) return false;
  return isInternalOnly(participants.map((one) => ({ ...one, internal: true })));
};
