/** Rights of files count for nothing with root, as which tests may run: such work is done as nobody. */
import { chownSync } from 'node:fs';
import { childUser } from './postgres-binaries.ts';

/** Makes it somebody's whom rights bind. */
export const giveAway = (path: string): void => {
  const { uid, gid } = childUser();
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};

/** Whatever the work imports must be imported before: the project may lie where nobody can read. */
export const withoutRoot = async <T>(work: () => Promise<T>): Promise<T> => {
  const { uid } = childUser();
  if (uid === undefined || !process.seteuid) return work();
  process.seteuid(uid);
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
};
