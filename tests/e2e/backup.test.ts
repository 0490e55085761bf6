import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from '#tests/support/test-server.ts';

it('a running Kontor is backed up, and brought back on the command line once it is stopped', async () => {
  const first = await startTestServer();
  onTestFinished(first.remove);
  const { token } = await first.addUser('nora@haus.example', 'Nora', 'owner');
  const ask = async (url: string, path: string): Promise<unknown> =>
    (await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
  const before = (await ask(first.url, 'sync/status')) as { epoch: string };
  const folder = (await first.kontor(['backup'])).trim();
  await first.addUser('tom@haus.example', 'Tom');
  await expect(first.kontor(['restore', folder, '--force'])).rejects.toThrow('[serve.already_running]');
  expect(await first.stop()).toBe(0);
  await expect(first.kontor(['restore', folder])).rejects.toThrow('[restore.not_empty]');
  const report = JSON.parse(await first.kontor(['restore', folder, '--force'])) as { aside: string };
  onTestFinished(() => rm(report.aside, { recursive: true, force: true }));
  const second = await startTestServer({}, first.dataDir);
  onTestFinished(async () => void (await second.stop()));
  expect(await ask(second.url, 'me')).toMatchObject({ email: 'nora@haus.example' });
  expect(((await ask(second.url, 'sync/status')) as { epoch: string }).epoch).not.toBe(before.epoch);
  expect(await second.kontor(['user', 'list'])).not.toContain('tom@haus.example');
});
