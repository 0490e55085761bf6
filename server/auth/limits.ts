/** Brakes on guessing. In memory: a restart forgets them, which costs an attacker more than it gives. */
import { RateLimiterMemory } from 'rate-limiter-flexible';

export type Brake = {
  /** Counts one try; false when there were too many. */
  readonly allow: (key: string) => Promise<boolean>;
  /** Whether the tries are used up, without counting one. */
  readonly isShut: (key: string) => Promise<boolean>;
  readonly forget: (key: string) => Promise<void>;
};

const createBrake = (points: number, seconds: number): Brake => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    allow: (key) =>
      limiter.consume(key).then(
        () => true,
        () => false,
      ),
    isShut: async (key) => ((await limiter.get(key))?.consumedPoints ?? 0) > points,
    forget: async (key) => void (await limiter.delete(key)),
  };
};

export type Brakes = {
  /** Wrong passwords for one account from one address. */
  readonly signIn: Brake;
  /** Sign-in tries from one address, whatever the account. */
  readonly signInPlace: Brake;
  /** Pairing codes asked for from one address. */
  readonly pairingStart: Brake;
  /** Pairing codes typed by one person. */
  readonly pairingTry: Brake;
  /** One-time links tried from one address. */
  readonly link: Brake;
};

const QUARTER_HOUR = 900;

export const createBrakes = (): Brakes => ({
  signIn: createBrake(10, QUARTER_HOUR),
  signInPlace: createBrake(100, QUARTER_HOUR),
  pairingStart: createBrake(30, QUARTER_HOUR),
  pairingTry: createBrake(5, 600),
  link: createBrake(50, QUARTER_HOUR),
});
