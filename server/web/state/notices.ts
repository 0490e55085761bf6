/** What was just done, with its way back for ten seconds; or what did not work. One at a time, the newest. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { PageTimers } from '#shared/lib/page-timers.ts';

export const UNDO_MS = 10_000;

export type Notice = {
  readonly text: string;
  readonly failure?: Failure;
  readonly undo?: () => Promise<Result<unknown>>;
};

export type Notices = {
  readonly current: ReadonlySignal<Notice | null>;
  readonly show: (notice: Notice) => void;
  readonly showFailure: (failure: Failure) => void;
  readonly close: () => void;
};

export const createNotices = (timers: PageTimers): Notices => {
  const current = signal<Notice | null>(null);
  let timer = 0;
  const close = (): void => {
    timers.clear(timer);
    current.value = null;
  };
  const show = (notice: Notice): void => {
    timers.clear(timer);
    current.value = notice;
    timer = timers.set(close, UNDO_MS);
  };
  return { current, show, showFailure: (failure) => show({ text: '', failure }), close };
};
