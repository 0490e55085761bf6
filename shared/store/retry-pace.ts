/** How long to wait before trying again: longer each time, never all devices at once, and never sooner than the server said. */
import type { RandomBytes } from '../lib/ids.ts';
import type { Failure } from '../lib/result.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** A server that says more than this is not believed. */
const ASKED_MAX_MS = 60 * 60_000;
/** While the server cannot be reached, a small question is put this often, so that its return is noticed. */
const PROBE_MS = 25_000;

const MS = 1_000;

const share = (random: RandomBytes): number => random(1)[0]! / 256;

/** ms. `attempt` counts from 0. */
export const retryDelay = (attempt: number, random: RandomBytes): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.round(full * (0.5 + share(random) / 2));
};

/** ms: what the server asked for, and a little more that differs from device to device. */
export const askedDelay = (askedMs: number, random: RandomBytes): number =>
  Math.round(Math.min(ASKED_MAX_MS, askedMs) + share(random) * 2_000);

/** ms the server asked to wait; null where it did not. */
export const askedToWait = ({ error }: Failure): number | null => {
  const seconds = error.params?.['retryAfterS'];
  return typeof seconds === 'number' ? seconds * MS : null;
};

/** ms until the next small question. */
export const probeDelay = (random: RandomBytes): number => Math.round(PROBE_MS * (0.8 + share(random) * 0.4));

/** Whether the way is blocked, or what is at its end. */
export const troubleKind = (code: string): string => (code.startsWith('network.') ? 'network' : code);

/** Troubles that end without anybody saying so. */
export const endsUnheard = (code: string): boolean =>
  code.startsWith('network.') || code === 'store.unavailable' || code === 'auth.required';
