/** Connecting with the Microsoft account Outlook runs under, as a state machine the screen paints. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import type { Failure } from '#shared/lib/result.ts';
import type { EntraTokenSource } from './entra-token.ts';

export type EntraSignInState = {
  readonly step: 'idle' | 'asking';
  readonly problem: Failure | null;
  /** False once it has shown that this way leads nowhere before something is changed elsewhere. */
  readonly isOffered: boolean;
};

export type EntraSignInOptions = {
  readonly api: ApiClient;
  readonly deviceName: string;
  readonly source: EntraTokenSource;
  /** Keeps the token. */
  readonly onConnected: (token: string) => Promise<void>;
  /** Nobody has linked this Microsoft account yet: it can be offered once the pane is connected another way. */
  readonly onUnlinked: () => void;
};

export type EntraSignIn = {
  readonly state: ReadonlySignal<EntraSignInState>;
  readonly connect: () => Promise<void>;
};

/** After these the same click may well succeed. */
const MAY_SUCCEED = new Set(['entra.not_given', 'entra.unreachable', 'request.too_many']);
const passes = ({ error }: Failure): boolean =>
  MAY_SUCCEED.has(error.code) || error.code.startsWith('network.');

export const createEntraSignIn = (options: EntraSignInOptions): EntraSignIn => {
  const { api, deviceName, source, onConnected, onUnlinked } = options;
  const state = signal<EntraSignInState>({ step: 'idle', problem: null, isOffered: true });
  const giveUp = (problem: Failure): void => {
    state.value = { step: 'idle', problem, isOffered: passes(problem) };
  };
  return {
    state,
    connect: async () => {
      if (state.value.step !== 'idle') return;
      state.value = { ...state.value, step: 'asking', problem: null };
      const token = await source.get();
      if (!token.ok) return giveUp(token);
      const body = { token: token.value, name: deviceName.slice(0, 200) };
      const connected = await api.call('signInWithEntra', { body });
      if (connected.ok) return onConnected(connected.value.token);
      giveUp(connected);
      if (connected.error.code === 'entra.unlinked') onUnlinked();
    },
  };
};
