/**
 * A telephone number is read at a glance: it never breaks over two lines, however narrow the column. A mail address does only
 * behind its @.
 */
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

/** Mail addresses as they stand in the details, line by line. */
const addresses = () =>
  page().evaluate(() =>
    [...document.querySelectorAll('.kp-card-details a[href^="mailto:"]')].map((link) => {
      const lines = new Map<number, string>();
      const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const [at, letter] of [...(node.nodeValue ?? '')].entries()) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const top = Math.round(range.getBoundingClientRect().top);
          lines.set(top, (lines.get(top) ?? '') + letter);
        }
      return [...lines.values()].join(' ');
    }),
  );
const STATES: readonly ExampleStateName[] = [
  'person_details',
  'company',
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

test('a mail address stands whole in a narrow panel, and breaks behind its @ where it must', async () => {
  await open({ state: 'person_details', locale: 'de' });
  await page().locator('.kp-card-details .kp-field-row').first().waitFor();
  await page().setViewportSize({ width: 320, height: 1_000 });
  expect(await addresses()).toEqual(['k.oeztuerk@brandt-pumpen.example', 'katrin@oeztuerk.example']);
  for (const width of [...WIDTHS, 240, 260, 280]) {
    await page().setViewportSize({ width, height: 1_000 });
    for (const address of await addresses()) expect(address, `${width}`).toMatch(/^\S+@ ?\S+$/);
  }
  await page().getByRole('link', { name: 'k.oeztuerk@brandt-pumpen.example', exact: true }).waitFor();
});
