/**
 * The panel's answer out of what lies on this device, in the shape the server gives: who, is it logged, what is open,
 * what happened. Orders, suggestions of similar people and older history are the server's alone.
 */
import type { Company } from '../domain/company.ts';
import type { Conflict } from '../domain/conflict.ts';
import type { Employment } from '../domain/employment.ts';
import { focusOf } from '../domain/empty-answer.ts';
import { messageIdKey } from '../domain/message-id.ts';
import { PANEL_LIMITS } from '../domain/panel.ts';
import type {
  LinkTarget,
  LogState,
  PanelAnswer,
  PanelParticipantMatch,
  PanelQuery,
  PersonMatch,
  TimelineItem,
} from '../domain/panel.ts';
import { personName } from '../domain/person.ts';
import type { Person } from '../domain/person.ts';
import type { SyncActivity, SyncDoc } from '../domain/sync.ts';
import type { Task } from '../domain/task.ts';
import { emailKey } from '../domain/user.ts';
import type { Cache } from './cache.ts';
import type { Self } from './overlay.ts';

type Shown = { person: Person | null; company: Company | null; employment: Employment | null };
const NOBODY: Shown = { person: null, company: null, employment: null };

const as = <T>(doc: SyncDoc): T => ({ ...doc.data, id: doc.id }) as T;
const ofType = (docs: readonly SyncDoc[], type: SyncDoc['type']): SyncDoc[] =>
  docs.filter((doc) => doc.type === type);

/** What a mail between them would hang on: whoever is known without a doubt, and their companies. */
const linksOf = (participants: readonly PanelParticipantMatch[]): LinkTarget[] => {
  const links = new Map<string, LinkTarget>();
  for (const { matches, companyId, companyName } of participants) {
    const [match, ...others] = matches;
    if (match && others.length === 0)
      links.set(match.id, { type: 'person', id: match.id, title: match.name, reason: match.reason });
    if (companyId)
      links.set(companyId, { type: 'company', id: companyId, title: companyName, reason: 'domain' });
  }
  return [...links.values()];
};

/** `self` is no customer: a mail of one's own is about whom it went to. */
export const composeAnswer = (cache: Cache, self: Self) => {
  const record = async <T>(type: SyncDoc['type'], id: string | null): Promise<T | null> => {
    const doc = id ? await cache.get(type, id) : null;
    return doc && as<T>(doc);
  };
  const nameOf = async (userId: string | null): Promise<string> =>
    (userId && (((await cache.get('user', userId))?.data['name'] as string | undefined) ?? '')) || '';

  const employmentOf = async (personId: string): Promise<Employment | null> => {
    const docs = ofType(await cache.linkedTo(personId), 'employment');
    const current = docs.map((doc) => as<Employment>(doc)).filter(({ toDay }) => toDay === null);
    return current.toSorted((one, other) => (one.id < other.id ? -1 : 1))[0] ?? null;
  };

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

  const companyOfAddress = async (key: string): Promise<Company | null> => {
    const domain = key.slice(key.indexOf('@') + 1);
    const found = [
      ...ofType(await cache.byMark('email', key), 'company'),
      ...ofType(await cache.byMark('domain', domain), 'company'),
    ];
    const ids = new Set(found.map(({ id }) => id));
    return ids.size === 1 ? as<Company>(found[0]!) : null;
  };

  const matchParticipant = async (
    asked: NonNullable<PanelQuery['participants']>[number],
  ): Promise<PanelParticipantMatch> => {
    const key = emailKey(asked.email);
    const people = ofType(await cache.byMark('email', key), 'person').map((doc) => as<Person>(doc));
    const matches: PersonMatch[] = [];
    for (const person of people) matches.push(await toMatch(person, 'address'));
    const company = matches[0]?.companyId ? null : await companyOfAddress(key);
    return {
      email: asked.email,
      name: asked.name ?? '',
      role: asked.role ?? 'from',
      internal: self.email !== undefined && key === emailKey(self.email),
      matches,
      companyId: matches[0]?.companyId ?? company?.id ?? null,
      companyName: matches[0]?.companyName || (company?.name ?? ''),
    };
  };

  const toItem = async ({ id, data }: SyncDoc): Promise<TimelineItem> => {
    const activity = data as SyncActivity;
    return {
      id,
      kind: activity.kind,
      occurredAt: activity.occurredAt,
      subject: activity.subject,
      preview: activity.preview,
      direction: activity.direction,
      outcome: activity.outcome,
      visibility: activity.visibility,
      byId: activity.byId,
      byName: await nameOf(activity.byId),
      attachments: activity.attachments,
      amountMinor: null,
      currency: '',
    };
  };

  const timelineOf = async (docs: readonly SyncDoc[]): Promise<TimelineItem[]> => {
    const newest = ofType(docs, 'activity')
      .toSorted((one, other) => (String(one.data['occurredAt']) < String(other.data['occurredAt']) ? 1 : -1))
      .slice(0, PANEL_LIMITS.timelinePage);
    return Promise.all(newest.map(toItem));
  };

  const tasksOf = async (docs: readonly SyncDoc[]): Promise<Task[]> => {
    const open = ofType(docs, 'task').filter(({ data }) => data['done'] !== true);
    const tasks = await Promise.all(
      open.map(async (doc) => {
        const task = as<Task>(doc);
        const person = await record<Person>('person', task.personId);
        const company = await record<Company>('company', task.companyId);
        return {
          ...task,
          assigneeName: await nameOf(task.assigneeId),
          personName: person ? personName(person) : '',
          companyName: company?.name ?? '',
        };
      }),
    );
    return tasks.toSorted((one, other) => ((one.dueOn ?? '9') < (other.dueOn ?? '9') ? -1 : 1));
  };

  const conflictsOf = (docs: readonly SyncDoc[], recordId: string): Conflict[] =>
    ofType(docs, 'conflict')
      .map((doc) => as<Conflict>(doc))
      .filter((conflict) => conflict.recordId === recordId && conflict.resolvedAt === null)
      .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
      .slice(0, PANEL_LIMITS.conflicts);

  const logOf = async (messageId: string | undefined): Promise<LogState | null> => {
    const key = messageIdKey(messageId ?? '');
    if (messageId === undefined) return null;
    const doc = key ? (await cache.byMark('mail', key))[0] : undefined;
    if (!doc) return { activityId: null, entries: [], visibility: 'all', links: [] };
    const { log, links, visibility } = doc.data as SyncActivity;
    const entries = await Promise.all(
      log.map(async ({ userId, at }) => ({ userId, userName: await nameOf(userId), at })),
    );
    const titles = await Promise.all(
      links.map(async ({ type, id }) => {
        const linked = await cache.get(type, id);
        if (!linked) return [];
        const title = type === 'person' ? personName(as<Person>(linked)) : as<Company>(linked).name;
        return [{ type, id, title }];
      }),
    );
    return { activityId: doc.id, entries, visibility, links: titles.flat() };
  };

  const show = async (query: PanelQuery, focus: PanelParticipantMatch | undefined): Promise<Shown> => {
    if (query.person) return showPerson(query.person);
    if (query.company) return { ...NOBODY, company: await record<Company>('company', query.company) };
    const [first, ...others] = focus?.matches ?? [];
    // Several have the address: who it is, a person says.
    if (others.length > 0) return NOBODY;
    if (first) return showPerson(first.id);
    if (focus?.companyId) return { ...NOBODY, company: await record<Company>('company', focus.companyId) };
    if (!query.domain) return NOBODY;
    const [company] = ofType(await cache.byMark('domain', query.domain.toLowerCase()), 'company');
    return { ...NOBODY, company: company ? as<Company>(company) : null };
  };

  /** Null when nothing of what was asked lies here. `asOf` in ms. */
  return async (query: PanelQuery, asOf: number): Promise<PanelAnswer | null> => {
    const participants: PanelParticipantMatch[] = [];
    for (const asked of query.participants ?? []) participants.push(await matchParticipant(asked));
    const focus = focusOf(query, participants);
    const shown = await show(query, focus);
    const recordId = shown.person?.id ?? shown.company?.id ?? null;
    const log = await logOf(query.messageId);
    const isAmbiguous = (focus?.matches.length ?? 0) > 1;
    if (recordId === null && !log?.activityId && !isAmbiguous) return null;
    if (recordId) await cache.touch([recordId]);
    const docs = recordId ? await cache.linkedTo(recordId) : [];
    const timeline = await timelineOf(docs);
    const isByRecord = query.person !== undefined || query.company !== undefined;
    return {
      seq: 0,
      asOf: new Date(asOf).toISOString(),
      participants,
      focus: isByRecord ? '' : (focus?.email ?? ''),
      ...shown,
      reason: isByRecord ? 'record' : (focus?.matches[0]?.reason ?? (shown.company ? 'domain' : null)),
      ambiguous: isAmbiguous && !isByRecord,
      people: [],
      similar: [],
      log,
      links: linksOf(participants),
      lastContactAt: timeline.find(({ kind }) => kind !== 'note')?.occurredAt ?? null,
      timeline,
      timelineCursor: null,
      tasks: await tasksOf(docs),
      reminders: [],
      conflicts: recordId ? conflictsOf(docs, recordId) : [],
      commercial: null,
    };
  };
};
