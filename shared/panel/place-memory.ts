/**
 * What was typed or chosen somewhere and is not saved yet. It lives as long as the panel, so leaving a mail and coming
 * back loses nothing; it stays on this device.
 */
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { PanelSession } from './panel-session.ts';

/** The value of one place; the same signal each time it is asked for. */
export type PlaceMemory<T> = (session: PanelSession, place: string) => Signal<T>;

/** Places looked at without touching anything are forgotten beyond these; what was touched never is. */
const UNTOUCHED_MAX = 50;

const forgetUntouched = <T>(kept: Map<string, Signal<T>>, initial: T): void => {
  const untouched = [...kept].filter(([, value]) => value.peek() === initial);
  for (const [place] of untouched.slice(0, -UNTOUCHED_MAX)) kept.delete(place);
};

/** `initial` is the value of every place nobody has touched; setting it again forgets what was there. */
export const createPlaceMemory = <T>(initial: T): PlaceMemory<T> => {
  const ofSession = new WeakMap<PanelSession, Map<string, Signal<T>>>();
  return (session, place) => {
    const kept = ofSession.get(session) ?? new Map<string, Signal<T>>();
    ofSession.set(session, kept);
    const known = kept.get(place);
    const value = known ?? signal(initial);
    // The newest place stands last, whether it is new or shown again.
    kept.delete(place);
    kept.set(place, value);
    if (!known) forgetUntouched(kept, initial);
    return value;
  };
};
