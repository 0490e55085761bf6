import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { ok } from '#shared/lib/result.ts';
import type { Task } from '#shared/domain/task.ts';
import { createExampleHost, exampleMail } from '#shared/panel/examples/example-host.ts';
import { EXAMPLE_NOW, tasks } from '#shared/panel/examples/example-records.ts';
import { createReminders } from '#shared/panel/reminders/reminders.ts';

const due: Task = { ...tasks[1]!, dueOn: '2026-11-25', remindAt: '2026-11-25T09:00:00.000Z' };
const later: Task = {
  ...tasks[1]!,
  id: tasks[0]!.id,
  dueOn: '2026-12-01',
  remindAt: '2026-12-01T09:00:00.000Z',
};

const setUp = (wantsNotifications = true) => {
  const host = createExampleHost(exampleMail);
  const now = signal(EXAMPLE_NOW);
  const api = { call: async () => ok({ items: [due, later] }) } as unknown as ApiClient;
  const reminders = createReminders({
    api,
    host,
    now,
    today: () => '2026-11-25',
    wantsNotifications,
    notificationTitle: ({ title }) => `Fällig: ${title}`,
  });
  return { host, now, reminders };
};

test('what is due is shown, counted on the badge and told once', async () => {
  const { host, reminders } = setUp();
  await reminders.refresh();
  await reminders.refresh();
  expect(reminders.due.value).toEqual([due]);
  expect(host.badges).toEqual([1, 1]);
  expect(host.notifications).toEqual(['Fällig: Rückruf wegen Lieferzeit']);
});

test('a reminder comes up by itself when its time has come', async () => {
  const { now, reminders } = setUp();
  await reminders.refresh();
  now.value = Date.parse('2026-12-01T09:00:30.000Z');
  expect(reminders.due.value).toEqual([due, later]);
});

test('a reminder that was put away stays away, and nobody is told who does not want to be', async () => {
  const { host, reminders } = setUp(false);
  await reminders.refresh();
  reminders.putAway(due);
  await reminders.refresh();
  expect(reminders.due.value).toEqual([]);
  expect(host.notifications).toEqual([]);
});
