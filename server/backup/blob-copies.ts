/** Attachments from one folder to another by their hash: linked where the file system can, copied where not. */
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sha256Of } from './manifest.ts';

/** Contents never change under their name, so two names of one file are safe. */
const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    const file = await open(to, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
};

const isWhole = async (path: string, hash: string): Promise<boolean> =>
  (await sha256Of(path).catch(() => '')) === hash;

/** Whether it is there afterwards; false when the source does not have it whole. Replay: harmless. */
export const copyBlob = async (from: string, to: string, hash: string): Promise<boolean> => {
  if (await isWhole(to, hash)) return true;
  if (!(await isWhole(from, hash))) return false;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const part = `${to}.restoring.part`;
  await rm(part, { force: true });
  await linkOrCopy(from, part);
  await rename(part, to);
  return true;
};
