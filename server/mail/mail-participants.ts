/**
 * Whom a mail concerns. One function says who stands behind an address and what a mail with it hangs on; the panel
 * shows what it says, logging does it.
 *
 * An address that several people share hangs on none of them until the asker has chosen one; the company stays.
 */
import { isFreeMail, registrableDomain } from '#shared/capture/web-domain.ts';
import type { Link } from '#shared/domain/activity.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import type { LinkTarget, PersonMatch } from '#shared/domain/panel.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { companyByDomain, employersOf, holdersOfAddress, toMatch } from '../panel/people-lookup.query.ts';
import type { CompanyMatch, Holder } from '../panel/people-lookup.query.ts';

export type Addressee = {
  /** A colleague; nothing hangs on them. */
  readonly internal: boolean;
  /** Everybody with the address, the chosen one first. */
  readonly matches: readonly PersonMatch[];
  /** Several people have it and the asker has not chosen yet. */
  readonly ambiguous: boolean;
  /** Where the one it belongs to works, else the company that has the address or its domain. */
  readonly company: CompanyMatch | null;
  /** What a mail with this address hangs on, each once. */
  readonly links: readonly LinkTarget[];
};

const COLLEAGUE = 'select id from user_account where "emailKey" = ?';
const CHOICE = 'select "personId" from match_choice where id = ?';
const MATCHES_MAX = 20;
const NOBODY: Addressee = { internal: false, matches: [], ambiguous: false, company: null, links: [] };

/** Lower-case registrable domain of an address; empty for free mail and nonsense. */
export const companyDomainOf = (email: string): string => {
  const domain = registrableDomain(email.slice(email.lastIndexOf('@') + 1)) ?? '';
  return isFreeMail(domain) ? '' : domain;
};

export const isColleague = async (sql: Sql, key: string): Promise<boolean> =>
  (await sql.get(COLLEAGUE, key)) !== undefined;

type People = { readonly matches: readonly PersonMatch[]; readonly settled: Holder | null };

/** Several are told apart by what the asker chose before. */
const peopleWith = async (
  sql: Sql,
  { userId }: Scope,
  key: string,
  holders: readonly Holder[],
): Promise<People> => {
  const people = holders.filter(({ type }) => type === 'person').slice(0, MATCHES_MAX);
  if (people.length < 2) {
    return { matches: people.map((one) => toMatch(one, 'address')), settled: people[0] ?? null };
  }
  const choice = await sql.get<{ personId: string }>(CHOICE, `${userId}:${key}`);
  const chosen = people.find(({ id }) => id === choice?.personId) ?? null;
  const others = people.filter((one) => one !== chosen).map((one) => toMatch(one, 'address'));
  return { matches: chosen ? [toMatch(chosen, 'chosen'), ...others] : others, settled: chosen };
};

const employersOfHolder = async (
  sql: Sql,
  scope: Scope,
  holder: Holder,
): Promise<readonly CompanyMatch[]> => {
  if (holder.employers > 1) return employersOf(sql, scope, holder.id);
  return holder.companyId === null ? [] : [{ id: holder.companyId, name: holder.companyName ?? '' }];
};

/** Companies that have the address itself; more than one is none, because nobody knows which. */
const companyWith = (holders: readonly Holder[]): CompanyMatch | null => {
  const companies = holders.filter(({ type }) => type === 'company');
  return companies.length === 1 ? companies[0]! : null;
};

/** Choices are the asker's own. */
export const readAddressee = async (sql: Sql, scope: Scope, email: string): Promise<Addressee> => {
  const key = emailKey(email);
  if (!key) return NOBODY;
  if (await isColleague(sql, key)) return { ...NOBODY, internal: true };
  const holders = await holdersOfAddress(sql, scope, key);
  const { matches, settled } = await peopleWith(sql, scope, key, holders);
  const reason = matches[0]?.reason ?? 'address';
  const employers = settled ? await employersOfHolder(sql, scope, settled) : [];
  const own = companyWith(holders);
  const isSure = employers.length > 0 || own !== null;
  const byDomain = isSure ? null : await companyByDomain(sql, scope, companyDomainOf(key));
  const links = new Map<string, LinkTarget>();
  const add = (type: LinkTarget['type'], { id, name }: CompanyMatch, why: LinkTarget['reason']): void => {
    if (!links.has(id)) links.set(id, { type, id, title: name, reason: why });
  };
  if (settled) add('person', settled, reason);
  for (const employer of employers) add('company', employer, reason);
  if (own) add('company', own, 'address');
  if (byDomain) add('company', byDomain, 'domain');
  return {
    internal: false,
    matches,
    ambiguous: matches.length > 1 && settled === null,
    company: employers[0] ?? own ?? byDomain,
    links: [...links.values()],
  };
};

/** Everything a mail hangs on by itself, each once; colleagues are left out. */
export const automaticLinks = async (
  sql: Sql,
  scope: Scope,
  participants: readonly Pick<MailParticipant, 'email'>[],
): Promise<Link[]> => {
  const links = new Map<string, Link>();
  for (const key of new Set(participants.map(({ email }) => emailKey(email)).filter(Boolean))) {
    for (const { type, id } of (await readAddressee(sql, scope, key)).links) links.set(id, { type, id });
  }
  return [...links.values()];
};

/** `out` when a colleague wrote it, or sent it for somebody else such as a shared mailbox; else `in`. */
export const directionOf = async (
  sql: Sql,
  participants: readonly MailParticipant[],
): Promise<'in' | 'out'> => {
  for (const { role, email } of participants)
    if ((role === 'from' || role === 'sender') && (await isColleague(sql, emailKey(email)))) return 'out';
  return 'in';
};
