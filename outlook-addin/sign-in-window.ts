/**
 * Connecting by a window in which the person signs in, as a state machine the screen paints. The proof is made
 * beforehand, so that a click opens the window at once: browsers block what opens later.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import { fail } from '#shared/lib/result.ts';
import type { Failure } from '#shared/lib/result.ts';
import { messageToCode } from './hand-over.ts';
import type { OpenedWindow } from './office-host-window.ts';
import { makeProof } from './pkce.ts';
import type { Proof } from './pkce.ts';

export type SignInWindowState = {
  readonly step: 'idle' | 'open' | 'redeeming';
  readonly problem: Failure | null;
  /** False once Outlook has shown that no window opens here. */
  readonly isOffered: boolean;
};

export type SignInWindowOptions = {
  readonly api: ApiClient;
  readonly deviceName: string;
  readonly serverUrl: string;
  readonly open: (url: string) => OpenedWindow;
  /** Keeps the token. */
  readonly onConnected: (token: string) => Promise<void>;
};

export type SignInWindow = {
  readonly state: ReadonlySignal<SignInWindowState>;
  readonly connect: () => Promise<void>;
  /** Closes the window, if one is open. */
  readonly close: () => void;
};

/** The person's own doing, after which the window can be opened again. */
const OPENS_AGAIN = new Set(['dialog.closed', 'dialog.busy', 'dialog.garbled']);

export const createSignInWindow = (options: SignInWindowOptions): SignInWindow => {
  const { api, deviceName, serverUrl, open, onConnected } = options;
  const state = signal<SignInWindowState>({ step: 'idle', problem: null, isOffered: true });
  let next: Promise<Proof> = makeProof();
  let ready: Proof | null = null;
  const prepare = (): void => {
    ready = null;
    next = makeProof();
    void next.then((proof) => (ready = proof));
  };
  prepare();
  let opened: OpenedWindow | null = null;

  const giveUp = (problem: Failure, isOffered = true): void => {
    state.value = { step: 'idle', problem, isOffered };
  };

  const connect = async (): Promise<void> => {
    if (state.value.step !== 'idle') return;
    state.value = { ...state.value, step: 'open', problem: null };
    const { verifier, challenge } = ready ?? (await next);
    prepare();
    const asked = new URLSearchParams({ name: deviceName.slice(0, 200), challenge });
    opened = open(`${serverUrl}/outlook/connect?${asked}`);
    const heard = await opened.message;
    opened = null;
    if (!heard.ok) return giveUp(heard, OPENS_AGAIN.has(heard.error.code));
    const code = messageToCode(heard.value);
    if (code === null) return giveUp(fail('dialog.garbled'));
    state.value = { ...state.value, step: 'redeeming' };
    const redeemed = await api.call('redeemDevice', { body: { code, verifier } });
    if (!redeemed.ok) return giveUp(redeemed);
    await onConnected(redeemed.value.token);
  };

  return { state, connect, close: () => opened?.close() };
};
