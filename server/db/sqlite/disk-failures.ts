/** What SQLite and the file system say when it is a state of the machine, not a bug. */
import { fail } from '#shared/lib/result.ts';
import type { Failure } from '#shared/lib/result.ts';

const BUSY = 5;
const CONSTRAINT = 19;

/** SQLite's primary result codes: https://sqlite.org/rescode.html */
const FAILURES: Readonly<Record<number, string>> = {
  [BUSY]: 'store.busy',
  8: 'store.read_only',
  10: 'store.unavailable',
  13: 'store.full',
  14: 'store.unavailable',
};
/** What a read may meet; that it cannot write is a bug. */
const OUT_OF_REACH = new Set([BUSY, 10, 14]);
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS']);

const primaryCode = (error: unknown): number => {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : 0;
};

/** Somebody else holds the lock; it works later. */
export const isBusy = (error: unknown): boolean => primaryCode(error) === BUSY;
/** A row stands against what is there already, or refers to what is not. */
export const isConstraint = (error: unknown): boolean => primaryCode(error) === CONSTRAINT;
export const isOutOfReach = (error: unknown): boolean => OUT_OF_REACH.has(primaryCode(error));

/** The file is no database, or no longer a sound one. */
export const isDamaged = (error: unknown): boolean => [11, 26].includes(primaryCode(error));

/** Of a write; null for a bug. */
export const diskFailure = (error: unknown): Failure | null => {
  const name = FAILURES[primaryCode(error)];
  return name ? fail(name) : null;
};

/** Of opening in `folder`: not writable is said with the setting that names it, everything else with the reason. */
export const openFailure = (error: unknown, folder: string): Failure => {
  const { code, message } = error as NodeJS.ErrnoException;
  const isReadOnly = diskFailure(error)?.error.code === 'store.read_only' || NOT_WRITABLE.has(code ?? '');
  return isReadOnly
    ? fail('store.read_only', { fields: { KONTOR_DATA: folder } })
    : fail('store.cannot_open', { params: { reason: message } });
};
