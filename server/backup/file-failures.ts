/** What the file system says while files are copied, as a failure of the command. */
import { fail } from '#shared/lib/result.ts';
import type { Failure } from '#shared/lib/result.ts';
import { diskFailure, isDamaged } from '../db/sqlite/disk-failures.ts';

const NO_SPACE = new Set(['ENOSPC', 'EDQUOT']);
const NOT_ALLOWED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** `backup.no_space`, `backup.not_writable`, `backup.corrupt`, or `backup.failed` with the reason. */
export const fileFailure = (error: unknown, folder: string): Failure => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const disk = diskFailure(error)?.error.code;
  if (NO_SPACE.has(code) || disk === 'store.full') return fail('backup.no_space', { params: { folder } });
  if (NOT_ALLOWED.has(code) || disk === 'store.read_only')
    return fail('backup.not_writable', { params: { folder } });
  if (isDamaged(error)) return fail('backup.corrupt', { params: { reason: message } });
  return fail('backup.failed', { params: { reason: message.split('\n')[0]! } });
};
