import { describe, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { PanelQuery } from '#shared/domain/panel.ts';
import { createExampleApi } from '#shared/panel/examples/example-api.ts';
import { createExampleHost, exampleMail } from '#shared/panel/examples/example-host.ts';
import { knownAnswer } from '#shared/panel/examples/example-records.ts';
import type { Painting } from '#shared/panel/panel-session.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { createPanelSession } from '#shared/panel/panel-session.ts';
import { followStore } from '#shared/panel/panel-store.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { ReadonlySignal } from '@preact/signals';

/** A session in a place that keeps nothing. */
const sessionOf = (host: PanelHost, api: ApiClient) =>
  createPanelSession(host, api, followStore(createDirectStore(api)));

const until = (
  painting: ReadonlySignal<Painting>,
  isReached: (now: Painting) => boolean,
): Promise<Painting> =>
  new Promise((resolve) => {
    painting.subscribe((now) => {
      if (isReached(now)) resolve(now);
    });
  });
const isFresh = (now: Painting) => now.status === 'ready' && now.fresh;

test('one paint asks one question', async () => {
  const api = createExampleApi(knownAnswer);
  const session = sessionOf(createExampleHost(exampleMail), api);
  await until(session.painting, isFresh);
  expect(api.calls).toEqual(['panel']);
});

test('the answer of an earlier mail is dropped, however late it comes', async () => {
  const api = createExampleApi(knownAnswer);
  const host = createExampleHost(exampleMail);
  api.held.add('panel');
  const session = sessionOf(host, api);
  host.subject.value = { ...exampleMail, generation: 2, messageId: '<other@brandt-pumpen.example>' };
  api.release();
  const painted = await until(session.painting, isFresh);
  expect(painted.subject.generation).toBe(2);
  expect(api.calls).toEqual(['panel', 'panel']);
});

test('a mail seen before is painted from memory at once and said to be unproven', async () => {
  const api = createExampleApi(knownAnswer);
  const host = createExampleHost(exampleMail);
  const session = sessionOf(host, api);
  await until(session.painting, isFresh);
  host.subject.value = { ...exampleMail, generation: 2, messageId: '<other@brandt-pumpen.example>' };
  await until(session.painting, isFresh);
  api.held.add('panel');
  host.subject.value = { ...exampleMail, generation: 3 };
  expect(session.painting.value).toMatchObject({ status: 'ready', fresh: false });
  api.release();
  await until(session.painting, isFresh);
});

test('a new mail forgets which tab was open in the one before', async () => {
  const host = createExampleHost(exampleMail);
  const session = sessionOf(host, createExampleApi(knownAnswer));
  session.focusOn('j.petersen@seiler-anlagen.example');
  const inTab = session.key.value;
  host.subject.value = { ...exampleMail, generation: 2 };
  expect(session.key.value).not.toBe(inTab);
});

test('a record opened inside the panel leads back to the mail', async () => {
  const session = sessionOf(createExampleHost(exampleMail), createExampleApi(knownAnswer));
  const mail = session.key.value;
  session.open({ company: knownAnswer.company!.id });
  expect(session.hasOpened.value).toBe(true);
  session.back();
  expect([session.hasOpened.value, session.key.value]).toEqual([false, mail]);
});

test('a failed question says so and can be asked again', async () => {
  const api = createExampleApi(knownAnswer);
  api.failures.set('panel', fail('network.unreachable'));
  const session = sessionOf(createExampleHost(exampleMail), api);
  await until(session.painting, ({ status }) => status === 'failed');
  api.failures.clear();
  await session.reload();
  expect(session.painting.value.status).toBe('ready');
});

test('the open mail is read once, and never for a mail that is no longer open', async () => {
  const host = createExampleHost(exampleMail);
  let reads = 0;
  const counting = {
    ...host,
    readMail: (generation: number) => {
      reads += 1;
      return host.readMail(generation);
    },
  };
  const session = sessionOf(counting, createExampleApi(knownAnswer));
  await session.readMail(1);
  await session.readMail(1);
  expect(reads).toBe(1);
  host.subject.value = { ...exampleMail, generation: 2 };
  expect(await session.readMail(3)).toEqual(fail('host.subject_changed'));
});

describe('a mail whose host knows no id for it', () => {
  const nameless = { ...exampleMail, messageId: '' };
  /** A server that remembers what it was asked. */
  const listen = (): { api: ApiClient; bodies: PanelQuery[] } => {
    const bodies: PanelQuery[] = [];
    const { call } = createExampleApi(knownAnswer);
    const listening: ApiClient['call'] = (name, input) => {
      if (name === 'panel') bodies.push((input as unknown as { body: PanelQuery }).body);
      return call(name, input);
    };
    return { api: { call: listening }, bodies };
  };

  test('who asks for a mail that is being read shares what comes of it; after a failure it is read anew', async () => {
    let reads = 0;
    let answer: (denied: boolean) => void = () => undefined;
    const inner = createExampleHost(exampleMail);
    const host = {
      ...inner,
      readMail: async (generation: number) => {
        reads += 1;
        const isDenied = await new Promise<boolean>((resolve) => (answer = resolve));
        return isDenied ? fail('host.timeout') : inner.readMail(generation);
      },
    };
    const session = sessionOf(host, createExampleApi(knownAnswer));
    const both = [session.readMail(1), session.readMail(1)];
    answer(true);
    expect(await Promise.all(both)).toEqual([fail('host.timeout'), fail('host.timeout')]);
    expect(reads).toBe(1);
    const again = session.readMail(1);
    await Promise.resolve();
    await expect.poll(() => reads).toBe(2);
    answer(false);
    expect((await again).ok).toBe(true);
  });

  test('is painted at once and claims nothing until it was read', async () => {
    const host = createExampleHost(nameless);
    let letRead = (): void => {};
    const isReadable = new Promise<void>((resolve) => (letRead = resolve));
    const slow = {
      ...host,
      readMail: (generation: number) => isReadable.then(() => host.readMail(generation)),
    };
    const { api, bodies } = listen();
    const session = sessionOf(slow, api);
    await until(session.painting, ({ status }) => status === 'ready');
    expect(session.painting.value).toMatchObject({ fresh: false });
    letRead();
    await until(session.painting, isFresh);
    expect(bodies[0]).not.toHaveProperty('content');
    expect(bodies.at(-1)?.content).toEqual({
      identity: expect.stringMatching(/^[0-9a-f]{64}$/),
      similarity: expect.stringMatching(/^[0-9a-f]{64}$/),
      sentAt: '2026-11-25T09:12:00.000Z',
    });
    await session.reload();
    expect(bodies.at(-1)?.content?.identity).toBe(bodies.at(-2)?.content?.identity);
  });

  test('is asked about by the id its text names after all', async () => {
    const host = createExampleHost(nameless);
    const named = {
      ...host,
      readMail: async (generation: number) => {
        const mail = await host.readMail(generation);
        return mail.ok ? ok({ ...mail.value, messageId: 'spaet@brandt-pumpen.example' }) : mail;
      },
    };
    const { api, bodies } = listen();
    await until(sessionOf(named, api).painting, isFresh);
    expect(bodies.at(-1)).toMatchObject({ messageId: 'spaet@brandt-pumpen.example' });
    expect(bodies.at(-1)).not.toHaveProperty('content');
  });

  test('that cannot be read is asked about without anything it could be known by', async () => {
    const host = { ...createExampleHost(nameless), readMail: async () => fail('host.denied') };
    const { api, bodies } = listen();
    const painted = await until(sessionOf(host, api).painting, isFresh);
    expect(painted.status).toBe('ready');
    expect(bodies.at(-1)).toEqual({ participants: exampleMail.participants });
  });
});
