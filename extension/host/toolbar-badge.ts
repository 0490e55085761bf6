import type { Browser } from '../browser.ts';

/** Gives what writes the number of due follow-ups on the toolbar button; nothing at zero. */
export const createBadge =
  (action: Pick<Browser['action'], 'setBadgeText'>) =>
  (count: number): void => {
    const text = count > 99 ? '99+' : count > 0 ? String(count) : '';
    void action.setBadgeText({ text });
  };
