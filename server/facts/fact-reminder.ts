/**
 * Reminders of important days: each is a follow-up like any other, due on the day itself, one at a time. When it is done,
 * the next year's takes its place; when somebody removes it, nobody is reminded any more.
 */
import type { FactFields } from '#shared/domain/fact.ts';
import { nextOccurrence } from '#shared/domain/yearly-day.ts';
import { dayIn, instantIn } from '#shared/lib/zoned.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { newRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';

const DAY_MS = 86_400_000;
const REMIND_HOUR = 9;

type Fact = Pick<FactFields, 'text' | 'yearlyOn' | 'reminder'> & {
  readonly id: string;
  readonly bucket: string;
  readonly personId: string | null;
  readonly companyId: string | null;
  readonly taskId: string | null;
  readonly deletedAt: string | null;
};
const asFact = (row: DomainRow): Fact => row as unknown as Fact;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** What the follow-up says for the first such day from `from` on; null where nobody is to be reminded. */
const dueOf = ({ yearlyOn, reminder }: Fact, from: string): { dueOn: string; remindAt: string } | null => {
  if (yearlyOn === null || reminder === null) return null;
  const dueOn = nextOccurrence(yearlyOn, from);
  return { dueOn, remindAt: instantIn(shifted(dueOn, -reminder.days), REMIND_HOUR, reminder.timeZone) };
};

const today = ({ now }: MutationContext, { reminder }: Fact): string =>
  dayIn(Date.parse(now), reminder?.timeZone ?? 'UTC');

const openTask = async ({ write }: MutationContext, id: string | null): Promise<DomainRow | null> => {
  const task = id === null ? null : await write.find('task', id);
  return task && task['done'] !== true && task['deletedAt'] === null ? task : null;
};

const makeTask = async (
  context: MutationContext,
  { text, bucket, personId, companyId, reminder }: Fact,
  due: { dueOn: string; remindAt: string } | null,
): Promise<string | null> => {
  if (!due || !reminder) return null;
  const fresh = await newRecord(context, 'task', context.newId(), bucket);
  if (!fresh.ok) return null;
  const { userId } = context.scope;
  await context.write.insert('task', {
    ...fresh.value,
    title: text,
    ...due,
    assigneeId: userId,
    personId,
    companyId,
    activityId: null,
    done: false,
    doneAt: null,
    createdById: userId,
  });
  return fresh.value['id'] as string;
};

/** Brings the follow-up in step with what the fact says now. */
export const placeReminder = async (context: MutationContext, factId: string): Promise<void> => {
  const { write } = context;
  const row = await write.find('fact', factId);
  if (!row) return;
  const fact = asFact(row);
  const from = today(context, fact);
  const due = fact.deletedAt === null ? dueOf(fact, from) : null;
  const task = await openTask(context, fact.taskId);
  if (task && due) {
    await write.update('task', task['id'] as string, { title: fact.text, bucket: fact.bucket, ...due });
    return;
  }
  if (task) await write.remove('task', task['id'] as string);
  const taskId = await makeTask(context, fact, due);
  if (taskId !== fact.taskId) await write.update('fact', factId, { taskId });
};

const factOfTask = async ({ tx, write }: MutationContext, taskId: string): Promise<Fact | null> => {
  const found = await tx.db
    .selectFrom('fact')
    .select('id')
    .where('taskId', '=', taskId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  const row = found ? await write.find('fact', found.id) : null;
  return row && asFact(row);
};

/** A follow-up was ticked off: if it reminded of an important day, the next one is that of the year after. */
export const remindNextYear = async (context: MutationContext, task: DomainRow): Promise<void> => {
  const fact = await factOfTask(context, task['id'] as string);
  if (!fact) return;
  const [now, due] = [today(context, fact), task['dueOn']];
  // Ticked off ahead of the day, it is that day which is done with.
  const after = shifted(typeof due === 'string' && due > now ? due : now, 1);
  const taskId = await makeTask(context, fact, dueOf(fact, after));
  if (taskId) await context.write.update('fact', fact.id, { taskId });
};

/** Somebody took the follow-up away. */
export const remindNoMore = async (context: MutationContext, taskId: string): Promise<void> => {
  const fact = await factOfTask(context, taskId);
  if (fact) await context.write.update('fact', fact.id, { reminder: null, taskId: null });
};
