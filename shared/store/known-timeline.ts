/** The newest entries of a history out of what lies on this device: what happened, was finished, closed or noted. */
import type { DealFields, ShownDeal } from '../domain/deal.ts';
import { isOpenStage } from '../domain/deal-stage.ts';
import type { ShownFact } from '../domain/fact.ts';
import { PANEL_LIMITS } from '../domain/panel-limits.ts';
import type { PanelAnswer, TimelineItem } from '../domain/panel.ts';
import type { SyncActivity, SyncDoc } from '../domain/sync.ts';
import type { Task } from '../domain/task.ts';
import { as, newestFirst } from './known-docs.ts';

const PLAIN = {
  direction: 'none',
  attachments: 0,
  visibility: 'all',
  amountMinor: null,
  currency: '',
} as const;

type Over = Pick<TimelineItem, 'id' | 'kind' | 'occurredAt' | 'subject' | 'byId'> &
  Partial<Pick<TimelineItem, 'outcome' | 'preview' | 'visibility' | 'amountMinor' | 'currency'>>;
const over = (item: Over, byName = ''): TimelineItem => ({
  ...PLAIN,
  outcome: '',
  preview: '',
  byName,
  ...item,
});

const taskItem = ({ id, title, assigneeId }: Task, at: string, byName: string): TimelineItem =>
  over({ id, kind: 'task', occurredAt: at, subject: title, byId: assigneeId }, byName);

type Deal = Pick<ShownDeal, 'id' | 'title' | 'amountMinor' | 'currency'>;
const dealItem = ({ id, title, amountMinor, currency }: Deal, at: string, outcome: string): TimelineItem =>
  over({ id, kind: 'deal', occurredAt: at, subject: title, byId: null, outcome, amountMinor, currency });

/** An open follow-up that was finished just now; null for one that is not over, or not known. */
export const overTask = (answer: PanelAnswer, id: string, done: boolean, at: string): TimelineItem | null => {
  const task = done ? answer.tasks.find((one) => one.id === id) : undefined;
  return task ? taskItem(task, at, task.assigneeName) : null;
};

/** An open deal that was won or lost just now; null for one that is not over, or not known. */
export const overDeal = (
  answer: PanelAnswer,
  id: string,
  stage: DealFields['stage'],
  at: string,
): TimelineItem | null => {
  const deal = isOpenStage(stage) ? undefined : answer.deals?.find((one) => one.id === id);
  return deal ? dealItem(deal, at, stage) : null;
};

type Fact = Pick<ShownFact, 'id' | 'text' | 'visibility' | 'notedOn' | 'createdById' | 'createdAt'>;

/** When it was noted; where it is of another day, at the beginning of that. */
const factInstant = ({ notedOn, createdAt }: Fact): string =>
  createdAt.startsWith(notedOn) ? createdAt : `${notedOn}T00:00:00.000Z`;

/** What is known, in its place in the history. */
export const factItem = (fact: Fact, byName: string): TimelineItem =>
  over(
    {
      id: fact.id,
      kind: 'fact',
      occurredAt: factInstant(fact),
      subject: '',
      preview: fact.text,
      visibility: fact.visibility,
      byId: fact.createdById,
    },
    byName,
  );

type NameOf = (userId: string | null) => Promise<string>;

const activityItem = async ({ id, data }: SyncDoc, nameOf: NameOf): Promise<TimelineItem> => {
  const activity = data as SyncActivity;
  return {
    ...PLAIN,
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
    ...(activity.mailKind ? { mailKind: activity.mailKind } : {}),
    ...(activity.page ? { page: activity.page } : {}),
  };
};

/** When it stands in the history; empty for what does not. */
const placeOf = (doc: SyncDoc): string => {
  const { type, data } = doc;
  if (type === 'fact') return factInstant(as<Fact>(doc));
  const at = { activity: data['occurredAt'], task: data['doneAt'], deal: data['closedAt'] }[type as 'task'];
  return typeof at === 'string' ? at : '';
};

const toItem = async (doc: SyncDoc, nameOf: NameOf): Promise<TimelineItem> => {
  if (doc.type === 'activity') return activityItem(doc, nameOf);
  if (doc.type === 'task') {
    const task = as<Task>(doc);
    return taskItem(task, placeOf(doc), await nameOf(task.assigneeId));
  }
  if (doc.type === 'fact') {
    const fact = as<Fact>(doc);
    return factItem(fact, await nameOf(fact.createdById));
  }
  const deal = as<Deal & { stage: string; ownerId: string | null; lostReason: string }>(doc);
  const { ownerId, lostReason } = deal;
  const item = dealItem(deal, placeOf(doc), deal.stage);
  return { ...item, byId: ownerId, byName: await nameOf(ownerId), preview: lostReason };
};

type Owner = { readonly field: 'personId' | 'companyId'; readonly id: string };

/** `docs` are those that hang on the record; what else hangs on it by somebody else is theirs. */
export const knownTimeline = (
  docs: readonly SyncDoc[],
  { field, id }: Owner,
  nameOf: NameOf,
): Promise<TimelineItem[]> =>
  Promise.all(
    docs
      .filter((doc) => placeOf(doc) !== '' && (doc.type === 'activity' || doc.data[field] === id))
      .toSorted(newestFirst((doc) => `${placeOf(doc)} ${doc.id}`))
      .slice(0, PANEL_LIMITS.timelinePage)
      .map((doc) => toItem(doc, nameOf)),
  );
