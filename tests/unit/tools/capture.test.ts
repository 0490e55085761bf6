import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const TOOL = new URL('../../tools/capture.ts', import.meta.url).pathname;
const run = promisify(execFile);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-capture-'));
});
afterEach(() => rm(folder, { recursive: true }));

const written = async (name: string, html: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, html);
  return file;
};

const IMPRINT =
  '<h1>Impressum</h1><p>Brandt Pumpen GmbH<br>Hafenweg 3<br>20457 Hamburg</p><p>Geschäftsführerin: Ute Klein</p>';

test('the tool prints each proposal with value, source line and confidence', async () => {
  const page = await written('page.html', `<!doctype html><html><body>${IMPRINT}</body></html>`);
  const { stdout } = await run(process.execPath, [TOOL, page, '--url', 'https://brandt.example/impressum']);
  const proposals = JSON.parse(stdout) as Record<string, unknown>[];
  expect(proposals).toContainEqual({
    field: 'street',
    value: 'Hafenweg 3',
    source: 'Hafenweg 3',
    confidence: 0.9,
  });
  expect(proposals).toContainEqual({
    field: 'name',
    value: 'Ute Klein',
    source: 'Geschäftsführerin: Ute Klein',
    confidence: 0.85,
    person: 1,
  });
}, 30_000);

test('an imprint in a file of its own is read with the page', async () => {
  const page = await written('page.html', '<!doctype html><html><body><p>Willkommen</p></body></html>');
  const imprint = await written('imprint.html', `<!doctype html><html><body>${IMPRINT}</body></html>`);
  const { stdout } = await run(process.execPath, [
    TOOL,
    page,
    '--url',
    'https://brandt.example/',
    '--imprint',
    imprint,
  ]);
  expect(stdout).toContain('"Brandt Pumpen GmbH"');
}, 30_000);

test('without an address the tool says how it is called, and a file that cannot be read is told in one line', async () => {
  const page = await written('page.html', '');
  const failure = (...args: string[]) =>
    run(process.execPath, [TOOL, ...args]).catch(
      (error: unknown) => error as { code: number; stderr: string },
    );
  expect(await failure(page)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^Usage: .+\n$/) });
  expect(await failure(page, '--nonsense')).toMatchObject({ code: 2 });
  const missing = join(folder, 'none.html');
  expect(await failure(missing, '--url', 'https://brandt.example/')).toMatchObject({
    code: 1,
    stderr: `Cannot read ${missing}\n`,
  });
}, 30_000);
