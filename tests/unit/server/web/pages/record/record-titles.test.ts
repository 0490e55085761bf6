import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { watchTitles } from '#server/web/pages/record/record-titles.ts';

const answering = (value: unknown): ApiClient =>
  ({ call: async () => (value === null ? fail('network.timeout') : ok(value)) }) as unknown as ApiClient;

test('a record is called by its name once the panel has shown it', async () => {
  const person = { id: 'p1', title: 'Dr.', firstName: 'Katrin', lastName: 'Öztürk', emails: [] };
  const company = { id: 'c1', name: 'Brandt Pumpen GmbH', city: 'Hannover' };
  const { titles, watched } = watchTitles(answering({ person, company }));
  await watched.call('panel', { body: {} });
  expect(titles.value).toEqual({
    p1: { title: 'Dr. Katrin Öztürk', detail: 'Brandt Pumpen GmbH' },
    c1: { title: 'Brandt Pumpen GmbH', detail: 'Hannover' },
  });
});

test('a failed answer names nothing', async () => {
  const { titles, watched } = watchTitles(answering(null));
  await watched.call('panel', { body: {} });
  expect(titles.value).toEqual({});
});
