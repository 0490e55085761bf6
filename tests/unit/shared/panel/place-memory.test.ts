import type { ApiClient } from '#shared/api/client.ts';
import { expect, test } from 'vitest';
import { createExampleApi } from '#shared/panel/examples/example-api.ts';
import { createExampleHost, exampleMail } from '#shared/panel/examples/example-host.ts';
import { knownAnswer } from '#shared/panel/examples/example-records.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { createPanelSession } from '#shared/panel/panel-session.ts';
import { followStore } from '#shared/panel/panel-store.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';
import { createPlaceMemory } from '#shared/panel/place-memory.ts';

/** A session in a place that keeps nothing. */
const sessionOf = (host: PanelHost, api: ApiClient) =>
  createPanelSession(host, api, followStore(createDirectStore(api)));

const makeSession = () => sessionOf(createExampleHost(exampleMail), createExampleApi(knownAnswer));
const UNTOUCHED = { text: '' };

test('what was typed at a place is there when it is shown again, and at no other', () => {
  const memory = createPlaceMemory(UNTOUCHED);
  const session = makeSession();
  memory(session, 'mail 1').value = { text: 'halb fertig' };
  expect(memory(session, 'mail 2').value).toBe(UNTOUCHED);
  expect(memory(session, 'mail 1').value).toEqual({ text: 'halb fertig' });
});

test('another panel on the page remembers its own', () => {
  const memory = createPlaceMemory(UNTOUCHED);
  memory(makeSession(), 'mail 1').value = { text: 'halb fertig' };
  expect(memory(makeSession(), 'mail 1').value).toBe(UNTOUCHED);
});

test('a hundred mails later what was typed is still there, and what was only looked at is forgotten', () => {
  const memory = createPlaceMemory(UNTOUCHED);
  const session = makeSession();
  const looked = memory(session, 'looked at');
  memory(session, 'typed').value = { text: 'halb fertig' };
  const open = memory(session, 'open');
  for (let count = 0; count < 100; count += 1) {
    memory(session, `mail ${count}`);
    expect(memory(session, 'open')).toBe(open);
  }
  expect(memory(session, 'typed').value).toEqual({ text: 'halb fertig' });
  expect(memory(session, 'looked at')).not.toBe(looked);
});
