import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasLinksForHereOnly, publicUrlOf, readConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';

const read = (env: Record<string, string>): Config => {
  const config = readConfig(env, '/srv');
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
};
const refused = (env: Record<string, string>): unknown => {
  const config = readConfig(env, '/srv');
  return config.ok ? 'taken' : config.error.params?.['name'];
};

describe('settings', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-config-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('without any, it listens on loopback, port 8787, with its data beside it', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      dataDir: '/srv/data',
      databaseUrl: '',
      tls: null,
    });
  });

  test('a wrong one is named', () => {
    for (const port of ['abc', '-1', '70000', '80.5', '1e3', '0x50'])
      expect(refused({ KONTOR_PORT: port })).toBe('KONTOR_PORT');
    for (const url of [
      'kontor',
      'kontor.example:443',
      'ftp://kontor.example',
      'https://kontor.example/crm',
      'https://a@b.example',
    ])
      expect(refused({ KONTOR_PUBLIC_URL: url })).toBe('KONTOR_PUBLIC_URL');
    expect(refused({ KONTOR_DATABASE_URL: 'mysql://x' })).toBe('KONTOR_DATABASE_URL');
    expect(refused({ KONTOR_TLS_CERT: 'a.pem' })).toBe('KONTOR_TLS_CERT');
    expect(refused({ KONTOR_TLS_KEY: 'a.pem' })).toBe('KONTOR_TLS_CERT');
    expect(refused({ KONTOR_OFFICE_JS_URL: 'office.js' })).toBe('KONTOR_OFFICE_JS_URL');
    for (const origin of ['mail.example', 'https://mail.example; script-src *', 'https://mail.example/owa'])
      expect(refused({ KONTOR_OUTLOOK_ORIGINS: origin })).toBe('KONTOR_OUTLOOK_ORIGINS');
    for (const proxies of ['proxy.example', '127.0.0.1 10.0.0.0/33', '127.0.0.1,10.0.0.1'])
      expect(refused({ KONTOR_TRUSTED_PROXIES: proxies })).toBe('KONTOR_TRUSTED_PROXIES');
    for (const country of ['D', 'Germany', 'XX'])
      expect(refused({ KONTOR_PHONE_COUNTRY: country })).toBe('KONTOR_PHONE_COUNTRY');
    const tenant = '7C1F0A52-3a7e-4a0e-9a55-2d0f6f1b8c01';
    const both = { KONTOR_ENTRA_TENANT: tenant, KONTOR_ENTRA_CLIENT_ID: tenant };
    expect(refused({ KONTOR_ENTRA_TENANT: tenant })).toBe('KONTOR_ENTRA_CLIENT_ID');
    expect(refused({ ...both, KONTOR_ENTRA_TENANT: 'common' })).toBe('KONTOR_ENTRA_TENANT');
    for (const address of [
      'http://login.elsewhere.example',
      'https://a.example/b',
      'http://localhost.evil.example',
    ])
      expect(refused({ ...both, KONTOR_ENTRA_AUTHORITY: address })).toBe('KONTOR_ENTRA_AUTHORITY');
    expect(refused({ KONTOR_PORT_FILE: join(folder, 'missing') })).toBe('KONTOR_PORT_FILE');
  });

  test('Microsoft accounts are off until directory and application are named; then it is Microsoft that is asked', () => {
    const id = '7C1F0A52-3A7E-4A0E-9A55-2D0F6F1B8C01';
    expect(read({}).entra).toBeNull();
    expect(read({ KONTOR_ENTRA_TENANT: id, KONTOR_ENTRA_CLIENT_ID: id }).entra).toEqual({
      tenant: id.toLowerCase(),
      clientId: id.toLowerCase(),
      authority: 'https://login.microsoftonline.com',
    });
  });

  test('a slash at the end of the address is forgiven', () => {
    expect(read({ KONTOR_PUBLIC_URL: 'https://kontor.example/' }).publicUrl).toBe('https://kontor.example');
    expect(
      read({ KONTOR_OUTLOOK_ORIGINS: 'https://mail.example  https://owa.example:444' }).outlookOrigins,
    ).toEqual(['https://mail.example', 'https://owa.example:444']);
  });

  test('a secret can stand in a file, whose line end is not part of it', async () => {
    const file = join(folder, 'url');
    await writeFile(file, 'postgres://kontor:geheim@db.example/kontor\n');
    expect(read({ KONTOR_DATABASE_URL_FILE: file }).databaseUrl).toBe(
      'postgres://kontor:geheim@db.example/kontor',
    );
  });

  test('a key is known as one wherever it begins, and never taken for a path', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----';
    const file = join(folder, 'key');
    for (const before of ['', '\uFEFF', 'Bag Attributes\n  friendlyName: kontor\n', '# our key\r\n']) {
      await writeFile(file, `${before}${key}\n`);
      const { tls } = read({ KONTOR_TLS_CERT: 'a.pem', KONTOR_TLS_KEY_FILE: file });
      expect(tls).toEqual({ cert: '/srv/a.pem', key: `${before.replace('\uFEFF', '')}${key}` });
    }
  });

  test('the address is worked out where none is said', () => {
    expect(publicUrlOf(read({}), 9)).toBe('http://localhost:9');
    expect(publicUrlOf(read({ KONTOR_HOST: '0.0.0.0' }), 9)).toBe('http://localhost:9');
    expect(publicUrlOf(read({ KONTOR_HOST: 'fe80::1' }), 9)).toBe('http://[fe80::1]:9');
    const tls = { KONTOR_TLS_CERT: 'a.pem', KONTOR_TLS_KEY: 'b.pem' };
    expect(publicUrlOf(read({ ...tls, KONTOR_HOST: 'kontor.example' }), 443)).toBe(
      'https://kontor.example:443',
    );
    expect(publicUrlOf(read({ KONTOR_PUBLIC_URL: 'https://kontor.example' }), 9)).toBe(
      'https://kontor.example',
    );
    for (const host of ['0.0.0.0', '::']) {
      expect(hasLinksForHereOnly(read({ KONTOR_HOST: host }))).toBe(true);
      const told = read({ KONTOR_HOST: host, KONTOR_PUBLIC_URL: 'https://kontor.example' });
      expect(hasLinksForHereOnly(told)).toBe(false);
    }
    for (const host of ['127.0.0.1', '192.0.2.7', 'kontor.example'])
      expect(hasLinksForHereOnly(read({ KONTOR_HOST: host }))).toBe(false);
  });
});
