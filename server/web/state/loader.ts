/** Something read from the server: on its way, there, or failed. What was there stays while it is read again. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Failure, Result } from '#shared/lib/result.ts';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly failure: Failure };

export type Loader<T> = {
  readonly state: ReadonlySignal<Loaded<T>>;
  readonly reload: () => Promise<void>;
  /** Changes what is shown without asking the server, e.g. at once after a click. */
  readonly update: (change: (value: T) => T) => void;
};

/** A later `reload` wins over an earlier one that answers late. */
export const createLoader = <T>(read: () => Promise<Result<T>>): Loader<T> => {
  const state = signal<Loaded<T>>({ status: 'loading' });
  let turn = 0;
  return {
    state,
    reload: async () => {
      turn += 1;
      const mine = turn;
      if (state.value.status === 'failed') state.value = { status: 'loading' };
      const result = await read();
      if (mine !== turn || (!result.ok && result.error.code === 'cancelled')) return;
      state.value = result.ok
        ? { status: 'ready', value: result.value }
        : { status: 'failed', failure: result };
    },
    update: (change) => {
      const now = state.value;
      if (now.status === 'ready') state.value = { status: 'ready', value: change(now.value) };
    },
  };
};

/** A loader that starts with the component. `key` says when it is another thing that is read. */
export const useLoader = <T>(read: () => Promise<Result<T>>, key = ''): Loader<T> => {
  // oxlint-disable-next-line react/exhaustive-deps -- the key stands for what `read` closes over
  const loader = useMemo(() => createLoader(read), [key]);
  useEffect(() => void loader.reload(), [loader]);
  return loader;
};
