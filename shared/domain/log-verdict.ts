/**
 * Which mails are never logged, and which always: the person's own list and the company's. The same function decides in
 * the panel, before anything is read, and on the server, which enforces it.
 *
 * A mail is looked at as a whole: one participant a never-rule names blocks it, whoever else takes part. Never goes before
 * always. The company's rules bind everybody, a person's own bind that person.
 *
 * Without a schema in it, so that the panel has it before its first paint.
 */
import type { Direction } from './activity.ts';
import type { LogRule, LogRuleFields } from './log-rule.ts';
import { emailKey } from './user.ts';

export const EMPTY_LOG_RULE: LogRuleFields = {
  kind: 'never',
  address: '',
  domain: '',
  direction: 'any',
  role: 'any',
  internalOnly: false,
};

export type RuledParticipant = {
  readonly email: string;
  readonly role: string;
  /** A colleague. */
  readonly internal: boolean;
};
export type RuledMail = {
  readonly participants: readonly RuledParticipant[];
  /** As its source knows it. */
  readonly direction: Direction;
};

export type LogVerdict =
  | { readonly state: 'allowed' }
  /** `email`: the participant the rule met; empty where it names nobody. */
  | { readonly state: 'blocked' | 'always'; readonly rule: LogRule; readonly email: string };

/** As it is compared: lower case, and domains in one spelling (`brückner.example` is `xn--brckner-o2a.example`). */
const hostKey = (host: string): string => {
  const plain = host.trim().toLowerCase().replace(/\.+$/, '');
  if (!/[^\0-\x7f]/.test(plain) || !URL.canParse(`http://${plain}`)) return plain;
  return new URL(`http://${plain}`).hostname;
};

type Who = { readonly address: string; readonly host: string };

const whoIs = (email: string): Who => {
  const key = emailKey(email);
  const at = key.lastIndexOf('@');
  const host = hostKey(key.slice(at + 1));
  return { address: at < 0 ? key : `${key.slice(0, at)}@${host}`, host };
};

const isNamed = (who: Who, { address, domain }: LogRuleFields): boolean => {
  if (address !== '') return who.address === whoIs(address).address;
  const wanted = hostKey(domain);
  return wanted !== '' && (who.host === wanted || who.host.endsWith(`.${wanted}`));
};

const PARTS: Readonly<Record<Exclude<LogRuleFields['role'], 'any'>, readonly string[]>> = {
  from: ['from', 'sender', 'organizer'],
  to: ['to', 'attendee'],
  cc: ['cc', 'bcc'],
};

const namesSomebody = ({ address, domain }: LogRuleFields): boolean => address !== '' || domain !== '';

/** Whether nobody from outside takes part. A mail without anybody is nobody's. */
export const isInternalOnly = (participants: readonly RuledParticipant[]): boolean => {
  const people = participants.filter(({ email }) => email.trim() !== '');
  return people.length > 0 && people.every(({ internal }) => internal);
};

/** What a colleague sent went out, whatever its source says: a copy in somebody else's inbox is the same mail. */
const directionOf = ({ participants, direction }: RuledMail): 'in' | 'out' => {
  const isSentByColleague = participants.some(({ role, internal }) => internal && PARTS.from.includes(role));
  return isSentByColleague || direction === 'out' ? 'out' : 'in';
};

/** The participant by whom the rule meets the mail, empty where it names nobody; null where it does not meet it. */
const meets = (
  rule: LogRule,
  people: readonly (RuledParticipant & Who)[],
  direction: 'in' | 'out',
  isInternal: boolean,
): string | null => {
  if (rule.direction !== 'any' && rule.direction !== direction) return null;
  if (rule.internalOnly && !isInternal) return null;
  if (!namesSomebody(rule)) return rule.direction !== 'any' || rule.internalOnly ? '' : null;
  const met = people.find(
    (one) => isNamed(one, rule) && (rule.role === 'any' || PARTS[rule.role].includes(one.role)),
  );
  return met?.email ?? null;
};

/** What the rules say to a mail. Of several that meet it the company's is named, as nobody's own rule changes it. */
export const logVerdict = (mail: RuledMail, rules: readonly LogRule[]): LogVerdict => {
  if (rules.length === 0) return { state: 'allowed' };
  const people = mail.participants.map((one) => ({ ...one, ...whoIs(one.email) }));
  const direction = directionOf(mail);
  const isInternal = isInternalOnly(mail.participants);
  const first = (kind: LogRule['kind'], isCompany: boolean): { rule: LogRule; email: string } | undefined => {
    for (const rule of rules) {
      if (rule.kind !== kind || (rule.ownerId === null) !== isCompany) continue;
      const email = meets(rule, people, direction, isInternal);
      if (email !== null) return { rule, email };
    }
    return undefined;
  };
  const never = first('never', true) ?? first('never', false);
  if (never) return { state: 'blocked', ...never };
  const always = first('always', true) ?? first('always', false);
  return always ? { state: 'always', ...always } : { state: 'allowed' };
};

/** The rules that may have something to say to a mail between these: those that name one of them, and those that name nobody. */
export const rulesAbout = (
  participants: readonly { readonly email: string }[],
  rules: readonly LogRule[],
): LogRule[] => {
  if (rules.length === 0) return [];
  const people = participants.map(({ email }) => whoIs(email));
  return rules.filter((rule) => !namesSomebody(rule) || people.some((who) => isNamed(who, rule)));
};

/** Why fields make no rule; null where they do. */
export const logRuleProblem = (rule: LogRuleFields): { code: string; field: keyof LogRuleFields } | null => {
  if (rule.address !== '' && rule.domain !== '') return { code: 'log_rule.two_places', field: 'domain' };
  const saysNothing = !namesSomebody(rule) && rule.direction === 'any' && !rule.internalOnly;
  if (saysNothing) return { code: 'log_rule.empty', field: 'address' };
  if (!namesSomebody(rule) && rule.role !== 'any') return { code: 'log_rule.role', field: 'role' };
  return null;
};
