/** A company's domains and the group it belongs to, seen and changed in its own card. */
import { expect, test } from 'vitest';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent } = useExamplePanel('en-GB');

const card = () => page().locator('.kp-card-company');
const domains = () => card().getByRole('list', { name: 'Domains' }).getByRole('link').allTextContents();
const addDomain = async (text: string): Promise<void> => {
  await card().getByLabel('Add a domain').fill(text);
  await card().getByLabel('Add a domain').press('Enter');
};

test('a domain is added with one line and Enter, however it is written, and can be taken back', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  await card().getByText('Kontor recognises the company’s senders and websites by them.').waitFor();
  await addDomain('https://www.Nordlicht.example/kontakt');
  await expect.poll(domains).toEqual(['nordlicht.example']);
  expect((await sent()).at(-1)).toMatchObject({
    name: 'company.update',
    args: { set: { domains: ['nordlicht.example'] }, was: { domains: [] } },
  });
  await card().getByText('Added').waitFor();
  await card().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await sent()).at(-1)?.name).toBe('change.undo');
});

test('a domain is removed with one click, and the others stay', async () => {
  await open({ state: 'company_group', locale: 'en' });
  await button('Remove brandt.example').click();
  await expect.poll(domains).toEqual(['brandt-pumpen-und-kompressoren-service-nordwest.example']);
  await card().getByText('Removed').waitFor();
});

test('what many share, what is no domain and what stands there already is said to be so, and nothing is sent', async () => {
  await open({ state: 'company_group', locale: 'en' });
  for (const [typed, said] of [
    ['info@gmx.de', 'Many share gmx.de, so it cannot stand for one company.'],
    ['jimdosite.com', 'Many share jimdosite.com, so it cannot stand for one company.'],
    ['brandt', 'This is not a domain. Write it like nordlicht.example.'],
    ['www.brandt.example', 'brandt.example stands here already.'],
  ] as const) {
    await addDomain(typed);
    await card().getByText(said).waitFor();
  }
  expect(await sent()).toEqual([]);
});

test('the company above and those below are links to them', async () => {
  await open({ state: 'company_group', locale: 'en' });
  await card().getByText('Belongs to').waitFor();
  expect(
    await card().getByRole('list', { name: 'Subsidiaries' }).getByRole('button').allTextContents(),
  ).toEqual(['Brandt Dichtungstechnik GmbH & Co. KG', 'Brandt Service Polska sp. z o.o.']);
  await button('Brandt Industrieholding AG').click();
  await button('Back').waitFor();
});

test('the parent company is found by a few letters, among companies alone, and taken away with one click', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  await button('Name the parent company').click();
  await page().keyboard.type('Bran');
  const found = card().getByRole('listitem');
  await found.getByText('Brandt Industrieholding AG').waitFor();
  expect(await found.count()).toBe(1);
  await found.getByRole('button').click();
  await button('No longer belongs to Brandt Industrieholding AG').click();
  await button('Name the parent company').waitFor();
  expect((await sent()).map(({ args }) => args['set'])).toEqual([
    { parentId: expect.any(String) },
    { parentId: null },
  ]);
});

test('Esc leaves the search, and everything as it was', async () => {
  await open({ state: 'company_group', locale: 'en' });
  await button('Change the parent company').click();
  await card().getByRole('searchbox').waitFor();
  await page().keyboard.press('Escape');
  await card().getByText('Belongs to').waitFor();
  expect(await sent()).toEqual([]);
});
