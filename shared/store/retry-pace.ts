/** How long to wait before trying again: longer each time, never all devices at once, and never sooner than the server said. */
import type { RandomBytes } from '../lib/ids.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** ms. `attempt` counts from 0. */
export const retryDelay = (attempt: number, askedMs: number | null, random: RandomBytes): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  const jittered = full * (0.5 + random(1)[0]! / 512);
  return Math.max(Math.round(jittered), askedMs ?? 0);
};
