/** The pane's key to Kontor: kept in the pane's storage, dropped when the server no longer takes it. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { KeyValueStore } from '#shared/panel/panel-host.ts';

export type PaneToken = {
  /** `none` before the first connection, `refused` once the server has refused a token that was there. */
  readonly state: ReadonlySignal<'none' | 'held' | 'refused'>;
  readonly get: () => string | null;
  readonly keep: (token: string) => Promise<void>;
  /** `fetch` that notices when the server refuses the token it was sent with. */
  readonly watch: (inner: typeof fetch) => typeof fetch;
};

const KEY = 'token';
/** Left behind by a refused token, so that the pane opened next says why it has to be connected. */
const REFUSED = 'token.refused';
const UNAUTHORISED = 401;

/** Reads the token of earlier times; the store may have forgotten it. */
export const openPaneToken = async (store: KeyValueStore): Promise<PaneToken> => {
  let token = await store.get(KEY);
  const wasRefused = (await store.get(REFUSED)) !== null;
  const state = signal<'none' | 'held' | 'refused'>(token ? 'held' : wasRefused ? 'refused' : 'none');

  const refuse = async (refused: string | null): Promise<void> => {
    // An answer to a request of before is no word about the token of now.
    if (refused === null || refused !== token) return;
    token = null;
    state.value = 'refused';
    await store.set(REFUSED, 'yes');
    await store.remove(KEY);
  };

  return {
    state,
    get: () => token,
    keep: async (fresh) => {
      token = fresh;
      await store.set(KEY, fresh);
      await store.remove(REFUSED);
      state.value = 'held';
    },
    watch: (inner) => async (input, init) => {
      const sent = token;
      const response = await inner(input, init);
      if (response.status === UNAUTHORISED) await refuse(sent);
      return response;
    },
  };
};
