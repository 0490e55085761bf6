/** Own follow-ups that are due: asked for after the first paint, after own changes and every few minutes. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '../../api/client.ts';
import type { Task } from '../../domain/task.ts';
import type { PanelHost } from '../panel-host.ts';
import { dueCount, dueReminders, reminderKey } from './reminders.model.ts';

export type Reminders = {
  readonly due: ReadonlySignal<readonly Task[]>;
  readonly refresh: () => Promise<void>;
  /** Looks at the clock again without asking the server. */
  readonly putAway: (task: Task) => void;
};

export type RemindersOptions = {
  readonly api: ApiClient;
  readonly host: PanelHost;
  readonly now: ReadonlySignal<number>;
  readonly today: (now: number) => string;
  readonly wantsNotifications: boolean;
  readonly notificationTitle: (task: Task) => string;
};

export const createReminders = (options: RemindersOptions): Reminders => {
  const { api, host, now, today, wantsNotifications, notificationTitle } = options;
  const tasks = signal<readonly Task[]>([]);
  const away = signal<ReadonlySet<string>>(new Set());
  const told = new Set<string>();
  const due = computed(() => dueReminders(tasks.value, now.value, away.value));

  const tell = async () => {
    host.setBadge?.(dueCount(tasks.peek(), today(now.peek())));
    if (!wantsNotifications || !host.notify) return;
    for (const task of due.peek()) {
      if (told.has(reminderKey(task))) continue;
      told.add(reminderKey(task));
      await host.notify(
        notificationTitle(task),
        [task.personName, task.companyName].filter(Boolean).join(' · '),
      );
    }
  };

  return {
    due,
    refresh: async () => {
      const result = await api.call('tasks', {});
      if (result.ok) tasks.value = result.value.items;
      await tell();
    },
    putAway: (task) => (away.value = new Set([...away.peek(), reminderKey(task)])),
  };
};
