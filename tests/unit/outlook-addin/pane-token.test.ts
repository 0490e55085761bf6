import { expect, test } from 'vitest';
import { openPaneToken } from '#outlook/pane-token.ts';

const makeStore = (values = new Map<string, string>()) => ({
  values,
  get: async (key: string) => values.get(key) ?? null,
  set: async (key: string, value: string) => {
    values.set(key, value);
    return true;
  },
  remove: async (key: string) => {
    values.delete(key);
  },
});

const answering = (status: number) => async () => new Response(null, { status });

test('a token of earlier times is there again', async () => {
  const token = await openPaneToken(makeStore(new Map([['token', 'abc']])));
  expect([token.state.value, token.get()]).toEqual(['held', 'abc']);
});

test('a token the server refuses is forgotten, and a new one takes its place', async () => {
  const store = makeStore(new Map([['token', 'abc']]));
  const token = await openPaneToken(store);
  await token.watch(answering(401))('https://kontor.example/api/v1/panel');
  expect([token.state.value, token.get(), store.values.has('token')]).toEqual(['refused', null, false]);
  // The pane opened next can say why it has to be connected.
  expect((await openPaneToken(store)).state.value).toBe('refused');
  await token.keep('def');
  expect([token.state.value, token.get(), [...store.values.values()]]).toEqual(['held', 'def', ['def']]);
});

test('a late refusal of the token before does not throw away the new one', async () => {
  const token = await openPaneToken(makeStore(new Map([['token', 'abc']])));
  const slow = token.watch(async () => {
    await token.keep('def');
    return new Response(null, { status: 401 });
  });
  await slow('https://kontor.example/api/v1/panel');
  expect([token.state.value, token.get()]).toEqual(['held', 'def']);
});

test('any other answer leaves the token alone', async () => {
  const token = await openPaneToken(makeStore(new Map([['token', 'abc']])));
  await token.watch(answering(403))('https://kontor.example/api/v1/panel');
  expect(token.state.value).toBe('held');
});
