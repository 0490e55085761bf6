/**
 * Keeps the reminders true without a request of their own: what the panel asks brings them. Only where it has nothing
 * to ask about they are asked for, and every few minutes, and for the badge a while after something was changed.
 */
import { effect, untracked } from '@preact/signals';
import { EMPTY_ANSWER } from '../panel-query.ts';
import type { PanelSession } from '../panel-session.ts';
import type { Reminders } from './reminders.ts';

export type ReminderFeed = {
  /** To be called after something was saved and the panel has asked again. */
  readonly changed: () => void;
  readonly stop: () => void;
};

export type ReminderFeedOptions = {
  readonly session: Pick<PanelSession, 'painting'>;
  readonly reminders: Pick<Reminders, 'take' | 'refresh'>;
  readonly hasBadge: boolean;
  /** Gives what takes it back. */
  readonly setTimer: (run: () => void, ms: number) => () => void;
};

export const EVERY_MS = 5 * 60_000;
export const BADGE_MS = 5_000;

export const feedReminders = ({
  session,
  reminders,
  hasBadge,
  setTimer,
}: ReminderFeedOptions): ReminderFeed => {
  let isFed = false;
  let clear = () => {};
  const refreshIn = (ms: number): void => {
    clear();
    clear = setTimer(() => {
      refreshIn(EVERY_MS);
      void reminders.refresh();
    }, ms);
  };
  const hasNothingToAsk = (): boolean => {
    const painting = session.painting.peek();
    if (painting.status === 'ready') return painting.answer === EMPTY_ANSWER;
    const isWaiting = painting.subject.type === 'none' && painting.subject.reason === 'loading';
    return painting.status === 'idle' && !isWaiting;
  };
  const stop = effect(() => {
    const painting = session.painting.value;
    if (painting.status === 'ready' && painting.fresh && painting.answer !== EMPTY_ANSWER) {
      isFed = true;
      untracked(() => reminders.take(painting.answer.reminders));
    } else if (!isFed && hasNothingToAsk()) {
      isFed = true;
      untracked(() => void reminders.refresh());
    }
  });
  refreshIn(EVERY_MS);
  return {
    changed: () => {
      if (hasNothingToAsk()) void reminders.refresh();
      else if (hasBadge) refreshIn(BADGE_MS);
    },
    stop: () => {
      stop();
      clear();
    },
  };
};
