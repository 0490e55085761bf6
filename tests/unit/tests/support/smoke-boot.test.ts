import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { smokeBoot } from '#tests/support/smoke-boot.ts';

const makeServer = async (source: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-main-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'main.mjs');
  await writeFile(file, source);
  return file;
};

const answering = (onStop: string): string => `
  import { createServer } from 'node:http';
  const server = createServer((request, response) => response.end('ok'));
  server.listen(Number(process.env.KONTOR_PORT), process.env.KONTOR_HOST);
  process.on('SIGTERM', () => { ${onStop} });
`;

test('a server that answers and ends when told to has passed', async () => {
  expect(await smokeBoot(await makeServer(answering('process.exit(0)')))).toBeUndefined();
});

test('a server that ends with an error when told to stop has failed', async () => {
  expect(await smokeBoot(await makeServer(answering('process.exit(3)')))).toContain('ended with 3');
});

test('a server that does not come up has failed, and its output is shown', async () => {
  const broken = await makeServer('console.error("no such table"); process.exit(1);');
  expect(await smokeBoot(broken)).toContain('no such table');
});
