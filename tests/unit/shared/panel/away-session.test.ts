/** What the panel shows where the server cannot be asked. */
import { expect, test } from 'vitest';
import { createExampleApi } from '#shared/panel/examples/example-api.ts';
import { createExampleHost, exampleMail } from '#shared/panel/examples/example-host.ts';
import { EXAMPLE_NOW, knownAnswer, me } from '#shared/panel/examples/example-records.ts';
import { createExampleStore } from '#shared/panel/examples/example-store.ts';
import type { ExampleDevice } from '#shared/panel/examples/example-store.ts';
import { createPanelSession } from '#shared/panel/panel-session.ts';
import { followStore } from '#shared/panel/panel-store.ts';
import { fail } from '#shared/lib/result.ts';
import type { LocalStore } from '#shared/store/local-store.ts';

const setUp = (device: ExampleDevice, change: Partial<LocalStore> = {}) => {
  const api = createExampleApi(knownAnswer);
  api.failures.set('panel', fail('network.unreachable'));
  const store = followStore({ ...createExampleStore(api, device), ...change });
  const host = createExampleHost(exampleMail);
  return { api, host, session: createPanelSession(host, api, store, me.email) };
};

test('what the device knows stands there, with its time', async () => {
  const { session } = setUp({ answer: knownAnswer });
  await expect
    .poll(() => session.painting.value)
    .toMatchObject({
      status: 'ready',
      fresh: false,
      answer: { person: { id: knownAnswer.person?.id } },
      away: { asOf: EXAMPLE_NOW - 3_600_000, knownElsewhere: false },
    });
});

test('before the server has answered, too, and is then replaced by its answer', async () => {
  const { api, host, session } = setUp({ answer: { ...knownAnswer, tasks: [] } });
  await expect.poll(() => session.painting.value.status).toBe('ready');
  api.failures.clear();
  api.held.add('panel');
  host.subject.value = { ...exampleMail, generation: 2, messageId: '<other@brandt-pumpen.example>' };
  expect(session.painting.value.status).toBe('loading');
  await expect.poll(() => session.painting.value.status).toBe('ready');
  api.release();
  await expect
    .poll(() => session.painting.value)
    .toMatchObject({ fresh: true, answer: { tasks: knownAnswer.tasks } });
});

test.each([
  ['is known to Kontor', true],
  ['may be known to Kontor', null],
  ['is not known to Kontor', false],
])('of somebody the device does not have it is told that the address %s', async (_, isKnown) => {
  const { session } = setUp({}, { isKnown: async () => isKnown });
  await expect
    .poll(() => session.painting.value)
    .toMatchObject({ status: 'ready', answer: { person: null }, away: { knownElsewhere: isKnown } });
});

test('a mail of one’s own is about whom it went to', async () => {
  const { host, session } = setUp({}, { isKnown: async () => false });
  const to = { email: 'k.oeztuerk@brandt-pumpen.example', name: '', role: 'to' as const };
  const from = { email: me.email, name: me.name, role: 'from' as const };
  host.subject.value = {
    ...exampleMail,
    generation: 2,
    messageId: '<own@haus.example>',
    participants: [from, to],
  };
  await expect.poll(() => session.painting.value).toMatchObject({ answer: { focus: to.email } });
});

test('where nothing is kept, it is a failure', async () => {
  const { session } = setUp({}, { keeps: false });
  await expect.poll(() => session.painting.value.status).toBe('failed');
});

test('what was refused for another reason is no matter of the network', async () => {
  const { api, session } = setUp({ answer: knownAnswer });
  api.failures.set('panel', fail('access.denied'));
  void session.reload();
  await expect
    .poll(() => session.painting.value)
    .toMatchObject({ failure: { error: { code: 'access.denied' } } });
});

test('an own change that waits is laid over what is shown', async () => {
  const { api, session } = setUp(
    {},
    {
      overlay: async (_, answer) => ({ ...answer, timelineCursor: 'laid over' }),
      waiting: { value: new Set(['1']), peek: () => new Set(['1']) } as never,
    },
  );
  api.failures.clear();
  await session.reload();
  expect(session.painting.value).toMatchObject({ fresh: true, answer: { timelineCursor: 'laid over' } });
});
