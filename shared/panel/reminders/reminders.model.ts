/** Which follow-ups are due, and which of them ask for attention now. Pure. */
import type { Task } from '../../domain/task.ts';

export const dueCount = (tasks: readonly Task[], today: string): number =>
  tasks.filter(({ done, dueOn }) => !done && dueOn !== null && dueOn <= today).length;

/** Reminders whose time has come, oldest first, without those put away. */
export const dueReminders = (
  tasks: readonly Task[],
  now: number,
  putAway: ReadonlySet<string>,
): readonly Task[] =>
  tasks
    .filter(
      ({ id, done, remindAt }) =>
        !done && remindAt !== null && Date.parse(remindAt) <= now && !putAway.has(`${id}@${remindAt}`),
    )
    .toSorted((one, other) => (one.remindAt ?? '').localeCompare(other.remindAt ?? ''));

/** A reminder that was moved is a new one. */
export const reminderKey = ({ id, remindAt }: Pick<Task, 'id' | 'remindAt'>): string => `${id}@${remindAt}`;
