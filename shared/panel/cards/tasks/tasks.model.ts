/** Follow-ups: what a chip makes, how a due day is said, when to remind. Pure. */
import type { CustomField, CustomPatch } from '../../../domain/custom-field.ts';
import { bareSubject } from '../../../domain/mail-subject.ts';
import type { KeptPage } from '../../../domain/kept-page.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { dueDay } from '../../../domain/task.ts';
import type { Task } from '../../../domain/task.ts';
import type { AppointmentPlan, Subject } from '../../panel-host.ts';
import type { Change } from '../../panel-changes.ts';
import { shownName } from '../../panel-targets.ts';
import { mailDirection } from '../log/log.model.ts';

export type DueState = 'none' | 'overdue' | 'today' | 'later';

export const dueState = (dueOn: string | null, today: string): DueState =>
  dueOn === null ? 'none' : dueOn < today ? 'overdue' : dueOn === today ? 'today' : 'later';

const DAY_MS = 86_400_000;
export const daysOverdue = (dueOn: string, today: string): number =>
  Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY_MS);

export type TitleTexts = {
  readonly reply: (subject: string) => string;
  readonly followUp: (name: string) => string;
  readonly plain: string;
};

/** What a new follow-up is called before anybody typed: the mail to answer or to come back to, else the person. */
export const followUpTitle = (subject: Subject, answer: PanelAnswer, texts: TitleTexts): string => {
  if (subject.type === 'mail' && bareSubject(subject.subject)) {
    const isOwn = subject.mode === 'compose' || mailDirection(subject, answer) === 'out';
    return (isOwn ? texts.followUp : texts.reply)(bareSubject(subject.subject));
  }
  if (subject.type === 'appointment' && subject.subject) return texts.followUp(subject.subject);
  const name = shownName(answer);
  return name ? texts.followUp(name) : texts.plain;
};

/** Where a calendar opens: further ahead than the chips reach, the Monday after next. */
export const laterDay = (today: string): string =>
  new Date(Date.parse(dueDay('next_week', today)) + 7 * DAY_MS).toISOString().slice(0, 10);

const REMIND_HOUR = 9;
const LATE_HOUR = 16;
const HOUR_MS = 3_600_000;

/**
 * Nine in the morning of the due day, by the device's clock; due today, four in the afternoon; later than that, in an
 * hour, but still today. Null for a day that is over.
 */
export const remindAt = (dueOn: string, now: number): string | null => {
  const at = (time: string) => new Date(`${dueOn}T${time}`).getTime();
  const hours = [REMIND_HOUR, LATE_HOUR].map((hour) => at(`${String(hour).padStart(2, '0')}:00:00`));
  const evening = Math.min(now + HOUR_MS, at('23:59:00'));
  const time = [...hours, evening].find((candidate) => candidate > now);
  return time === undefined ? null : new Date(time).toISOString();
};

type NewTask = {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly now: number;
  readonly assigneeId: string;
  readonly answer: PanelAnswer;
  readonly page?: KeptPage;
  readonly custom?: CustomPatch;
};

export const taskCreation = ({
  id,
  title,
  dueOn,
  now,
  assigneeId,
  answer,
  page,
  custom,
}: NewTask): MutationArgs<'task.create'> => ({
  id,
  fields: {
    title: title.slice(0, 500),
    dueOn,
    remindAt: remindAt(dueOn, now),
    assigneeId,
    personId: answer.person?.id ?? null,
    companyId: answer.company?.id ?? null,
    activityId: answer.log?.activityId ?? null,
    ...(page ? { page } : {}),
    ...(custom ? { custom } : {}),
  },
});

const PLAN_HOUR = 9;
const PLAN_MS = 30 * 60_000;

/** Half an hour at nine on the due day, by the device's clock; where that is over or there is none, the next full hour. */
export const planOfTask = (
  { title, dueOn }: Pick<Task, 'title' | 'dueOn'>,
  email: string,
  now: number,
): AppointmentPlan => {
  const morning =
    dueOn === null ? 0 : new Date(`${dueOn}T${String(PLAN_HOUR).padStart(2, '0')}:00:00`).getTime();
  const start = morning > now ? morning : (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
  return {
    subject: title,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + PLAN_MS).toISOString(),
    attendees: email ? [email] : [],
  };
};

export type TaskEdit = Pick<Task, 'title' | 'dueOn' | 'assigneeId'>;

/** The company's own fields of follow-ups, and where changes of them are shown. */
export type OwnOfTasks = {
  readonly place: string;
  readonly fields: readonly CustomField[];
  readonly names: Readonly<Record<string, string>> | undefined;
};

/** Only what was changed, with what stood there; null when nothing was. */
export const taskChange = (task: Task, edit: TaskEdit, now: number): MutationArgs<'task.update'> | null => {
  const set = {
    ...(edit.title === task.title || edit.title.trim() === '' ? {} : { title: edit.title.trim() }),
    ...(edit.dueOn === task.dueOn
      ? {}
      : { dueOn: edit.dueOn, remindAt: edit.dueOn === null ? null : remindAt(edit.dueOn, now) }),
    ...(edit.assigneeId === task.assigneeId ? {} : { assigneeId: edit.assigneeId }),
  };
  if (Object.keys(set).length === 0) return null;
  const seen = Object.keys(set).map((field) => [field, task[field as keyof Task]]);
  return { id: task.id, set, was: Object.fromEntries(seen) as Partial<Task> };
};

export type Underway = {
  /** Follow-up id to how it was ticked, from the click until the server's answer includes it. */
  readonly ticks: ReadonlyMap<string, boolean>;
  readonly busyIds: ReadonlySet<string>;
};

/** What changes to follow-ups are on their way, or were saved so recently that the answer may not show them yet. */
export const underway = (changes: readonly Pick<Change, 'state' | 'mutations'>[]): Underway => {
  const ticks = new Map<string, boolean>();
  const busyIds = new Set<string>();
  for (const change of changes) {
    const state = change.state.value;
    const isBusy = state.phase === 'saving' || state.phase === 'undoing';
    for (const { name, args } of change.mutations()) {
      const id = typeof args['id'] === 'string' ? args['id'] : '';
      const { done } = (args['set'] ?? {}) as { done?: boolean };
      if (isBusy) busyIds.add(id);
      const counts = state.phase === 'saving' || (state.phase === 'saved' && state.undoable);
      if (counts && name === 'task.update' && done !== undefined) ticks.set(id, done);
    }
  }
  return { ticks, busyIds };
};
