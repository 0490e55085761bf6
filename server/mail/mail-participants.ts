/** Whom a mail concerns: the people known by its addresses, their companies, and companies known by domain. */
import { isFreeMail, registrableDomain } from '#shared/capture/web-domain.ts';
import type { Link } from '#shared/domain/activity.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { Sql } from '../db/store.ts';

/** Lower-case registrable domain of an address; empty for free mail and nonsense. */
export const companyDomainOf = (email: string): string => {
  const domain = registrableDomain(email.slice(email.lastIndexOf('@') + 1)) ?? '';
  return isFreeMail(domain) ? '' : domain;
};

const isColleague = async (sql: Sql, key: string): Promise<boolean> =>
  (await sql.get('select id from user_account where "emailKey" = ?', key)) !== undefined;

const employers = (sql: Sql, personId: string): Promise<{ companyId: string }[]> | { companyId: string }[] =>
  sql.all<{ companyId: string }>(
    `select e."companyId" as "companyId" from employment e join company c on c.id = e."companyId"
     where e."personId" = ? and e."toDay" is null and e."deletedAt" is null and c."deletedAt" is null`,
    personId,
  );

const linksOfAddress = async (
  sql: Sql,
  key: string,
  preferredPersonId: string | undefined,
): Promise<Link[]> => {
  const found = await sql.all<{ recordType: 'person' | 'company'; recordId: string }>(
    'select "recordType", "recordId" from email_index where "emailKey" = ?',
    key,
  );
  const people = found.filter(({ recordType }) => recordType === 'person');
  const chosen = people.some(({ recordId }) => recordId === preferredPersonId)
    ? people.filter(({ recordId }) => recordId === preferredPersonId)
    : people;
  const links: Link[] = [];
  for (const { recordId } of chosen) {
    links.push({ type: 'person', id: recordId });
    for (const { companyId } of await employers(sql, recordId))
      links.push({ type: 'company', id: companyId });
  }
  for (const { recordType, recordId } of found)
    if (recordType === 'company') links.push({ type: 'company', id: recordId });
  if (links.some(({ type }) => type === 'company')) return links;
  const domain = companyDomainOf(key);
  if (!domain) return links;
  const companies = await sql.all<{ companyId: string }>(
    'select "companyId" from domain_index where domain = ? limit 2',
    domain,
  );
  // Two companies under one domain: nobody knows which, so neither.
  if (companies.length === 1) links.push({ type: 'company', id: companies[0]!.companyId });
  return links;
};

/** Everything a mail hangs on by itself, each once; colleagues are left out. `userId` settles chosen matches. */
export const automaticLinks = async (
  sql: Sql,
  participants: readonly MailParticipant[],
  userId: string,
): Promise<Link[]> => {
  const links = new Map<string, Link>();
  for (const key of new Set(participants.map(({ email }) => emailKey(email)).filter(Boolean))) {
    if (await isColleague(sql, key)) continue;
    const choice = await sql.get<{ personId: string }>(
      'select "personId" from match_choice where "userId" = ? and "emailKey" = ?',
      userId,
      key,
    );
    for (const link of await linksOfAddress(sql, key, choice?.personId)) links.set(link.id, link);
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
