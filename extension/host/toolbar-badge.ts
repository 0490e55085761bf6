/**
 * The text on the toolbar button: everywhere the number of due follow-ups, and on a known site a tick before it
 * (`sites/tab-marks.ts`). Both stand side by side, so neither hides the other.
 */
import type { Browser } from '../browser.ts';

export type BadgeApi = {
  readonly action: Pick<Browser['action'], 'getBadgeText' | 'setBadgeText'>;
  readonly tabs: Pick<Browser['tabs'], 'query'>;
};

const TICK = '✓';

/** What stands on a tab with a known site beside that number; `count` as it is written everywhere else. */
export const tickedText = (count: string): string => `${TICK}${count}`;
export const isTicked = (text: string): boolean => text.startsWith(TICK);

/** Gives what writes the number of due follow-ups on the toolbar button; nothing at zero. */
export const createBadge = ({ action, tabs }: BadgeApi): ((count: number) => void) => {
  const write = async (count: number): Promise<void> => {
    const text = count > 99 ? '99+' : count > 0 ? String(count) : '';
    await action.setBadgeText({ text });
    // A tab's own text hides the one for all.
    for (const { id: tabId } of await tabs.query({})) {
      if (tabId === undefined || !isTicked(await action.getBadgeText({ tabId }))) continue;
      await action.setBadgeText({ tabId, text: tickedText(text) });
    }
  };
  // A tab may have been closed in between.
  return (count) => void write(count).catch(() => undefined);
};
