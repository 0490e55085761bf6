/**
 * Connecting this device with a Kontor server, as a state machine the screen paints (design: RFC 8628 style).
 *
 * Order: address → checking → code → paired. A code that runs out is replaced by a new one a few times, so that
 * nobody types a dead code; then the flow rests until the person asks again, so that a forgotten panel asks nothing.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient, CallOutput } from '../../api/client.ts';
import { fail, ok } from '../../lib/result.ts';
import type { Failure, Result } from '../../lib/result.ts';
import { checkServer, readServerAddress } from './server-address.ts';

export type DeviceKind = 'outlook' | 'extension' | 'other';
type Started = CallOutput<'startPairing'>;
/** The token, or why there is none: `pairing.refused`, `pairing.expired`, or what the server said. */
type PollEnd = Result<string>;

export type PairingState =
  | { readonly step: 'address'; readonly problem: Failure | null }
  | { readonly step: 'checking'; readonly server: string }
  | {
      readonly step: 'code';
      readonly server: string;
      /** As shown: `ABCD-EFGH`. */
      readonly code: string;
      readonly url: string;
      /** The server does not answer at the moment; it is asked on. */
      readonly trouble: boolean;
    }
  | { readonly step: 'stopped'; readonly server: string; readonly reason: 'refused' | 'expired' }
  | { readonly step: 'paired'; readonly server: string };

export type Paired = { readonly server: string; readonly token: string };

export type PairingOptions = {
  readonly apiFor: (server: string) => ApiClient;
  readonly kind: DeviceKind;
  readonly deviceName: string;
  /** Shows the confirmation page; called once by itself, when the first code is there. */
  readonly openUrl: (url: string) => void;
  /** Keeps server and token. Called once, before the state says `paired`. */
  readonly onPaired: (paired: Paired) => Promise<void> | void;
  /** Resolves after so many ms, or at once when the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
};

export type PairingFlow = {
  readonly state: ReadonlySignal<PairingState>;
  /** Starts with an address as typed. */
  readonly connect: (typedAddress: string) => Promise<void>;
  /** Back to the address, whatever is under way ends. */
  readonly back: () => void;
  readonly stop: () => void;
};

const RENEWALS = 2;
/** s; a server that names a shorter interval is not believed. */
const INTERVAL_MIN = 1;
const INTERVAL_MAX = 60;

const waitFor = (ms: number, abort: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    abort.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Eight characters in two groups, as they are read out and typed. */
export const showCode = (code: string): string => {
  const plain = code.replaceAll(/[^a-z0-9]/gi, '').toUpperCase();
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : code;
};

const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url);

export const createPairingFlow = (options: PairingOptions): PairingFlow => {
  const state = signal<PairingState>({ step: 'address', problem: null });
  const wait = options.wait ?? waitFor;
  let running = new AbortController();

  /** Asks until the code is confirmed, refused or dead; null when the flow was left meanwhile. */
  const poll = async (api: ApiClient, started: Started, abort: AbortSignal): Promise<PollEnd | null> => {
    const seconds = Math.min(Math.max(started.interval, INTERVAL_MIN), INTERVAL_MAX);
    for (;;) {
      await wait(seconds * 1_000, abort);
      if (abort.aborted) return null;
      const answer = await api.call('pollPairing', { body: { secret: started.secret }, signal: abort });
      if (abort.aborted) return null;
      const trouble = !answer.ok && answer.error.code.startsWith('network.');
      if (state.value.step === 'code') state.value = { ...state.value, trouble };
      if (trouble) continue;
      if (!answer.ok) return answer;
      if (answer.value.status === 'refused') return fail('pairing.refused');
      if (answer.value.status === 'paired')
        return answer.value.token ? ok(answer.value.token) : fail('network.garbled');
    }
  };

  /** One code from start to end; true when it ran out and another may follow. */
  const pairOnce = async (server: string, abort: AbortSignal, first: boolean): Promise<boolean> => {
    const api = options.apiFor(server);
    const giveUp = (problem: Failure): false => {
      state.value = { step: 'address', problem };
      return false;
    };
    const body = { kind: options.kind, name: options.deviceName.slice(0, 200) };
    const started = await api.call('startPairing', { body, signal: abort });
    if (abort.aborted) return false;
    if (!started.ok) return giveUp(started);
    const { code, url } = started.value;
    state.value = { step: 'code', server, code: showCode(code), url, trouble: false };
    if (first && isWebAddress(url)) options.openUrl(url);
    const end = await poll(api, started.value, abort);
    if (end === null) return false;
    if (end.ok) {
      await options.onPaired({ server, token: end.value });
      state.value = { step: 'paired', server };
      return false;
    }
    if (end.error.code === 'pairing.expired') return true;
    if (end.error.code !== 'pairing.refused') return giveUp(end);
    state.value = { step: 'stopped', server, reason: 'refused' };
    return false;
  };

  const pair = async (server: string, abort: AbortSignal): Promise<void> => {
    for (let round = 0; round <= RENEWALS; round += 1)
      if (!(await pairOnce(server, abort, round === 0))) return;
    state.value = { step: 'stopped', server, reason: 'expired' };
  };

  const begin = (): AbortSignal => {
    running.abort();
    running = new AbortController();
    return running.signal;
  };

  return {
    state,
    connect: async (typedAddress) => {
      const abort = begin();
      const address = readServerAddress(typedAddress);
      if (!address.ok) {
        state.value = { step: 'address', problem: address };
        return;
      }
      state.value = { step: 'checking', server: address.value };
      const checked = await checkServer(options.apiFor(address.value), address.value, abort);
      if (abort.aborted) return;
      if (checked.ok) await pair(address.value, abort);
      else state.value = { step: 'address', problem: checked };
    },
    back: () => {
      begin();
      state.value = { step: 'address', problem: null };
    },
    stop: () => {
      running.abort();
    },
  };
};
