/**
 * Record ids: UUIDv7 (RFC 9562 §5.7), made by whoever creates the record, so that it can be created offline.
 *
 * Shape:  lower-case text with hyphens; the first 48 bits are ms since 1970, so ids sort by age.
 * Order:  within one generator ids strictly increase, also inside one millisecond and when the clock steps back
 *         (12-bit counter in `rand_a`, RFC 9562 §6.2 method 1; on overflow the time part is moved on by one ms).
 */
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';

export type Id = string;
export type RandomBytes = (count: number) => Uint8Array;
export type IdGenerator = () => Id;

export const systemRandom: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

export const createIdGenerator = (clock: Clock, random: RandomBytes): IdGenerator => {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const now = clock.now();
    if (now > lastMs) {
      lastMs = now;
      counter = random(1)[0]! & 0x7f;
    } else if (++counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
    const tail = random(8);
    tail[0] = (tail[0]! & 0x3f) | 0x80;
    const time = hex(lastMs, 12);
    const rest = Array.from(tail, (byte) => hex(byte, 2)).join('');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
  };
};

/** The process-wide generator for code that is not simulated (browser hosts, command line). */
export const newId: IdGenerator = createIdGenerator(systemClock, systemRandom);

/** When the record was made, in ms since 1970; null for what is no id of ours. */
export const idTime = (id: Id): number | null =>
  isId(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const isId = (text: string): boolean => ID.test(text);
