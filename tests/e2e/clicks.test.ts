/** Everyday tasks stay within their clicks, counted by what the browser itself delivers to the panel. */
import { expect, test } from 'vitest';
import { CLICK_BUDGET } from '../clicks/counted-task.ts';
import { outlookClicks } from '../clicks/outlook.clicks.ts';

test('in Outlook every task takes the clicks it may take, and no more', async () => {
  const lines = await outlookClicks();
  expect(Object.fromEntries(lines.map(({ task, clicks }) => [task, clicks]))).toEqual(CLICK_BUDGET);
});
