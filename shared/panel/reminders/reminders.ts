/** Own follow-ups that are due: they come with every answer of the panel, and are asked for every few minutes beside it. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '../../api/client.ts';
import type { Task } from '../../domain/task.ts';
import type { PanelHost } from '../panel-host.ts';
import { dueCount, dueReminders, reminderKey } from './reminders.model.ts';

export type Reminders = {
  readonly due: ReadonlySignal<readonly Task[]>;
  /** Asks for all own open follow-ups, which also count for the host's badge. */
  readonly refresh: () => Promise<void>;
  /** What an answer of the panel brought. */
  readonly take: (reminders: readonly Task[]) => void;
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
      if (result.ok) {
        tasks.value = result.value.items;
        host.setBadge?.(dueCount(result.value.items, today(now.peek())));
      }
      await tell();
    },
    take: (reminders) => {
      tasks.value = reminders;
      void tell();
    },
    putAway: (task) => (away.value = new Set([...away.peek(), reminderKey(task)])),
  };
};
