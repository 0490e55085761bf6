/**
 * Own changes that are still on this device, laid over an answer: what the person did is there at once, whoever the
 * answer came from. Pure; what a change means elsewhere (a colleague's record, a search) waits for the server.
 */
import type { Link } from '../domain/activity.ts';
import type { Company } from '../domain/company.ts';
import { EMPTY_COMPANY } from '../domain/company.ts';
import { laidOver, withSet } from '../domain/custom-set.ts';
import { isOpenStage } from '../domain/deal-stage.ts';
import type { DealFields, ShownDeal } from '../domain/deal.ts';
import type { FactFields, ShownFact } from '../domain/fact.ts';
import { EMPTY_LOG_RULE, rulesAbout } from '../domain/log-verdict.ts';
import type { LogRule } from '../domain/log-rule.ts';
import { meetingMark } from '../domain/meeting.ts';
import { messageIdKey } from '../domain/message-id.ts';
import type { MutationEnvelope } from '../domain/mutation.ts';
import { isMutationName } from '../domain/mutations.ts';
import type { MutationArgs, MutationName } from '../domain/mutations.ts';
import type { LogState, PanelAnswer, PanelQuery, TimelineItem } from '../domain/panel.ts';
import { EMPTY_PERSON } from '../domain/person.ts';
import type { Person } from '../domain/person.ts';
import type { Task } from '../domain/task.ts';
import { emailKey } from '../domain/user.ts';
import { definedOnly } from '../lib/patch.ts';
import { factItem, overDeal, overTask } from './known-timeline.ts';
import { tieLays } from './overlay-ties.ts';

export type Self = { readonly id: string; readonly name: string; readonly email?: string };
type Context = {
  readonly query: PanelQuery;
  readonly self: Self;
  readonly at: string;
  /** It logs the very mail that is asked about, as its content says. */
  readonly isLogOfAsked: boolean;
};
type Lay<N extends MutationName> = (
  answer: PanelAnswer,
  args: MutationArgs<N>,
  context: Context,
) => PanelAnswer;

const PREVIEW_CHARS = 200;

/** Whether something hangs on the customer that is shown. */
const isAbout = ({ person, company }: PanelAnswer, ids: readonly (string | null | undefined)[]): boolean =>
  ids.some((id) => id !== null && id !== undefined && (id === person?.id || id === company?.id));

/** Whether it is the one whose history and facts are shown. */
const isShownRecord = ({ person, company }: PanelAnswer, id: string): boolean =>
  (person?.id ?? company?.id) === id;

const withItem = (answer: PanelAnswer, item: TimelineItem): PanelAnswer =>
  answer.timeline.some(({ id }) => id === item.id)
    ? answer
    : { ...answer, timeline: [item, ...answer.timeline] };

/** What is over has its place in the history, and leaves it when it is taken up again. */
const withOver = (answer: PanelAnswer, item: TimelineItem | null, id: string): PanelAnswer =>
  item ? withItem(answer, item) : { ...answer, timeline: answer.timeline.filter((other) => other.id !== id) };

/** Without those that are won or lost by now; none are none at all. */
const withDeals = ({ deals: _, ...answer }: PanelAnswer, deals: readonly ShownDeal[]): PanelAnswer => {
  const open = deals.filter(({ stage }) => isOpenStage(stage));
  return open.length > 0 ? { ...answer, deals: open } : answer;
};

const withoutConflict = (answer: PanelAnswer, id: string): PanelAnswer => ({
  ...answer,
  conflicts: answer.conflicts.filter((conflict) => conflict.id !== id),
});

const taskOf = (
  id: string,
  args: MutationArgs<'task.create'>['fields'],
  answer: PanelAnswer,
  { self, at }: Context,
): Task => ({
  id,
  title: args.title,
  dueOn: args.dueOn ?? null,
  remindAt: args.remindAt ?? null,
  assigneeId: args.assigneeId ?? self.id,
  personId: args.personId ?? null,
  companyId: args.companyId ?? null,
  activityId: args.activityId ?? null,
  page: args.page ?? null,
  ...(args.custom ? { custom: laidOver({}, args.custom) } : {}),
  done: args.done ?? false,
  createdById: self.id,
  createdAt: at,
  doneAt: null,
  assigneeName: (args.assigneeId ?? self.id) === self.id ? self.name : '',
  personName:
    answer.person?.id === args.personId
      ? [answer.person?.firstName, answer.person?.lastName].join(' ').trim()
      : '',
  companyName: answer.company?.id === args.companyId ? (answer.company?.name ?? '') : '',
});

/** What it will hang on: by itself, and of what was picked or preselected whatever has a name here. */
const linksOf = (
  answer: PanelAnswer,
  { links, offered = [] }: { links: readonly Link[]; offered?: readonly Link[] | undefined },
): LogState['links'] => {
  const picked = new Set([...links, ...offered].map(({ id }) => id));
  const known: LogState['links'] = [
    ...(answer.thread?.logged?.links ?? []),
    ...(answer.deals ?? []).map((deal) => ({ ...deal, type: 'deal' as const })),
    ...answer.tasks.map((task) => ({ ...task, type: 'task' as const })),
  ];
  const named = new Map(
    [...answer.links, ...known.filter(({ id }) => picked.has(id))].map(({ type, id, title }) => [
      id,
      { type, id, title },
    ]),
  );
  return [...named.values()];
};

const lays: { readonly [N in MutationName]?: Lay<N> } = {
  'person.create': (answer, { id, fields }, { query, at }) => {
    const emails = new Set((fields.emails ?? []).map(({ email }) => emailKey(email)));
    const isByRecord = query.person === id;
    const isAsked = (query.participants ?? []).some(({ email }) => emails.has(emailKey(email)));
    if (answer.person || !(isByRecord || isAsked)) return answer;
    const person = { ...EMPTY_PERSON, ...fields, id, createdAt: at, updatedAt: at } as Person;
    return { ...answer, person, reason: isByRecord ? 'record' : 'address', similar: [] };
  },
  'person.update': (answer, { id, set, was }) =>
    answer.person?.id === id ? { ...answer, person: withSet<Person>(answer.person, set, was) } : answer,
  'company.create': (answer, { id, fields }, { query, at }) => {
    const isByRecord = query.company === id;
    const isAsked = query.domain !== undefined && (fields.domains ?? []).includes(query.domain);
    if (answer.company || !(isByRecord || isAsked)) return answer;
    const company = { ...EMPTY_COMPANY, ...fields, id, createdAt: at, updatedAt: at } as Company;
    return { ...answer, company, reason: isByRecord ? 'record' : 'domain' };
  },
  'company.update': (answer, { id, set, was }) => {
    if (answer.company?.id !== id) return answer;
    const { parent, ...rest } = answer;
    const company = withSet<Company>(answer.company, set, was);
    // What another one is called this change does not say.
    return { ...rest, company, ...(parent && parent.id === company.parentId ? { parent } : {}) };
  },
  ...tieLays,
  'proposal.decline': (answer, { personId, values }) =>
    answer.person?.id === personId
      ? { ...answer, declined: [...(answer.declined ?? []), ...values] }
      : answer,
  'task.create': (answer, { id, fields }, context) =>
    isAbout(answer, [fields.personId, fields.companyId]) && answer.tasks.every((task) => task.id !== id)
      ? { ...answer, tasks: [...answer.tasks, taskOf(id, fields, answer, context)] }
      : answer,
  'task.update': (answer, { id, set, was }, { at }) => ({
    ...(set.done === undefined ? answer : withOver(answer, overTask(answer, id, set.done, at), id)),
    tasks: answer.tasks
      .map((task) => (task.id === id ? withSet<Task>(task, set, was) : task))
      .filter((task) => task.id !== id || !task.done),
  }),
  'task.delete': (answer, { id }) => ({ ...answer, tasks: answer.tasks.filter((task) => task.id !== id) }),
  'deal.create': (answer, { id, fields }) => {
    const deals = answer.deals ?? [];
    const isKnown = deals.some((deal) => deal.id === id);
    if (isKnown || !isAbout(answer, [fields.companyId, fields.personId])) return answer;
    const deal: ShownDeal = {
      id,
      title: fields.title,
      stage: fields.stage ?? 'new',
      amountMinor: fields.amountMinor ?? null,
      currency: fields.currency ?? 'EUR',
      companyId: fields.companyId ?? null,
      personId: fields.personId ?? null,
      ...(fields.page ? { page: fields.page } : {}),
      ...(fields.custom ? { custom: laidOver({}, fields.custom) } : {}),
    };
    return withDeals(answer, [deal, ...deals]);
  },
  'deal.update': (answer, { id, set, was }, { at }) =>
    withDeals(
      set.stage === undefined ? answer : withOver(answer, overDeal(answer, id, set.stage, at), id),
      (answer.deals ?? []).map((deal) =>
        deal.id === id ? withSet<ShownDeal>(deal, definedOnly<DealFields>(set), was) : deal,
      ),
    ),
  'deal.delete': (answer, { id }) =>
    withDeals(
      answer,
      (answer.deals ?? []).filter((deal) => deal.id !== id),
    ),
  'fact.add': (answer, { id, about, fields, visibility }, { self, at }) => {
    const facts = answer.facts ?? [];
    if (!isShownRecord(answer, about.id) || facts.some((fact) => fact.id === id)) return answer;
    const fact: ShownFact = {
      kind: 'other',
      notedOn: at.slice(0, 'YYYY-MM-DD'.length),
      yearlyOn: null,
      reminder: null,
      activityId: null,
      ...definedOnly<FactFields>(fields),
      text: fields.text,
      id,
      personId: about.type === 'person' ? about.id : null,
      companyId: about.type === 'company' ? about.id : null,
      visibility,
      taskId: null,
      createdById: self.id,
      createdAt: at,
      updatedAt: at,
      byName: self.name,
    };
    return withItem({ ...answer, facts: [...facts, fact] }, factItem(fact, fact.byName));
  },
  'fact.change': (answer, { id, set, visibility }) => {
    const fact = answer.facts?.find((one) => one.id === id);
    if (!answer.facts || !fact) return answer;
    const changed = { ...fact, ...definedOnly<FactFields>(set), ...(visibility ? { visibility } : {}) };
    const item = factItem(changed, changed.byName);
    return {
      ...answer,
      facts: answer.facts.map((one) => (one === fact ? changed : one)),
      timeline: answer.timeline.map((one) => (one.id === id ? item : one)),
    };
  },
  'fact.remove': (answer, { id }) =>
    answer.facts
      ? withOver({ ...answer, facts: answer.facts.filter((fact) => fact.id !== id) }, null, id)
      : answer,
  'activity.create': (answer, { id, kind, fields, visibility, links }, { self, at }) =>
    isAbout(
      answer,
      links.map((link) => link.id),
    )
      ? withItem(answer, {
          id,
          kind,
          occurredAt: fields.occurredAt ?? at,
          subject: fields.subject ?? '',
          preview: (fields.text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, PREVIEW_CHARS),
          direction: fields.direction ?? 'none',
          outcome: fields.outcome ?? '',
          visibility,
          byId: self.id,
          byName: self.name,
          attachments: 0,
          amountMinor: null,
          currency: '',
          ...(fields.page ? { page: fields.page } : {}),
        })
      : answer,
  'activity.delete': (answer, { id }) => ({
    ...answer,
    timeline: answer.timeline.filter((item) => item.id !== id),
    log: answer.log?.activityId === id ? { ...answer.log, activityId: null, entries: [] } : answer.log,
  }),
  'log_rule.create': (answer, { id, list, fields }, { query, self, at }) => {
    const ownerId = list === 'company' ? null : self.id;
    const rule = { ...EMPTY_LOG_RULE, ...fields, id, ownerId, createdAt: at, updatedAt: at } as LogRule;
    const isThere = answer.logRules.some((other) => other.id === id);
    const isAsked = rulesAbout(query.participants ?? [], [rule]).length > 0;
    return isThere || !isAsked ? answer : { ...answer, logRules: [...answer.logRules, rule] };
  },
  'log_rule.update': (answer, { id, set }) => ({
    ...answer,
    logRules: answer.logRules.map((rule) => (rule.id === id ? ({ ...rule, ...set } as LogRule) : rule)),
  }),
  'log_rule.delete': (answer, { id }) => ({
    ...answer,
    logRules: answer.logRules.filter((rule) => rule.id !== id),
  }),
  'activity.unlink': (answer, { id, link }) =>
    answer.log?.activityId === id
      ? { ...answer, log: { ...answer.log, links: answer.log.links.filter((one) => one.id !== link.id) } }
      : answer,
  'conflict.restore': (answer, { id }) => withoutConflict(answer, id),
  'conflict.dismiss': (answer, { id }) => withoutConflict(answer, id),
  'mail.log': (
    answer,
    { id, mail, visibility, direction, kind, ...named },
    { query, self, at, isLogOfAsked },
  ) => {
    const key = messageIdKey(mail.messageId);
    const isAsked = isLogOfAsked || (key !== '' && key === messageIdKey(query.messageId ?? ''));
    const log = answer.log ?? { activityId: null, entries: [], visibility, links: [] };
    const isMine = log.entries.some(({ userId }) => userId === self.id);
    const logged = isAsked
      ? {
          ...answer,
          log: {
            ...log,
            activityId: log.activityId ?? id,
            links: log.activityId ? log.links : linksOf(answer, named),
            entries: isMine ? log.entries : [...log.entries, { userId: self.id, userName: self.name, at }],
          },
        }
      : answer;
    const addresses = new Set(mail.participants.map(({ email }) => emailKey(email)));
    const isOfPerson = answer.person?.emails.some(({ email }) => addresses.has(emailKey(email))) ?? false;
    if (!isOfPerson || log.activityId) return logged;
    return withItem(logged, {
      id,
      kind: 'mail',
      occurredAt: mail.sentAt ?? at,
      subject: mail.subject,
      preview: mail.text.replaceAll(/\s+/g, ' ').trim().slice(0, PREVIEW_CHARS),
      direction,
      outcome: '',
      visibility,
      byId: self.id,
      byName: self.name,
      attachments: mail.attachments.filter(({ inline }) => !inline).length,
      amountMinor: null,
      currency: '',
      ...(kind ? { mailKind: kind } : {}),
    });
  },
  'meeting.log': (answer, { id, meeting, visibility, ...named }, { query, self, at }) => {
    const isAsked = query.meeting !== undefined && meetingMark(query.meeting) === meetingMark(meeting);
    if (!isAsked || answer.log?.activityId) return answer;
    const entries = [{ userId: self.id, userName: self.name, at }];
    const links = linksOf(answer, named);
    return withItem(
      { ...answer, log: { activityId: id, entries, visibility, links } },
      {
        id,
        kind: 'meeting',
        occurredAt: meeting.startsAt,
        subject: meeting.subject,
        preview: meeting.text.replaceAll(/\s+/g, ' ').trim().slice(0, PREVIEW_CHARS),
        direction: 'none',
        outcome: '',
        visibility,
        byId: self.id,
        byName: self.name,
        attachments: 0,
        amountMinor: null,
        currency: '',
      },
    );
  },
  'thread.keep': (answer, { conversationId, keep }, { query }) =>
    query.conversationId === conversationId ? { ...answer, keepsThread: keep } : answer,
  'mail.unlog': (answer, { id }, { self }) => {
    if (answer.log?.activityId !== id) return answer;
    const entries = answer.log.entries.filter(({ userId }) => userId !== self.id);
    const isGone = entries.length === 0;
    return {
      ...answer,
      log: { ...answer.log, entries, activityId: isGone ? null : id, takenBack: true },
      timeline: isGone ? answer.timeline.filter((item) => item.id !== id) : answer.timeline,
    };
  },
};

/** What is taken back before it was ever sent is as if it had not been. */
export const withoutUndone = (waiting: readonly MutationEnvelope[]): readonly MutationEnvelope[] => {
  const undone = new Set(
    waiting.filter(({ name }) => name === 'change.undo').map(({ args }) => args['mutationId']),
  );
  return waiting.filter(({ id, name }) => !undone.has(id) && name !== 'change.undo');
};

/** `logs`: ids of those that log the mail that is asked about, where it has no Message-ID (`own-logs.ts`). */
export const layOver = (
  query: PanelQuery,
  answer: PanelAnswer,
  waiting: readonly MutationEnvelope[],
  self: Self,
  logs: ReadonlySet<string> = new Set(),
): PanelAnswer => {
  let laid = answer;
  for (const { id, name, args, at } of withoutUndone(waiting)) {
    const context = { query, self, at, isLogOfAsked: logs.has(id) };
    if (isMutationName(name)) laid = lays[name]?.(laid, args as never, context) ?? laid;
  }
  return laid;
};
