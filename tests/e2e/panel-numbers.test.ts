/** A telephone number is read at a glance: it never breaks over two lines, however narrow the column. */
import { expect, test } from 'vitest';
import type { ExampleStateName } from '#shared/panel/examples/example-states.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open } = useExamplePanel('de-DE');

/** Numbers in texts that stand on more than one line, wherever they are seen. */
const broken = () =>
  page().evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('.kontor-panel')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const { 0: number, index } of (node.nodeValue ?? '').matchAll(/\+\d[\d\s-]{5,}\d/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + number.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(number);
      }
    return found;
  });
const WIDTHS = Array.from({ length: 9 }, (_, at) => 320 + at * 10);
/** At every width of a panel, so that a line ends anywhere. */
const brokenAtAnyWidth = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page().setViewportSize({ width, height: 1_000 });
    found.push(...(await broken()).map((number) => `${width}: ${number}`));
  }
  return found;
};

const STATES: readonly ExampleStateName[] = [
  'person_details',
  'abroad',
  'signature_differs',
  'page_differs',
  'caller',
];

test.each(STATES)('in the state "%s" and while somebody is being called', async (state) => {
  await open({ state, locale: 'de' });
  expect(await brokenAtAnyWidth()).toEqual([]);
  const number = page().locator('.kp-contacts').getByRole('link', { name: /\+\d/ });
  if ((await number.count()) === 0) return;
  await number.first().click();
  await page().locator('.kp-call-note').waitFor();
  expect(await brokenAtAnyWidth()).toEqual([]);
});
