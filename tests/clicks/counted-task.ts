/** A task somebody does in a panel, and what it may cost. */
import type { Frame } from 'playwright-core';

export type ClickLine = { readonly task: string; readonly host: string; readonly clicks: number };

/** Clicks a task may take at most. */
export const CLICK_BUDGET: Readonly<Record<string, number>> = {
  log: 1,
  'log + new contact': 1,
  'log + new contact, company ambiguous': 2,
  'call and note it': 2,
  'note a call': 2,
  'follow-up': 1,
  'follow-up by calendar': 2,
  'see history': 0,
  'switch participant': 1,
  'log meeting': 1,
  'log on send': 0,
  'remind of no answer': 1,
  template: 2,
};

declare global {
  interface Window {
    kontorClicks?: number;
  }
}

/** Runs in each page before anything of its own: counts what a person's hand did, not what a script did. */
export const countTrustedClicks = (): void => {
  window.kontorClicks = 0;
  addEventListener(
    'click',
    (event) => {
      if (event.isTrusted) window.kontorClicks = (window.kontorClicks ?? 0) + 1;
    },
    true,
  );
};

/** From the painted panel to the end of `work`, which waits for what the task is about. */
export const clicksFor = async (frame: Frame, work: () => Promise<unknown>): Promise<number> => {
  await frame.evaluate(() => {
    window.kontorClicks = 0;
  });
  await work();
  return frame.evaluate(() => window.kontorClicks ?? 0);
};
