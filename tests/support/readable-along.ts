/**
 * An extension that may read along in one site from the start, without the browser's own question (which
 * `tests/webmail/roundcube-permission.test.ts` answers on a screen).
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const withSitePermission = async (
  folder: string,
  pattern: string,
): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const copy = await mkdtemp(join(tmpdir(), 'kontor-permitted-'));
  await cp(folder, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: [pattern] }));
  return { folder: copy, remove: () => rm(copy, { recursive: true, force: true }) };
};
