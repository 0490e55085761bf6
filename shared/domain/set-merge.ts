/**
 * Lists whose order says nothing (tags, addresses, several choices) are sets: two people who change one at once are united
 * element by element. The same at the server and on a device that lays an own change over a newer state. Pure.
 */
import { canonicalJson } from '../lib/canonical-json.ts';

const same = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** What an element of a list is told by: the address, the number, else itself. */
export const elementKey = (element: unknown): string => {
  if (typeof element !== 'object' || element === null) return JSON.stringify(element);
  const { email, number } = element as { email?: unknown; number?: unknown };
  if (typeof email === 'string') return email.trim().toLowerCase();
  return typeof number === 'string' ? number : JSON.stringify(element);
};

/** Three-way: what is there, without what was taken out, with what was put in or changed. */
export const mergeElements = (
  current: readonly unknown[],
  mine: readonly unknown[],
  was: readonly unknown[],
): unknown[] => {
  const before = new Map(was.map((element) => [elementKey(element), element]));
  const wanted = new Map(mine.map((element) => [elementKey(element), element]));
  const merged = new Map<string, unknown>();
  for (const element of current) {
    const key = elementKey(element);
    if (!before.has(key) || wanted.has(key)) merged.set(key, element);
  }
  for (const [key, element] of wanted) if (!same(before.get(key), element)) merged.set(key, element);
  return [...merged.values()];
};

const isListOrNothing = (value: unknown): boolean =>
  value === null || value === undefined || Array.isArray(value);
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What stands in a field after an own change: of a list what others did to it as well, of anything else the own value. */
export const laidValue = (now: unknown, mine: unknown, was: unknown): unknown =>
  [now, mine, was].every(isListOrNothing) && [now, mine, was].some(Array.isArray)
    ? mergeElements(asList(now), asList(mine), asList(was))
    : mine;
