/**
 * When a page painted, by its own clock from the moment it was asked for: first content of any kind, and the customer.
 * The panel shows empty bars before it knows anything, so the customer's name is what is waited for.
 */
import { measured, median } from './figure.ts';
import type { Measured } from './figure.ts';

export type Painted = {
  readonly first: number;
  readonly customer: number;
  /** Requests to the API that were sent before the customer stood there, and questions of the panel among them. */
  readonly requests: number;
  readonly questions: number;
};

export const CUSTOMER_NAME = '.kp-header .kp-name';
const MARK = 'customer painted';

/** Runs in the page before anything of its own: marks the paint after the name has come. */
export const watchForCustomer = ([selector, mark]: readonly [string, string]): void => {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    // A task after the frame's callbacks: the frame is on its way to the screen.
    requestAnimationFrame(() => setTimeout(() => performance.mark(mark)));
  });
  observer.observe(document, { childList: true, subtree: true });
};
export const WATCH_ARGUMENTS = [CUSTOMER_NAME, MARK] as const;

/** Runs in the page: null as long as the customer is not painted. */
export const readPainted = (mark: string): Painted | null => {
  const painted = performance.getEntriesByName(mark)[0]?.startTime;
  const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  if (painted === undefined || first === undefined) return null;
  const sent = performance
    .getEntriesByType('resource')
    .filter((entry) => entry.startTime < painted && entry.name.includes('/api/v1/'));
  const questions = sent.filter((entry) => entry.name.endsWith('/api/v1/panel'));
  return { first, customer: painted, requests: sent.length, questions: questions.length };
};
export const READ_ARGUMENT = MARK;

export const paintNames = (place: string): string[] => [`paint.${place}.first`, `paint.${place}.customer`];

/** `emptyFirst` is the first paint of a page that holds one word, in the same browser. */
export const paintFigures = (
  place: string,
  rounds: readonly Painted[],
  emptyFirst: readonly number[] = [],
): Measured[] => {
  const first = median(rounds.map((one) => one.first));
  const empty = emptyFirst.length > 0 ? median(emptyFirst) : null;
  const most = (of: (one: Painted) => number): number => Math.max(...rounds.map(of));
  return [
    measured(
      `paint.${place}.first`,
      first,
      'ms',
      empty === null
        ? 'anything at all, before the customer is known'
        : `a page of one word: ${Math.round(empty)} ms`,
      empty === null ? null : first / empty,
    ),
    measured(
      `paint.${place}.customer`,
      median(rounds.map((one) => one.customer)),
      'ms',
      `budget 500 ms, nothing of the answer at hand; ${most((one) => one.questions)} question of the panel, ${most((one) => one.requests)} requests to the API`,
    ),
  ];
};
