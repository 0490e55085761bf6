import { describe, expect, test } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import type { ApiClient } from '#shared/api/client.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { runChecks } from '#shared/panel/cards/self-check/checks.ts';
import type { CheckWorld } from '#shared/panel/cards/self-check/checks.ts';

const NOW = Date.parse('2026-11-26T10:00:00.000Z');
const answering = (now: number | null, entra: 'off' | 'ready' | 'unreachable' = 'off'): ApiClient => ({
  call: (async (name: string) => {
    if (now === null) return fail('network.unreachable');
    if (name === 'entraState') return ok({ state: entra });
    return name === 'syncStatus'
      ? ok({ epoch: 'e', now: new Date(now).toISOString(), clients: [] })
      : ok({ version: '0.1.0' });
  }) as ApiClient['call'],
});
const shelf = (): Storage => {
  const kept = new Map<string, string>();
  return {
    setItem: (key: string, value: string) => void kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
};
const world = (change: Partial<CheckWorld> = {}): CheckWorld => ({
  api: answering(NOW),
  now: () => NOW,
  location: { protocol: 'https:', hostname: 'kontor.example.com' },
  localStorage: shelf,
  indexedDB: () => new IDBFactory(),
  permission: async () => 'granted',
  blocked: [],
  ...change,
});
const statesOf = async (change: Partial<CheckWorld>): Promise<Record<string, string>> =>
  Object.fromEntries((await runChecks(world(change))).map(({ id, state }) => [id, state]));
const GOOD = {
  server: 'good',
  clock: 'good',
  certificate: 'good',
  policy: 'good',
  local_network: 'good',
  storage: 'good',
  database: 'good',
};

describe('the self-check', () => {
  test('finds nothing where nothing is wrong', async () => {
    expect(await statesOf({})).toEqual(GOOD);
  });

  test('speaks of Microsoft accounts where they are set up, and of nothing else there', async () => {
    expect(await statesOf({ api: answering(NOW, 'ready') })).toEqual({ ...GOOD, entra: 'good' });
    expect(await statesOf({ api: answering(NOW, 'unreachable') })).toEqual({ ...GOOD, entra: 'bad' });
  });

  test('says when the server does not answer, and nothing about its clock then', async () => {
    const states = await statesOf({ api: answering(null) });
    expect(states).toMatchObject({ server: 'bad', storage: 'good' });
    expect(states).not.toHaveProperty('clock');
  });

  test.each([3, -3])('finds a clock that is %s minutes off', async (minutes) => {
    const results = await runChecks(world({ api: answering(NOW - minutes * 60_000) }));
    expect(results.find(({ id }) => id === 'clock')).toEqual({
      id: 'clock',
      state: 'bad',
      detail: `${minutes > 0 ? '+' : ''}${minutes * 60} s`,
    });
  });

  test('takes what Kontor keeps from Microsoft on purpose for no trouble, anything else for one', async () => {
    const meant = 'https://eu-office.events.data.microsoft.com/OneCollector/1.0/';
    expect((await statesOf({ blocked: [meant] }))['policy']).toBe('good');
    const results = await runChecks(world({ blocked: [meant, 'https://kontor.example.com/a.js'] }));
    expect(results.find(({ id }) => id === 'policy')).toMatchObject({
      state: 'bad',
      detail: 'https://kontor.example.com/a.js',
    });
  });

  test('asks for leave to reach the own network only where Kontor stands in it and does not answer', async () => {
    const inside = { protocol: 'https:', hostname: '192.168.1.4' };
    const denied = async (): Promise<PermissionState> => 'denied';
    const away = { api: answering(null), location: inside };
    expect((await statesOf({ ...away, permission: denied }))['local_network']).toBe('bad');
    expect((await statesOf({ location: inside, permission: denied }))['local_network']).toBe('good');
    expect((await statesOf({ api: answering(null), permission: denied }))['local_network']).toBe('good');
    const silent = (): Promise<PermissionState> => Promise.reject(new TypeError('no such permission'));
    expect((await statesOf({ ...away, permission: silent }))['local_network']).toBe('unknown');
  });

  test('survives a browser that refuses to remember anything', async () => {
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(await statesOf({ localStorage: refuse, indexedDB: refuse })).toMatchObject({
      storage: 'bad',
      database: 'bad',
    });
  });
});
