/** Several fields of many records changed at once, in German and English: chosen, looked at, done, taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

const [LEVEL, BUDGET] = [newId(), newId()];
const [SILVER, GOLD] = [newId(), newId()];
/** Before everybody of the sample data. */
const PEOPLE = ['Aabel', 'Aabert', 'Aabing', 'Aabold'];

let server: TestServer;
let browser: Browser;
let page: Page;

const change = async <N extends MutationName>(name: N, args: MutationArgs<N>): Promise<void> => {
  const answer = await page.request.post(`${server.url}/api/v1/mutations`, {
    headers: { origin: server.url },
    data: { mutations: [{ id: newId(), name, at: new Date().toISOString(), args }] },
  });
  expect(await answer.json()).toMatchObject({ outcomes: [{ status: 'applied' }] });
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await page.goto(server.setUpUrl);
  await page.getByLabel('Name').fill('Nora Lindemann');
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort').fill('gute lange Wörter');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nora Lindemann' }).waitFor();
  await change('custom_field.create', {
    id: LEVEL,
    fields: {
      recordType: 'person',
      kind: 'choice',
      name: 'Betreuung',
      nameEn: 'Care',
      choices: [
        { id: SILVER, label: 'Silber', labelEn: 'Silver' },
        { id: GOLD, label: 'Gold' },
      ],
    },
  });
  await change('custom_field.create', {
    id: BUDGET,
    fields: { recordType: 'person', kind: 'money', name: 'Budget', currency: 'CHF' },
  });
  for (const lastName of PEOPLE)
    await change('person.create', {
      id: newId(),
      fields: { lastName, city: 'Kiel', lifecycle: 'acquisition', custom: { [LEVEL]: SILVER } },
    });
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

type Words = {
  readonly locale: 'de' | 'en';
  readonly chosen: string;
  readonly change: string;
  readonly title: string;
  readonly another: string;
  readonly field: string;
  readonly op: string;
  readonly value: string;
  readonly city: string;
  readonly stage: readonly [name: string, from: string, to: string];
  readonly care: readonly [name: string, from: string, without: string];
  readonly empty: readonly [op: string, said: string];
  readonly preview: string;
  readonly back: string;
  readonly will: string;
  readonly apply: string;
  readonly done: string;
  readonly undo: string;
  readonly undone: string;
};

const LANGUAGES: readonly Words[] = [
  {
    locale: 'de',
    chosen: '3 ausgewählt',
    change: 'Ändern …',
    title: 'Ausgewählte ändern',
    another: 'Weiteres Feld',
    field: 'Feld',
    op: 'Was geschieht',
    value: 'Neuer Wert',
    city: 'Ort',
    stage: ['Kundenphase', 'Gewinnung', 'Bindung'],
    care: ['Betreuung', 'Silber', '„Betreuung“ doch nicht ändern'],
    empty: ['leeren', 'leer'],
    preview: 'Vorschau',
    back: 'Zurück',
    will: '3 Einträge werden geändert.',
    apply: '3 Einträge ändern',
    done: '3 Einträge geändert.',
    undo: 'Alles zurücknehmen',
    undone: '3 Änderungen zurückgenommen.',
  },
  {
    locale: 'en',
    chosen: '3 selected',
    change: 'Change …',
    title: 'Change what is selected',
    another: 'Another field',
    field: 'Field',
    op: 'What happens',
    value: 'New value',
    city: 'City',
    stage: ['Life-cycle stage', 'Acquisition', 'Retention'],
    care: ['Care', 'Silver', 'Do not change “Care” after all'],
    empty: ['clear', 'empty'],
    preview: 'Preview',
    back: 'Back',
    will: '3 entries will change.',
    apply: 'Change 3 entries',
    done: '3 entries changed.',
    undo: 'Take all of it back',
    undone: '3 changes taken back.',
  },
];

test.each(LANGUAGES)(
  'three fields of three people change at once and go back at once ($locale)',
  async (words) => {
    await change('user.set_preferences', { set: { locale: words.locale } });
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(`${server.url}/people?columns=name,city,lifecycle,custom.${LEVEL}`);
    const row = (name: string) => page.locator('[data-row]', { hasText: name });
    const said = async (name: string): Promise<string> =>
      (await row(name).innerText()).replaceAll(/\s+/g, ' ');
    const [stage, before, after] = words.stage;
    const [care, silver, without] = words.care;
    await row('Aabel').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText(words.chosen).waitFor();
    await page.getByRole('button', { name: words.change, exact: true }).click();
    const bulk = page.getByRole('region', { name: words.title });
    const line = (at: number) => bulk.locator('.w-bulk-form').nth(at);
    await line(0).getByLabel(words.field, { exact: true }).selectOption(words.city);
    await line(0).getByLabel(words.value).fill('Lübeck');
    await bulk.getByRole('button', { name: words.another }).click();
    await line(1).getByLabel(words.field, { exact: true }).selectOption(stage);
    await line(1).getByLabel(words.value).selectOption(after);
    await bulk.getByRole('button', { name: words.another }).click();
    await line(2).getByLabel(words.field, { exact: true }).selectOption(care);
    // A preview waits until every line says something.
    expect(await bulk.getByRole('button', { name: words.preview }).isDisabled()).toBe(true);
    await line(2).getByLabel(words.op).selectOption(words.empty[0]);

    await bulk.getByRole('button', { name: words.preview }).click();
    await bulk.getByText(words.will).waitFor();
    const steps = bulk.locator('tbody', { hasText: 'Aabert' }).getByRole('row');
    await expect
      .poll(async () => (await steps.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim()))
      .toEqual([
        'Aabert',
        `${words.city} Kiel Lübeck`,
        `${stage} ${before} ${after}`,
        `${care} ${silver} ${words.empty[1]}`,
      ]);
    // Back to the choice: it is still there, and one of it is left out after all.
    await bulk.getByRole('button', { name: words.back, exact: true }).click();
    expect(await line(0).getByLabel(words.value).inputValue()).toBe('Lübeck');
    await bulk.getByRole('button', { name: without }).click();
    await bulk.getByRole('button', { name: words.preview }).click();
    await steps.nth(1).waitFor();
    expect(await steps.count()).toBe(3);

    for (const width of [320, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 860 });
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
          true,
        );
      }

    await bulk.getByRole('button', { name: words.apply }).click();
    await bulk.getByText(words.done).waitFor();
    for (const name of PEOPLE.slice(0, 3))
      await expect.poll(() => said(name)).toMatch(new RegExp(`${name} Lübeck ${after} ${silver}`));
    expect(await said('Aabold')).toMatch(new RegExp(`Aabold Kiel ${before} ${silver}`));
    await bulk.getByRole('button', { name: words.undo }).click();
    await page.getByText(words.undone).waitFor();
    for (const name of PEOPLE)
      await expect.poll(() => said(name)).toMatch(new RegExp(`${name} Kiel ${before} ${silver}`));
  },
);

/** What of the form or the preview is out of reach: cut off at its side, scrolled away inside it, or a button not in sight. */
const outOfReach = (): Promise<string[]> =>
  page.locator('.w-bulk').evaluate((bulk) => {
    const box = bulk.getBoundingClientRect();
    const parts = [...bulk.querySelectorAll<HTMLElement>('input, select, button, td, .w-hint')];
    return [
      ...(bulk.scrollHeight > bulk.clientHeight ? ['The form scrolls in itself.'] : []),
      ...parts
        .filter((one) => one.getBoundingClientRect().right > box.right)
        .map((one) => `cut: ${one.outerHTML}`),
      ...[...bulk.querySelectorAll('.w-bulk-actions button')]
        .filter((one) => one.getBoundingClientRect().bottom > innerHeight)
        .map((one) => `not in sight: ${one.textContent}`),
    ];
  });

test.each([320, 400, 1280])(
  'four fields at once are all there, and so are the buttons (%i px)',
  async (width) => {
    await change('user.set_preferences', { set: { locale: 'de' } });
    await page.setViewportSize({ width, height: 600 });
    await page.goto(`${server.url}/people`);
    const bulk = page.getByRole('region', { name: 'Ausgewählte ändern' });
    const choose = (at: number, field: string) =>
      bulk.getByLabel('Feld', { exact: true }).nth(at).selectOption({ label: field });
    const another = () => bulk.getByRole('button', { name: 'Weiteres Feld' }).click();
    await page.locator('[data-row]', { hasText: 'Aabel' }).focus();
    await page.keyboard.press(' ');
    for (let more = PEOPLE.length - 1; more > 0; more -= 1) await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Ändern …', exact: true }).click();
    const preview = bulk.getByRole('button', { name: 'Vorschau' });
    const looks = () => preview.evaluate((one) => getComputedStyle(one).backgroundColor);
    // That it cannot be pressed yet is to be seen.
    const before = await looks();
    await bulk.getByLabel('Neuer Wert').fill('Messe, Stammkundschaft');
    await expect.poll(looks).not.toBe(before);
    expect(await outOfReach()).toEqual([]);
    await another();
    await choose(1, 'Ort');
    await bulk.getByLabel('Neuer Wert').nth(1).fill('Bad Oldesloe');
    await another();
    await choose(2, 'Betreuung');
    await bulk.getByLabel('Neuer Wert').nth(2).selectOption('Gold');
    await another();
    await choose(3, 'Budget');
    // What an amount is in stands beside it, before and in the preview.
    await bulk.getByLabel('Neuer Wert in CHF').fill('1250.5');
    await bulk.getByText('CHF', { exact: true }).waitFor();
    expect(await outOfReach()).toEqual([]);

    await bulk.getByRole('button', { name: 'Vorschau' }).click();
    await bulk.getByText('4 Einträge werden geändert.').waitFor();
    await expect.poll(() => bulk.getByRole('cell', { name: /^1\.250,50\sCHF$/ }).count()).toBe(PEOPLE.length);
    expect(await outOfReach()).toEqual([]);
    // It is read from its beginning, by the keys as well.
    expect(await bulk.getByRole('heading').evaluate((one) => one === document.activeElement)).toBe(true);
    await expect
      .poll(() => bulk.getByRole('heading').evaluate((one) => one.getBoundingClientRect().top))
      .toBeGreaterThan(0);
    await bulk.getByRole('button', { name: 'Schließen' }).click();
  },
);
