/**
 * The panel's answer out of what lies on this device, in the shape the server gives: who, is it logged, what is open,
 * what happened. Orders, suggestions of similar people and older history are the server's alone.
 */
import { EMPTY_COMPANY } from '../domain/company.ts';
import type { Company } from '../domain/company.ts';
import type { Conflict } from '../domain/conflict.ts';
import { isOpenStage } from '../domain/deal-stage.ts';
import type { ShownDeal } from '../domain/deal.ts';
import type { Employment } from '../domain/employment.ts';
import { emptyAnswer, focusOf } from '../domain/empty-answer.ts';
import type { ShownFact } from '../domain/fact.ts';
import { rulesAbout } from '../domain/log-verdict.ts';
import type { LogRule } from '../domain/log-rule.ts';
import { messageIdKey } from '../domain/message-id.ts';
import { PANEL_LIMITS } from '../domain/panel-limits.ts';
import type {
  LinkTarget,
  LogState,
  PanelAnswer,
  PanelParticipantMatch,
  PanelQuery,
  PersonMatch,
} from '../domain/panel.ts';
import { EMPTY_PERSON, personName } from '../domain/person.ts';
import type { Person } from '../domain/person.ts';
import type { SyncActivity, SyncDoc } from '../domain/sync.ts';
import type { Task } from '../domain/task.ts';
import { emailKey } from '../domain/user.ts';
import { toInstant } from '../lib/clock.ts';
import type { Cache } from './cache.ts';
import { knownFields } from './known-fields.ts';
import { knownPeople } from './known-people.ts';
import { knownTies } from './known-ties.ts';
import { knownTimeline } from './known-timeline.ts';
import { as, bySort, isContact, newestFirst, ofType, sortKey, titleOf, ownValues } from './known-docs.ts';
import type { Self } from './overlay.ts';

type Shown = { person: Person | null; company: Company | null; employment: Employment | null };
const NOBODY: Shown = { person: null, company: null, employment: null };

const WIDTH: Readonly<Record<LogState['visibility'], number>> = { private: 0, team: 1, all: 2 };
const HOUR_MS = 3_600_000;
/** As far ahead as the server looks, from the beginning of the hour. */
const REMINDER_HOURS = 25;

/** `self` is no customer: a mail of one's own is about whom it went to. */
export const composeAnswer = (cache: Cache, self: Self) => {
  const record = async <T>(type: SyncDoc['type'], id: string | null): Promise<T | null> => {
    const doc = id ? await cache.get(type, id) : null;
    if (!doc) return null;
    // One that was fetched before Kontor knew all of its fields.
    return type === 'company' ? { ...EMPTY_COMPANY, ...as<T>(doc) } : { ...EMPTY_PERSON, ...as<T>(doc) };
  };
  const nameOf = async (userId: string | null): Promise<string> =>
    (userId && (((await cache.get('user', userId))?.data['name'] as string | undefined) ?? '')) || '';

  /** Where a person works now, the oldest first. */
  const employmentsOf = async (personId: string): Promise<Employment[]> => {
    const docs = ofType(await cache.linkedTo(personId), 'employment');
    return docs
      .filter(({ data }) => data['toDay'] === null)
      .toSorted(bySort((doc) => sortKey(doc, 'createdAt')))
      .map((doc) => {
        const { id, personId: who, companyId, jobTitle, buyingRole, fromDay, toDay } = as<Employment>(doc);
        return { id, personId: who, companyId, jobTitle, buyingRole, fromDay, toDay };
      });
  };
  const employmentOf = async (personId: string): Promise<Employment | null> =>
    (await employmentsOf(personId))[0] ?? null;

  const showPerson = async (id: string): Promise<Shown> => {
    const person = await record<Person>('person', id);
    if (!person) return NOBODY;
    const employment = await employmentOf(id);
    return { person, employment, company: await record<Company>('company', employment?.companyId ?? null) };
  };

  const toMatch = async (person: Person, reason: PersonMatch['reason']): Promise<PersonMatch> => {
    const employment = await employmentOf(person.id);
    const company = await record<Company>('company', employment?.companyId ?? null);
    return {
      id: person.id,
      name: personName(person),
      jobTitle: employment?.jobTitle ?? '',
      companyId: company?.id ?? null,
      companyName: company?.name ?? '',
      reason,
    };
  };

  type Found = Pick<Company, 'id' | 'name'>;
  /** One company, or none where nobody knows which. */
  const onlyOne = (docs: readonly SyncDoc[]): Found | null => {
    const found = ofType(docs, 'company');
    return found.length === 1 ? as<Company>(found[0]!) : null;
  };

  /** Of the host or of what it belongs to: a company keeps the shortest name under which it can be registered. */
  const companyOn = async (host: string): Promise<Found | null> => {
    const labels = host.toLowerCase().split('.');
    for (let from = 0; from < labels.length - 1; from += 1) {
      const found = await cache.byMark('domain', labels.slice(from).join('.'));
      if (found.length > 0) return onlyOne(found);
    }
    return null;
  };

  const isColleague = async (key: string): Promise<boolean> =>
    (self.email !== undefined && key === emailKey(self.email)) ||
    (await cache.byMark('colleague', key)).length > 0;

  const recognise = async (
    asked: NonNullable<PanelQuery['participants']>[number],
  ): Promise<{ match: PanelParticipantMatch; links: LinkTarget[] }> => {
    const key = emailKey(asked.email);
    const who = { email: asked.email, name: asked.name ?? '', role: asked.role ?? 'from' };
    const nobody = { ...who, matches: [], companyId: null, companyName: '' };
    // A colleague's address is no customer's.
    if (await isColleague(key)) return { match: { ...nobody, internal: true }, links: [] };
    const holders = await cache.byMark('email', key);
    const people = ofType(holders, 'person').map((doc) => as<Person>(doc));
    const matches: PersonMatch[] = [];
    for (const person of people.toSorted(bySort(({ id }) => id)))
      matches.push(await toMatch(person, 'address'));
    const settled = matches.length === 1 ? matches[0]! : null;
    const employers: Found[] = [];
    for (const { companyId } of settled ? await employmentsOf(settled.id) : []) {
      const company = await record<Company>('company', companyId);
      if (company) employers.push(company);
    }
    const own = onlyOne(holders);
    const byDomain =
      employers.length > 0 || own ? null : await companyOn(key.slice(key.lastIndexOf('@') + 1));
    const company = employers[0] ?? own ?? byDomain;
    const links = [
      ...(settled ? [link('person', settled, settled.reason)] : []),
      ...employers.map((one) => link('company', one, 'address')),
      ...(own ? [link('company', own, 'address')] : []),
      ...(byDomain ? [link('company', byDomain, 'domain')] : []),
    ];
    const match = {
      ...who,
      internal: false,
      matches,
      companyId: company?.id ?? null,
      companyName: company?.name ?? '',
    };
    return { match, links };
  };
  const link = (type: LinkTarget['type'], { id, name }: Found, reason: LinkTarget['reason']): LinkTarget => ({
    type,
    id,
    title: name,
    reason,
  });

  /** Everybody asked about, each address once, and what a mail between them would hang on. */
  const recogniseAll = async (
    asked: NonNullable<PanelQuery['participants']>,
  ): Promise<{ participants: PanelParticipantMatch[]; links: LinkTarget[] }> => {
    const participants = new Map<string, PanelParticipantMatch>();
    const links = new Map<string, LinkTarget>();
    for (const one of asked.slice(0, PANEL_LIMITS.participants)) {
      const key = emailKey(one.email);
      if (!key || participants.has(key)) continue;
      const found = await recognise(one);
      participants.set(key, found.match);
      for (const target of found.links) if (!links.has(target.id)) links.set(target.id, target);
    }
    return { participants: [...participants.values()], links: [...links.values()] };
  };

  const toTask = async (doc: SyncDoc): Promise<Task> => {
    const { id, ...data } = as<Task>(doc);
    const person = await record<Person>('person', data.personId);
    const company = await record<Company>('company', data.companyId);
    return {
      id,
      title: data.title,
      dueOn: data.dueOn,
      remindAt: data.remindAt,
      assigneeId: data.assigneeId,
      personId: data.personId,
      companyId: data.companyId,
      activityId: data.activityId,
      done: data.done,
      doneAt: data.doneAt,
      createdById: data.createdById,
      createdAt: data.createdAt,
      page: data.page ?? null,
      ...ownValues(data.custom),
      assigneeName: await nameOf(data.assigneeId),
      personName: person ? personName(person) : '',
      companyName: company?.name ?? '',
    };
  };
  const isOpen = ({ data }: SyncDoc): boolean => data['done'] !== true;

  /** What is open with the shown one; soonest first, those without a day last. */
  const tasksOf = (docs: readonly SyncDoc[], owner: 'personId' | 'companyId', id: string): Promise<Task[]> =>
    Promise.all(
      ofType(docs, 'task')
        .filter((doc) => isOpen(doc) && doc.data[owner] === id)
        .toSorted(bySort((doc) => sortKey(doc, 'dueOn', '9999')))
        .slice(0, PANEL_LIMITS.tasks)
        .map(toTask),
    );

  /** Own ones that remind by the end of the next day, whoever they are about; the longest waiting first. */
  const remindersAt = async (now: number): Promise<Task[]> => {
    const before = toInstant(Math.floor(now / HOUR_MS) * HOUR_MS + REMINDER_HOURS * HOUR_MS);
    const due = (await cache.ofType('task')).filter((doc) => {
      const { assigneeId, remindAt } = as<Task>(doc);
      return isOpen(doc) && assigneeId === self.id && remindAt !== null && remindAt < before;
    });
    const first = due.toSorted(bySort((doc) => sortKey(doc, 'remindAt')));
    return Promise.all(first.slice(0, PANEL_LIMITS.reminders).map(toTask));
  };

  /** Open ones of the shown customer and of those a mail hangs on, the one that changed last first. */
  const dealsOf = async (
    { messageId, meeting }: PanelQuery,
    links: readonly LinkTarget[],
    { company, person }: Shown,
  ): Promise<Pick<PanelAnswer, 'deals'>> => {
    const isOfMail = messageId !== undefined || meeting !== undefined;
    const found = new Map<string, SyncDoc>();
    for (const { id } of [...[company, person].filter((one) => one !== null), ...(isOfMail ? links : [])])
      for (const doc of ofType(await cache.linkedTo(id), 'deal')) found.set(doc.id, doc);
    const deals = [...found.values()]
      .filter(({ data }) => isOpenStage(String(data['stage'])))
      .toSorted(newestFirst((doc) => sortKey(doc, 'updatedAt')))
      .slice(0, PANEL_LIMITS.deals)
      .map((doc) => {
        const { id, title, stage, amountMinor, currency, companyId, personId, page, custom } =
          as<ShownDeal>(doc);
        const deal = { id, title, stage, amountMinor, currency, companyId, personId };
        return { ...deal, ...(page ? { page } : {}), ...ownValues(custom) };
      });
    return deals.length > 0 ? { deals } : {};
  };

  const conflictsOf = (docs: readonly SyncDoc[], recordId: string): Conflict[] =>
    ofType(docs, 'conflict')
      .map((doc) => as<Conflict>(doc))
      .filter((conflict) => conflict.recordId === recordId && conflict.resolvedAt === null)
      .toSorted(newestFirst(({ createdAt, id }) => `${createdAt} ${id}`))
      .slice(0, PANEL_LIMITS.conflicts);

  const factsOf = (
    docs: readonly SyncDoc[],
    owner: 'personId' | 'companyId',
    id: string,
  ): Promise<ShownFact[]> =>
    Promise.all(
      ofType(docs, 'fact')
        .filter(({ data }) => data[owner] === id)
        .toSorted(bySort((doc) => doc.id))
        .slice(0, PANEL_LIMITS.facts)
        .map(async (doc) => {
          const fact = as<ShownFact>(doc);
          return { ...fact, byName: await nameOf(fact.createdById) };
        }),
    );

  const logOf = async (messageId: string | undefined): Promise<LogState | null> => {
    const key = messageIdKey(messageId ?? '');
    if (messageId === undefined) return null;
    const doc = key ? (await cache.byMark('mail', key))[0] : undefined;
    if (!doc) return { activityId: null, entries: [], visibility: 'all', links: [] };
    const { log, links } = doc.data as SyncActivity;
    const widest = log.map((one) => one.visibility).toSorted((one, other) => WIDTH[other] - WIDTH[one])[0];
    const entries = await Promise.all(
      log.map(async ({ userId, at }) => ({ userId, userName: await nameOf(userId), at })),
    );
    const titles = await Promise.all(
      links.map(async ({ type, id }) => {
        const linked = await cache.get(type, id);
        if (!linked) return [];
        const title = titleOf(linked);
        return [{ type, id, title }];
      }),
    );
    return { activityId: doc.id, entries, visibility: widest ?? 'all', links: titles.flat() };
  };

  /** The company's and own ones; nobody else's lie on this device. */
  const rulesOf = async ({ participants = [] }: PanelQuery): Promise<LogRule[]> =>
    participants.length === 0
      ? []
      : rulesAbout(
          participants,
          (await cache.ofType('log_rule')).map((doc) => as<LogRule>(doc)),
        );

  const show = async (query: PanelQuery, focus: PanelParticipantMatch | undefined): Promise<Shown> => {
    if (query.person) return showPerson(query.person);
    if (query.company) return { ...NOBODY, company: await record<Company>('company', query.company) };
    const [first, ...others] = focus?.matches ?? [];
    // Several have the address: who it is, a person says.
    if (others.length > 0) return NOBODY;
    if (first) {
      const shown = await showPerson(first.id);
      return {
        ...shown,
        company: shown.company ?? (await record<Company>('company', focus?.companyId ?? null)),
      };
    }
    if (focus?.companyId) return { ...NOBODY, company: await record<Company>('company', focus.companyId) };
    if (!query.domain) return NOBODY;
    const company = await companyOn(query.domain);
    return { ...NOBODY, company: await record<Company>('company', company?.id ?? null) };
  };

  /** Of people this device does not know: who of them is a colleague, and what the rules say. `asOf` in ms. */
  const nobody = async (query: PanelQuery, asOf: number): Promise<PanelAnswer> => {
    const colleagues = new Set<string>();
    for (const { email } of query.participants ?? [])
      if (await isColleague(emailKey(email))) colleagues.add(emailKey(email));
    const answer = emptyAnswer(query, toInstant(asOf), (email) => colleagues.has(emailKey(email)));
    return { ...answer, logRules: await rulesOf(query), ...(await knownFields(cache, NOBODY, [])) };
  };

  /** Null when nothing of what was asked lies here. `asOf` (when the server said so) and `now` in ms. */
  const known = async (query: PanelQuery, asOf: number, now: number): Promise<PanelAnswer | null> => {
    const { participants, links } = await recogniseAll(query.participants ?? []);
    const focus = focusOf(query, participants);
    const shown = await show(query, focus);
    const recordId = shown.person?.id ?? shown.company?.id ?? null;
    const log = await logOf(query.messageId);
    const isAmbiguous = (focus?.matches.length ?? 0) > 1;
    if (recordId === null && !log?.activityId && !isAmbiguous) return null;
    if (recordId) await cache.touch([recordId]);
    const docs = recordId ? await cache.linkedTo(recordId) : [];
    const owner = shown.person ? 'personId' : 'companyId';
    const timeline = await knownTimeline(docs, { field: owner, id: recordId ?? '' }, nameOf);
    const open = await dealsOf(query, links, shown);
    const tasks = recordId ? await tasksOf(docs, owner, recordId) : [];
    const facts = recordId ? await factsOf(docs, owner, recordId) : [];
    const isByRecord = query.person !== undefined || query.company !== undefined;
    const matched = isAmbiguous ? null : focus?.matches[0]?.reason;
    return {
      seq: 0,
      asOf: toInstant(asOf),
      participants,
      focus: isByRecord ? '' : (focus?.email ?? ''),
      ...shown,
      ...(shown.company && !shown.person ? await knownTies(cache, shown.company) : {}),
      ...(recordId ? await knownPeople(cache, docs, shown.person ? 'person' : 'company') : {}),
      reason: isByRecord ? 'record' : (matched ?? (shown.company ? 'domain' : null)),
      ambiguous: isAmbiguous && !isByRecord,
      people: [],
      similar: [],
      log,
      links,
      ...open,
      logRules: await rulesOf(query),
      lastContactAt: timeline.find(isContact)?.occurredAt ?? null,
      timeline,
      timelineCursor: null,
      tasks,
      reminders: await remindersAt(now),
      conflicts: recordId ? conflictsOf(docs, recordId) : [],
      ...(facts.length > 0 ? { facts } : {}),
      ...(await knownFields(cache, shown, [...(open.deals ?? []), ...tasks])),
      commercial: null,
    };
  };

  return { known, nobody };
};
