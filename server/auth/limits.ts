/**
 * Brakes on guessing. In memory: a restart forgets them, which costs an attacker more than it gives.
 *
 * A try is counted before anybody knows whether it is a wrong one, so that many at the same moment are braked as well,
 * and taken back when it was none.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { fail } from '#shared/lib/result.ts';
import type { Failure } from '#shared/lib/result.ts';

export type Brake = {
  /** Counts one try; false when there were too many. */
  readonly allow: (key: string) => Promise<boolean>;
  /** Takes one counted try back: it was no wrong guess. */
  readonly giveBack: (key: string) => Promise<void>;
  /** Forgets all tries: whoever asks has shown that they know. */
  readonly forget: (key: string) => Promise<void>;
  /** The failure of a shut brake, with the `seconds` until it lets the next try through. */
  readonly tooMany: (code: string, key: string) => Promise<Failure>;
};

const createBrake = (points: number, seconds: number): Brake => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    allow: (key) =>
      limiter.consume(key).then(
        () => true,
        () => false,
      ),
    giveBack: async (key) => {
      // What the end of the time forgot already is not given back twice.
      if (((await limiter.get(key))?.consumedPoints ?? 0) > 0) await limiter.reward(key);
    },
    forget: async (key) => void (await limiter.delete(key)),
    tooMany: async (code, key) => {
      const ms = (await limiter.get(key))?.msBeforeNext ?? 0;
      return fail(code, { params: { seconds: Math.max(1, Math.ceil(ms / 1000)) } });
    },
  };
};

export type Brakes = {
  /** Wrong passwords for one account from one address. */
  readonly signIn: Brake;
  /** Wrong passwords from one address, whatever the account. */
  readonly signInPlace: Brake;
  /** Pairing codes asked for from one address. */
  readonly pairingStart: Brake;
  /** Wrong pairing codes typed by one person. */
  readonly pairingTry: Brake;
  /** Devices one person lets in by the sign-in window. */
  readonly deviceApproval: Brake;
  /** Wrong codes of the sign-in window from one address. */
  readonly deviceCode: Brake;
  /** Tokens of Microsoft Entra that were none, from one address. */
  readonly entra: Brake;
  /** Wrong one-time links tried from one address. */
  readonly link: Brake;
  /** Callers looked up by one person: more than anybody takes calls. */
  readonly callerLookUp: Brake;
};

const QUARTER_HOUR = 900;

export const createBrakes = (): Brakes => ({
  signIn: createBrake(10, QUARTER_HOUR),
  signInPlace: createBrake(100, QUARTER_HOUR),
  pairingStart: createBrake(30, QUARTER_HOUR),
  pairingTry: createBrake(5, 600),
  deviceApproval: createBrake(30, QUARTER_HOUR),
  deviceCode: createBrake(50, QUARTER_HOUR),
  entra: createBrake(50, QUARTER_HOUR),
  link: createBrake(50, QUARTER_HOUR),
  callerLookUp: createBrake(300, QUARTER_HOUR),
});
