/**
 * Follow-ups that are due, while no panel is open: their number on the toolbar button, and a notification for each
 * reminder once, if the person has allowed notifications. Runs in the background script every few minutes; it asks for
 * the own tasks and says nothing of any page.
 */
import type { ApiClient } from '#shared/api/client.ts';
import type { Task } from '#shared/domain/task.ts';
import type { Clock } from '#shared/lib/clock.ts';
import type { KeyValueStore } from '#shared/panel/panel-host.ts';
import { dueCount, dueReminders, reminderKey } from '#shared/panel/reminders/reminders.model.ts';
import type { Connection } from './connection.ts';

export type ReminderCheckOptions = {
  readonly connection: () => Promise<Connection | null>;
  readonly apiFor: (connection: Connection) => ApiClient;
  readonly clock: Clock;
  /** Remembers what was told, so that a restart of the browser tells nothing twice. */
  readonly store: KeyValueStore;
  readonly setBadge: (count: number) => void;
  /** False when notifications are not allowed. */
  readonly notify: (id: string, task: Task) => Promise<boolean>;
};

const TOLD = 'told';
/** Reminders told and still open; far more than anybody lets lie. */
const TOLD_MAX = 500;

/** The person's own calendar day. */
const localDay = (ms: number): string => {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

const toldKeys = async (store: KeyValueStore): Promise<ReadonlySet<string>> =>
  new Set((await store.get(TOLD))?.split('\n'));

export const createReminderCheck = (options: ReminderCheckOptions) => async (): Promise<void> => {
  const connection = await options.connection();
  if (connection === null) {
    options.setBadge(0);
    return;
  }
  const answer = await options.apiFor(connection).call('tasks', {});
  // Out of reach: what was shown last stays.
  if (!answer.ok) return;
  const now = options.clock.now();
  const tasks = answer.value.items;
  options.setBadge(dueCount(tasks, localDay(now)));
  const told = await toldKeys(options.store);
  const stillTold: string[] = [];
  for (const task of dueReminders(tasks, now, new Set())) {
    const key = reminderKey(task);
    if (told.has(key) || (await options.notify(key, task))) stillTold.push(key);
  }
  await options.store.set(TOLD, stillTold.slice(-TOLD_MAX).join('\n'));
};
