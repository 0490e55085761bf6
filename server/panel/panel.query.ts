/**
 * The panel's one answer. A hot path: few hand-written statements, each a short range scan, in the order
 * the eye needs them: who, is it logged, what is open, what happened.
 */
import type { Company } from '#shared/domain/company.ts';
import { shownFields } from '#shared/domain/custom-shown.ts';
import { isContactMail } from '#shared/domain/mail-kind.ts';
import type { CustomField, CustomValues } from '#shared/domain/custom-field.ts';
import type { Employment } from '#shared/domain/employment.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type {
  LinkTarget,
  LogState,
  PanelAnswer,
  PanelParticipantMatch,
  PanelQuery,
  PersonMatch,
} from '#shared/domain/panel.ts';
import type { Person } from '#shared/domain/person.ts';
import type { LogRule } from '#shared/domain/log-rule.ts';
import type { Task } from '#shared/domain/task.ts';
import { emailKey } from '#shared/domain/user.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { CONTACT_KINDS, isContactKind } from '#shared/domain/activity.ts';
import { readCursor } from '../activities/history-place.ts';
import type { TimelinePage } from '../activities/history-place.ts';
import { readTimeline } from '../activities/timeline-page.query.ts';
import { newestContact } from '../activities/timeline.query.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { rulesAbout } from '#shared/domain/log-verdict.ts';
import { bindingRules } from '../log-rules/log-rule.query.ts';
import { declinedProposals } from '../users/declined-proposals.query.ts';
import { logState } from '../mail/log-state.query.ts';
import { companyDomainOf, readAddressee } from '../mail/mail-participants.ts';
import { keepsThread } from '../mail/kept-thread.query.ts';
import { threadMemory, threadOfRead } from '../mail/outgoing-mail.query.ts';
import { meetingState } from '../meetings/meeting.query.ts';
import { companyTies } from './company-ties.query.ts';
import { readCommercial } from './commercial.query.ts';
import { openConflicts } from './open-conflicts.query.ts';
import { knownFacts } from './known-facts.query.ts';
import { customNames, panelCustomFields } from './custom-fields.query.ts';
import { openDeals } from './open-deals.query.ts';
import { openTasks, ownReminders } from './open-tasks.query.ts';
import { companiesByDomain, companyByDomain, peopleOfCompany, toMatch } from './people-lookup.query.ts';
import { companyStaff, personTies } from './person-ties.query.ts';
import { similarPeople } from './similar-people.query.ts';
import { shownCompany, shownEmployment, shownPerson } from './shown-record.query.ts';

const SEQ = 'select max(seq) as seq from change';

type Asked = NonNullable<PanelQuery['participants']>[number];
type Recognised = { readonly match: PanelParticipantMatch; readonly links: readonly LinkTarget[] };

const recognise = async (sql: Sql, scope: Scope, { email, name, role }: Asked): Promise<Recognised> => {
  const { internal, matches, company, links } = await readAddressee(sql, scope, email);
  return {
    links,
    match: {
      email,
      name,
      role,
      internal,
      matches: [...matches],
      companyId: company?.id ?? null,
      companyName: company?.name ?? '',
    },
  };
};

/** Everybody asked about, each address once, and what a mail between them hangs on. */
const recogniseAll = async (
  sql: Sql,
  scope: Scope,
  asked: readonly Asked[],
): Promise<{ readonly participants: PanelParticipantMatch[]; readonly links: LinkTarget[] }> => {
  const participants = new Map<string, PanelParticipantMatch>();
  const links = new Map<string, LinkTarget>();
  for (const one of asked.slice(0, PANEL_LIMITS.participants)) {
    const key = emailKey(one.email);
    if (!key || participants.has(key)) continue;
    const found = await recognise(sql, scope, one);
    participants.set(key, found.match);
    for (const link of found.links) if (!links.has(link.id)) links.set(link.id, link);
  }
  return { participants: [...participants.values()], links: [...links.values()] };
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

const pageDomain = (domain: string | undefined): string =>
  domain === undefined ? '' : companyDomainOf(domain) || domain;

/** Which companies an unknown sender's address, or a page that nobody is known on, may belong to; none where it is sure. */
const companyChoices = async (
  sql: Sql,
  scope: Scope,
  shown: Shown,
  focus: PanelParticipantMatch | undefined,
  domain: string | undefined,
): Promise<{ companyChoices?: { id: string; name: string }[] }> => {
  if (shown.person || shown.company || shown.ambiguous || focus?.internal) return {};
  const choices = await companiesByDomain(
    sql,
    scope,
    (focus && companyDomainOf(focus.email)) || pageDomain(domain),
  );
  return choices.length > 1 ? { companyChoices: choices.map(({ id, name }) => ({ id, name })) } : {};
};

const companyOfPage = async (sql: Sql, scope: Scope, domain: string | undefined): Promise<Company | null> => {
  const known = await companyByDomain(sql, scope, pageDomain(domain));
  return known && shownCompany(sql, scope, known.id);
};

/** Somebody unknown without a company of their own counts to the company on whose page they stand. */
const showParticipant = async (
  sql: Sql,
  scope: Scope,
  focus: PanelParticipantMatch,
  domain: string | undefined,
): Promise<Shown> => {
  const [first, ...others] = focus.matches;
  // Nobody is shown before it is settled who it is.
  if (others.length > 0 && first?.reason !== 'chosen') return { ...NOBODY, ambiguous: true };
  if (first) {
    const shown = await showPerson(sql, scope, first.id, first.reason);
    const company =
      shown.company ?? (focus.companyId ? await shownCompany(sql, scope, focus.companyId) : null);
    return { ...shown, company };
  }
  const company = focus.companyId
    ? await shownCompany(sql, scope, focus.companyId)
    : await companyOfPage(sql, scope, domain);
  return company ? { ...NOBODY, company, reason: 'domain' } : NOBODY;
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
  if (focus) return ok(await showParticipant(sql, scope, focus, query.domain));
  const company = await companyOfPage(sql, scope, query.domain);
  return ok(company ? { ...NOBODY, company, reason: 'domain' } : NOBODY);
};

/** In the first page most of the time; behind it only where the newest entries are all notes or written by nobody. */
const lastContact = async (
  sql: Sql,
  scope: Scope,
  recordId: string,
  { items, cursor }: TimelinePage,
): Promise<string | null> => {
  const shown = items.find(({ kind, mailKind }) => isContactKind(kind) && isContactMail(mailKind));
  if (shown || cursor === null) return shown?.occurredAt ?? null;
  const before = readCursor(cursor);
  return before.ok ? newestContact(sql, scope, recordId, before.value, CONTACT_KINDS) : null;
};
const HOUR_CHARS = 'YYYY-MM-DDThh'.length;
const REMINDER_HOURS = 25;

/** Answers of one hour look equally far ahead, so that they can be kept as long. */
export const hourOf = (asOf: string): string => asOf.slice(0, HOUR_CHARS);
const reminderHorizon = (asOf: string): string =>
  toInstant(Date.parse(`${hourOf(asOf)}:00:00.000Z`) + REMINDER_HOURS * 3_600_000);

/** The same beside whomever the asker looks at: what reminds them in the next hours, the rules that bind them, and the fields of the company's own. */
export type AskersOwn = {
  readonly reminders: readonly Task[];
  readonly rules: readonly LogRule[];
  readonly customFields: readonly CustomField[];
};

export const readAskersOwn = async (sql: Sql, scope: Scope, asOf: string): Promise<AskersOwn> => ({
  reminders: await ownReminders(sql, scope, reminderHorizon(asOf)),
  rules: await bindingRules(sql, scope),
  customFields: await panelCustomFields(sql, scope),
});

/** Something that is logged is asked about, not a page or a record. */
const isOfMail = ({ messageId, content, meeting, compose, conversationId }: PanelQuery): boolean =>
  [messageId, content, meeting, compose, conversationId].some((mark) => mark !== undefined);

/** A mail that is logged has links of its own. */
const threadOf = async (
  sql: Sql,
  scope: Scope,
  { compose, conversationId }: PanelQuery,
  log: LogState | null,
): Promise<Pick<PanelAnswer, 'thread'>> => {
  if (!conversationId) return {};
  if (compose) return { thread: await threadMemory(sql, scope, conversationId) };
  return log?.activityId ? {} : threadOfRead(sql, scope, conversationId);
};

/** The company's own fields of what is shown and what can be added, and what the records are called that its values lead to. */
const customOf = async (
  sql: Sql,
  scope: Scope,
  all: readonly CustomField[],
  { person, company }: Shown,
  hanging: readonly { readonly custom?: CustomValues | undefined }[],
): Promise<Pick<PanelAnswer, 'customFields' | 'customNames'>> => {
  const record = person ?? company;
  const customFields = shownFields(all);
  if (customFields.length === 0) return {};
  const values = [...(record ? [record] : []), ...hanging].map(({ custom }) => custom);
  return { customFields, ...(await customNames(sql, scope, customFields, values)) };
};

/**
 * `asOf` is the server's time for the answer, `known` what is the asker's own at that time, where it is at hand.
 * Errors: `record.not_found` for an asked person or company.
 */
export const readPanel = async (
  sql: Sql,
  scope: Scope,
  query: PanelQuery,
  asOf: string,
  known?: AskersOwn,
): Promise<Result<PanelAnswer>> => {
  const own = known ?? (await readAskersOwn(sql, scope, asOf));
  const asked = query.participants ?? [];
  const { participants, links } = await recogniseAll(sql, scope, asked);
  const wanted = query.focus ? emailKey(query.focus) : '';
  const isPageWanted = query.domain !== undefined && wanted === emailKey(query.domain);
  const focus = isPageWanted
    ? undefined
    : (participants.find(({ email }) => emailKey(email) === wanted) ?? defaultFocus(participants));
  const found = await showAsked(sql, scope, query, focus);
  if (!found.ok) return found;
  const shown = found.value;
  const recordId = shown.person?.id ?? shown.company?.id ?? null;
  const owner = shown.person ? 'personId' : 'companyId';
  const type = shown.person ? 'person' : 'company';
  const page = recordId
    ? await readTimeline(sql, scope, { type, id: recordId }, null)
    : { items: [], cursor: null };
  const commercial =
    shown.company || shown.person
      ? await readCommercial(sql, shown.company?.id ?? null, shown.person?.id ?? null)
      : null;
  const declined = shown.person ? await declinedProposals(sql, scope, shown.person.id) : [];
  const facts = recordId ? await knownFacts(sql, scope, owner, recordId) : [];
  const unknown = focus && !shown.person && focus.matches.length === 0 ? focus : null;
  const seq = (await sql.get<{ seq: number | null }>(SEQ))?.seq ?? 0;
  const log = query.meeting
    ? await meetingState(sql, scope, query.meeting)
    : await logState(sql, scope, query);
  const open = await openDeals(sql, scope, [
    ...new Set([
      ...[shown.company, shown.person].flatMap((one) => one?.id ?? []),
      ...(isOfMail(query) ? links.map(({ id }) => id) : []),
    ]),
  ]);
  const tasks = recordId ? await openTasks(sql, scope, owner, recordId) : [];
  return ok({
    seq,
    asOf,
    participants,
    focus: query.person || query.company ? '' : (focus?.email ?? ''),
    ...shown,
    ...(await companyChoices(sql, scope, shown, focus, query.domain)),
    ...(shown.person ? await personTies(sql, scope, shown.person.id) : {}),
    ...(shown.company && !shown.person
      ? {
          ...(await companyTies(sql, scope, shown.company)),
          ...(await companyStaff(sql, scope, shown.company.id)),
        }
      : {}),
    people:
      shown.company && !shown.person
        ? (await peopleOfCompany(sql, scope, shown.company.id)).map((row) => toMatch(row, 'record'))
        : [],
    similar: unknown
      ? await similarPeople(sql, scope, {
          name: unknown.name,
          email: unknown.email,
          companyId: shown.company?.id ?? null,
        })
      : [],
    log,
    ...(await threadOf(sql, scope, query, log)),
    ...(!query.compose && query.conversationId && (await keepsThread(sql, scope, query.conversationId))
      ? { keepsThread: true }
      : {}),
    links,
    ...open,
    logRules: rulesAbout(asked, asked.length > 0 ? own.rules : []),
    lastContactAt: recordId ? await lastContact(sql, scope, recordId, page) : null,
    timeline: page.items,
    timelineCursor: page.cursor,
    tasks,
    reminders: [...own.reminders],
    conflicts: recordId ? await openConflicts(sql, scope, recordId) : [],
    ...(declined.length > 0 ? { declined } : {}),
    ...(facts.length > 0 ? { facts } : {}),
    ...(await customOf(sql, scope, own.customFields, shown, [...(open.deals ?? []), ...tasks])),
    commercial,
  });
};
