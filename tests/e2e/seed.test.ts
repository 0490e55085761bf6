/** `kontor seed` as a command, and that a Kontor filled with it before its first start can still be set up. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '#shared/api/client.ts';
import { SERVER_PASSWORD, kontorOn, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const COUNTS = ['--people', '20', '--companies', '4', '--activities', '60', '--orders', '10'];

describe('made-up data before the first start', () => {
  let dataDir: string;
  let kontor: TestServer['kontor'];
  let server: TestServer;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'kontor-seeded-'));
    kontor = kontorOn(dataDir);
  });
  afterAll(() => server?.remove());

  it('is made with one line of counts', async () => {
    expect(await kontor(['seed', ...COUNTS])).toBe(
      '{"people":20,"companies":4,"activities":60,"tasks":6,"orders":10}\n',
    );
  });

  it('is not made twice unless it is asked for, and never the same again', async () => {
    await expect(kontor(['seed', ...COUNTS])).rejects.toThrow('[seed.not_empty]');
    await expect(kontor(['seed', ...COUNTS, '--force'])).rejects.toThrow(
      /^kontor seed [^\n]*\[seed\.exists\]\n$/,
    );
    expect(await kontor(['seed', ...COUNTS, '--force', '--seed', '2'])).toContain('"people":20');
  });

  it('needs numbers, and somebody for what happened', async () => {
    await expect(kontor(['seed', '--people', 'viele'])).rejects.toThrow(
      /\[command\.usage\][^\n]*\nseed --people N/,
    );
    await expect(kontor(['seed', '--kunden', '5'])).rejects.toThrow(/\[command\.usage\][^\n]*--kunden/);
    for (const args of [[], ['--activities', '100'], ['--orders', '5', '--force']])
      await expect(kontor(['seed', ...args])).rejects.toThrow(/--people[^\n]*\[seed\.nobody\]/);
  });

  it('leaves the one-time link and the set-up to the first owner', async () => {
    server = await startTestServer({}, dataDir);
    expect(server.setUpUrl).toMatch(/\/setup#secret=kol_/);
    const api = createApiClient({ baseUrl: server.url, token: () => null, fetch });
    const account = {
      name: 'Nora',
      email: 'nora@haus.example',
      password: SERVER_PASSWORD,
      locale: 'de' as const,
    };
    const body = {
      ...account,
      secret: new URL(server.setUpUrl).hash.slice('#secret='.length),
      sampleData: false,
    };
    expect(await api.call('setUp', { body })).toMatchObject({
      ok: true,
      value: { me: { email: account.email, role: 'owner' } },
    });
    expect(await api.call('start', {})).toMatchObject({ ok: true, value: { ready: true } });
  });
});
