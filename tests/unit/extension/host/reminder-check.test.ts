import { beforeEach, describe, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { Task } from '#shared/domain/task.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { KeyValueStore } from '#shared/panel/panel-host.ts';
import type { Connection } from '#extension/host/connection.ts';
import { createReminderCheck } from '#extension/host/reminder-check.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');

const makeTask = (id: string, fields: Partial<Task>): Task => ({
  id,
  title: `Task ${id}`,
  dueOn: '2026-11-23',
  remindAt: null,
  assigneeId: 'me',
  personId: null,
  companyId: null,
  activityId: null,
  done: false,
  createdById: 'me',
  createdAt: '2026-11-01T08:00:00.000Z',
  doneAt: null,
  assigneeName: '',
  personName: '',
  companyName: '',
  ...fields,
});

const makeStore = (): KeyValueStore => {
  const values = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(values.get(key) ?? null),
    set: (key, value) => Promise.resolve(Boolean(values.set(key, value))),
    remove: (key) => Promise.resolve(void values.delete(key)),
  };
};

describe('follow-ups while no panel is open', () => {
  let tasks: Result<unknown>;
  let connection: Connection | null;
  let isAllowed: boolean;
  let store: KeyValueStore;
  let badges: number[];
  let told: string[];

  beforeEach(() => {
    tasks = ok({ items: [] });
    connection = { server: 'https://kontor.example', token: 'token-1' };
    isAllowed = true;
    store = makeStore();
    badges = [];
    told = [];
  });

  /** As after a restart of the background script: nothing but the store remembers. */
  const check = (): Promise<void> =>
    createReminderCheck({
      connection: () => Promise.resolve(connection),
      apiFor: (): ApiClient => ({ call: () => Promise.resolve(tasks as never) }),
      clock: { now: () => NOON },
      store,
      setBadge: (count) => void badges.push(count),
      notify: (_id, { title }) => {
        if (isAllowed) told.push(title);
        return Promise.resolve(isAllowed);
      },
    })();

  test('the button shows how many are due today or overdue', async () => {
    const items = [
      makeTask('today', {}),
      makeTask('late', { dueOn: '2026-11-01' }),
      makeTask('next week', { dueOn: '2026-11-30' }),
      makeTask('some day', { dueOn: null }),
    ];
    tasks = ok({ items });
    await check();
    expect(badges).toEqual([2]);
  });

  test('a reminder is shown once, also after the browser ended the script in between', async () => {
    tasks = ok({ items: [makeTask('call back', { remindAt: '2026-11-23T11:55:00.000Z' })] });
    await check();
    await check();
    expect(told).toEqual(['Task call back']);
  });

  test('a reminder that was moved is shown again', async () => {
    tasks = ok({ items: [makeTask('call back', { remindAt: '2026-11-23T10:00:00.000Z' })] });
    await check();
    tasks = ok({ items: [makeTask('call back', { remindAt: '2026-11-23T11:59:00.000Z' })] });
    await check();
    expect(told).toHaveLength(2);
  });

  test('a reminder nobody could be shown comes once notifications are allowed', async () => {
    tasks = ok({ items: [makeTask('call back', { remindAt: '2026-11-23T11:55:00.000Z' })] });
    isAllowed = false;
    await check();
    isAllowed = true;
    await check();
    expect(told).toEqual(['Task call back']);
  });

  test('without a connection the number goes away and nothing is asked', async () => {
    connection = null;
    tasks = fail('must.not.be.asked');
    await check();
    expect(badges).toEqual([0]);
  });

  test('out of reach of the server the number of before stays', async () => {
    tasks = fail('network.unreachable');
    await check();
    expect(badges).toEqual([]);
  });
});
