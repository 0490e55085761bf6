/**
 * The panel's one answer. A hot path: few hand-written statements, each a short range scan, in the order
 * the eye needs them: who, is it logged, what is open, what happened.
 */
import type { Company } from '#shared/domain/company.ts';
import type { Employment } from '#shared/domain/employment.ts';
import { PANEL_LIMITS } from '#shared/domain/panel.ts';
import type {
  PanelAnswer,
  PanelParticipantMatch,
  PanelQuery,
  PersonMatch,
  TimelineItem,
} from '#shared/domain/panel.ts';
import type { Person } from '#shared/domain/person.ts';
import { emailKey } from '#shared/domain/user.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readTimeline } from '../activities/timeline.query.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { logState } from '../mail/log-state.query.ts';
import { companyDomainOf } from '../mail/mail-participants.ts';
import { readCommercial, withOrders } from './commercial.query.ts';
import { openConflicts } from './open-conflicts.query.ts';
import { openTasks } from './open-tasks.query.ts';
import {
  companyByAddress,
  companyByDomain,
  peopleByAddress,
  peopleOfCompany,
  similarPeople,
  toMatch,
} from './people-lookup.query.ts';
import { shownCompany, shownEmployment, shownPerson } from './shown-record.query.ts';

const COLLEAGUE = 'select id from user_account where "emailKey" = ?';
const CHOICE = 'select "personId" from match_choice where id = ?';
const SEQ = 'select max(seq) as seq from change';

const matchParticipant = async (
  sql: Sql,
  scope: Scope,
  asked: { email: string; name: string; role: string },
): Promise<PanelParticipantMatch> => {
  const key = emailKey(asked.email);
  const base = {
    email: asked.email,
    name: asked.name,
    role: asked.role,
    internal: false,
    companyId: null,
    companyName: '',
  };
  if (await sql.get(COLLEAGUE, key)) return { ...base, internal: true, matches: [] };
  const rows = await peopleByAddress(sql, scope, key);
  let matches: PersonMatch[] = rows.map((row) => toMatch(row, 'address'));
  if (matches.length > 1) {
    const choice = await sql.get<{ personId: string }>(CHOICE, `${scope.userId}:${key}`);
    const chosen = matches.find(({ id }) => id === choice?.personId);
    if (chosen) matches = [{ ...chosen, reason: 'chosen' }, ...matches.filter(({ id }) => id !== chosen.id)];
  }
  if (matches[0]?.companyId)
    return { ...base, matches, companyId: matches[0].companyId, companyName: matches[0].companyName };
  const company =
    (await companyByAddress(sql, scope, key)) ?? (await companyByDomain(sql, scope, companyDomainOf(key)));
  return { ...base, matches, companyId: company?.id ?? null, companyName: company?.name ?? '' };
};

const ROLE_ORDER = ['from', 'organizer', 'sender', 'reply_to', 'to', 'attendee', 'cc', 'bcc'];

/** The tab that opens by itself: the first from outside the house, senders before recipients. */
const defaultFocus = (participants: readonly PanelParticipantMatch[]): PanelParticipantMatch | undefined =>
  participants
    .filter(({ internal }) => !internal)
    .toSorted((one, other) => ROLE_ORDER.indexOf(one.role) - ROLE_ORDER.indexOf(other.role))[0];

type Shown = {
  readonly person: Person | null;
  readonly company: Company | null;
  readonly employment: Employment | null;
  readonly reason: PersonMatch['reason'] | null;
  readonly ambiguous: boolean;
};
const NOBODY: Shown = { person: null, company: null, employment: null, reason: null, ambiguous: false };

const showPerson = async (
  sql: Sql,
  scope: Scope,
  id: string,
  reason: PersonMatch['reason'],
): Promise<Shown> => {
  const person = await shownPerson(sql, scope, id);
  if (!person) return NOBODY;
  const employment = await shownEmployment(sql, scope, id);
  const company = employment ? await shownCompany(sql, scope, employment.companyId) : null;
  return { person, company, employment, reason, ambiguous: false };
};

const showParticipant = async (sql: Sql, scope: Scope, focus: PanelParticipantMatch): Promise<Shown> => {
  const [first, ...others] = focus.matches;
  if (first) {
    const shown = await showPerson(sql, scope, first.id, first.reason);
    const company =
      shown.company ?? (focus.companyId ? await shownCompany(sql, scope, focus.companyId) : null);
    return { ...shown, company, ambiguous: others.length > 0 && first.reason !== 'chosen' };
  }
  if (!focus.companyId) return NOBODY;
  return { ...NOBODY, company: await shownCompany(sql, scope, focus.companyId), reason: 'domain' };
};

const showAsked = async (
  sql: Sql,
  scope: Scope,
  query: PanelQuery,
  focus: PanelParticipantMatch | undefined,
): Promise<Result<Shown>> => {
  if (query.person) {
    const shown = await showPerson(sql, scope, query.person, 'record');
    return shown.person ? ok(shown) : fail('record.not_found');
  }
  if (query.company) {
    const company = await shownCompany(sql, scope, query.company);
    return company ? ok({ ...NOBODY, company, reason: 'record' }) : fail('record.not_found');
  }
  if (focus) return ok(await showParticipant(sql, scope, focus));
  const known = query.domain
    ? await companyByDomain(sql, scope, companyDomainOf(query.domain) || query.domain)
    : null;
  return ok(
    known ? { ...NOBODY, company: await shownCompany(sql, scope, known.id), reason: 'domain' } : NOBODY,
  );
};

const isContact = ({ kind }: TimelineItem): boolean => kind !== 'note' && kind !== 'order';

/** `asOf` is the server's time for the answer. Errors: `record.not_found` for an asked person or company. */
export const readPanel = async (
  sql: Sql,
  scope: Scope,
  query: PanelQuery,
  asOf: string,
): Promise<Result<PanelAnswer>> => {
  const participants: PanelParticipantMatch[] = [];
  const seen = new Set<string>();
  for (const asked of (query.participants ?? []).slice(0, PANEL_LIMITS.participants)) {
    const key = emailKey(asked.email);
    if (!key || seen.has(key)) continue;
    seen.add(key);
    participants.push(await matchParticipant(sql, scope, asked));
  }
  const wanted = query.focus ? emailKey(query.focus) : '';
  const focus = participants.find(({ email }) => emailKey(email) === wanted) ?? defaultFocus(participants);
  const found = await showAsked(sql, scope, query, focus);
  if (!found.ok) return found;
  const shown = found.value;
  const recordId = shown.person?.id ?? shown.company?.id ?? null;
  const owner = shown.person ? 'personId' : 'companyId';
  const page = recordId ? await readTimeline(sql, scope, recordId, null) : { items: [], cursor: null };
  const commercial =
    shown.company || shown.person
      ? await readCommercial(sql, shown.company?.id ?? null, shown.person?.id ?? null)
      : null;
  const timeline = commercial && recordId ? await withOrders(sql, owner, recordId, page, null) : page;
  const unknown = focus && !shown.person && focus.matches.length === 0 ? focus : null;
  const seq = (await sql.get<{ seq: number | null }>(SEQ))?.seq ?? 0;
  return ok({
    seq,
    asOf,
    participants,
    focus: query.person || query.company ? '' : (focus?.email ?? ''),
    ...shown,
    people:
      shown.company && !shown.person
        ? (await peopleOfCompany(sql, scope, shown.company.id)).map((row) => toMatch(row, 'record'))
        : [],
    similar: unknown
      ? await similarPeople(
          sql,
          scope,
          searchTokens(unknown.name || unknown.email.split('@')[0]!.replaceAll(/[._-]/g, ' ')),
          shown.company?.id ?? null,
        )
      : [],
    log: await logState(sql, scope, query.messageId),
    lastContactAt: page.items.find(isContact)?.occurredAt ?? null,
    timeline: timeline.items,
    timelineCursor: page.cursor,
    tasks: recordId ? await openTasks(sql, scope, owner, recordId) : [],
    conflicts: recordId ? await openConflicts(sql, scope, recordId) : [],
    commercial,
  });
};
