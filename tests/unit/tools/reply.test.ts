import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const TOOL = new URL('../../tools/reply.ts', import.meta.url).pathname;
const run = promisify(execFile);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-reply-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the tool prints what was written, quoted and signed as JSON', async () => {
  const file = join(folder, 'mail.txt');
  await writeFile(file, 'Ja.\n\nVG\nUte\n\nAm 1.3.2024 um 8:00 schrieb Max <max@brandt.example>:\n> Gut?\n');
  const { stdout } = await run(process.execPath, [TOOL, file]);
  expect(JSON.parse(stdout)).toEqual({
    visible: 'Ja.',
    quoted: 'Am 1.3.2024 um 8:00 schrieb Max <max@brandt.example>:\n> Gut?',
    signature: 'VG\nUte',
  });
}, 30_000);

test('a file that cannot be read is told in one line', async () => {
  const failed = await run(process.execPath, [TOOL, join(folder, 'none.txt')]).catch(
    (error: unknown) => error,
  );
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Cannot read .+\n$/) });
}, 30_000);
