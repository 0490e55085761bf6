import { expect, test } from 'vitest';
import { createApiClient } from '#shared/api/client.ts';
import { errorsDe } from '#shared/i18n/de/errors.ts';
import { errorsEn } from '#shared/i18n/en/errors.ts';

const codeFor = async (status: number, type: string, body: string): Promise<string> => {
  const client = createApiClient({
    baseUrl: '',
    token: () => null,
    fetch: async () => new Response(body, { status, headers: { 'content-type': type } }),
  });
  const answer = await client.call('tasks', {});
  return answer.ok ? 'ok' : answer.error.code;
};

test.each([
  ['a proxy whose Kontor is down', 502, 'text/html', '<h1>Bad Gateway</h1>', 'network.server_trouble'],
  ['a server that is just starting', 503, 'text/plain', 'starting', 'network.server_trouble'],
  ['a proxy that speaks JSON of its own', 500, 'application/json', '{"oops":1}', 'network.server_trouble'],
  ['the sign-in page of a Wi-Fi', 200, 'text/html', '<h1>Welcome</h1>', 'network.garbled'],
  ['a page that is not there', 404, 'text/html', 'not found', 'network.garbled'],
  ['Kontor itself', 500, 'application/json', '{"error":{"code":"internal"}}', 'internal'],
])('%s is told apart', async (_, status, type, body, code) => {
  expect(await codeFor(status, type, body)).toBe(code);
});

test('trouble on the way says what is safe and what to do', () => {
  for (const code of ['network.server_trouble', 'network.garbled', 'network.unreachable'] as const) {
    expect(errorsDe[code]).toMatch(/nichts verloren.*bitte/);
    expect(errorsEn[code]).toMatch(/Nothing was lost.*please/);
  }
});
