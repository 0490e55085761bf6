import { describe, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { checkServer, readServerAddress } from '#shared/panel/pairing/server-address.ts';
import { hostOf } from '#shared/panel/pairing/server-name.ts';

const addressOf = (typed: string): string => {
  const address = readServerAddress(typed);
  return address.ok ? address.value : address.error.code;
};

describe('the address of a server as people type it', () => {
  test.each([
    ['kontor.example', 'https://kontor.example'],
    ['  kontor.example/  ', 'https://kontor.example'],
    ['Kontor.Example', 'https://kontor.example'],
    ['https://kontor.example/', 'https://kontor.example'],
    ['HTTPS://kontor.example:8443/practice?x=1#a', 'https://kontor.example:8443'],
    ['kontor.example:8787', 'https://kontor.example:8787'],
    ['http://192.168.1.20:8787', 'http://192.168.1.20:8787'],
    ['https://kontor.example:443', 'https://kontor.example'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['[fd00::1]:8787', 'https://[fd00::1]:8787'],
  ])('%s is understood as %s', (typed, origin) => {
    expect(addressOf(typed)).toBe(origin);
  });

  test.each([
    ['localhost:8787', 'http://localhost:8787'],
    ['127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['[::1]:8787', 'http://[::1]:8787'],
    ['https://localhost:8787', 'https://localhost:8787'],
  ])('this machine itself is asked by http unless https was typed: %s', (typed, origin) => {
    expect(addressOf(typed)).toBe(origin);
  });

  test('nothing typed is said to be nothing', () => {
    expect(addressOf('   ')).toBe('address.empty');
  });

  test.each([
    'ftp://kontor.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'my kontor.example',
    'https://',
    'https://me:secret@kontor.example',
    'kontor.example:99999',
    `https://${'a'.repeat(3_000)}.example`,
  ])('%s is no address', (typed) => {
    expect(addressOf(typed)).toBe('address.invalid');
  });

  test('a single name of the own network is fine', () => {
    expect(addressOf('kontor')).toBe('https://kontor');
  });

  test('people read the host without its scheme', () => {
    expect(hostOf('https://kontor.example:8443')).toBe('kontor.example:8443');
  });
});

describe('whether Kontor answers there', () => {
  const answering = (answer: Result<unknown>): ApiClient => ({
    call: () => Promise.resolve(answer as never),
  });
  const check = async (answer: Result<unknown>): Promise<string> => {
    const { signal } = new AbortController();
    const checked = await checkServer(answering(answer), 'https://kontor.example', signal);
    return checked.ok ? 'ok' : `${checked.error.code} ${checked.error.params?.['server']}`;
  };

  test('a Kontor that is set up is accepted', async () => {
    expect(await check(ok({ ready: true, me: null, version: '0.1.0' }))).toBe('ok');
  });

  test('a Kontor without an owner says that it has to be set up first', async () => {
    expect(await check(ok({ ready: false, me: null, version: '0.1.0' }))).toBe(
      'address.not_set_up kontor.example',
    );
  });

  test.each([[ok({ hello: 'world' })], [ok([])], [fail('network.garbled')], [fail('not_found')]])(
    'another web server is named as such',
    async (answer) => {
      expect(await check(answer)).toBe('address.not_kontor kontor.example');
    },
  );

  test.each(['network.unreachable', 'network.timeout', 'network.server_trouble'])(
    'silence is told apart from a wrong server (%s)',
    async (code) => {
      expect(await check(fail(code))).toBe('address.unreachable kontor.example');
    },
  );
});
