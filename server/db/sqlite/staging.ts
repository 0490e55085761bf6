/** A database file beside the current one, and the step in which it takes its place. */
import { constants, existsSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Current, Staging } from '../staging.ts';
import { openConnection } from './connection.ts';
import { usualPatience } from './group-commit.ts';
import { openSqliteStore } from './sqlite-store.ts';

const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * The log beside a database belongs to it alone: it goes aside first, or the new database would be mended with it. The
 * database itself is replaced in one rename, so there is one at any moment.
 */
const moveAside = async (path: string, folder: string): Promise<boolean> => {
  const there = ['', ...BESIDE].filter((end) => existsSync(`${path}${end}`));
  if (there.length === 0) return false;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, basename(path));
  for (const end of there.filter(Boolean)) await rename(`${path}${end}`, `${target}${end}`);
  if (there.includes('')) await link(path, target).catch(() => rename(path, target));
  return true;
};

export const createSqliteStaging = async (
  path: string,
  aside: string,
  file: string | null,
): Promise<Staging> => {
  const folder = join(dirname(path), 'restoring');
  const staged = join(folder, basename(path));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (file) await copyFile(file, staged, constants.COPYFILE_FICLONE);
  return {
    open: (texts) => openSqliteStore(staged, usualPatience, texts),
    takeOver: async () => {
      const place = join(dirname(path), aside);
      const moved = await moveAside(path, place);
      await rename(staged, path);
      await rm(folder, { recursive: true, force: true });
      return moved ? place : '';
    },
  };
};

export const openSqliteCurrent = (path: string): Current | null => {
  if (!existsSync(path)) return null;
  try {
    const { sql, close } = openConnection(path, 'read');
    return { sql, close: async () => close() };
  } catch {
    return null;
  }
};
