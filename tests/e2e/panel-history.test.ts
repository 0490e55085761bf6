/** What changed on a customer, in the panel's history: read, and an old value set again. */
import { expect, test } from 'vitest';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent, calls } = useExamplePanel('de-DE');

const history = () => page().locator('.kp-card-timeline');
const showChanges = async (): Promise<void> => {
  await page().getByLabel('Was der Verlauf zeigt').selectOption('changes');
  await history().locator('.kp-changes').waitFor();
};

test('the changes stand with who made them, where they came from, and what stood there before', async () => {
  await open({ state: 'known', locale: 'de' });
  await showChanges();
  // Read with eyes: what only a screen reader is told left out, and each entry one line.
  const entries = await history()
    .locator('.kp-change-entry')
    .evaluateAll((all) =>
      all.map((one) => {
        const seen = one.cloneNode(true) as HTMLElement;
        for (const hidden of seen.querySelectorAll('.kp-hidden')) hidden.remove();
        return seen.textContent.replaceAll(/\s+/g, ' ');
      }),
    );
  expect(entries).toHaveLength(5);
  expect(entries[0]).toContain('Wiedervorlage „Rückruf wegen Lieferzeit“ angelegt');
  expect(entries[1]).toContain('Celle → Hannover');
  expect(entries[1]).toContain('Thomas Brinkmann · aus einer Signatur');
  expect(entries[2]).toContain('Entwicklung → Bindung');
  expect(entries[2]).toContain('leer → Thomas Brinkmann');
  expect(entries[3]).toContain('von www.brandt-pumpen.example');
  expect(entries[4]).toContain('Kontor · aus einem Import');
});

test('one click sets an old value again, seen against what stands there now, and can be taken back', async () => {
  await open({ state: 'known', locale: 'de' });
  await showChanges();
  await button('Wiederherstellen: Ort „Celle“').click();
  await history().getByText('Wiederhergestellt').waitFor();
  expect((await sent()).at(-1)).toMatchObject({
    name: 'person.update',
    args: { set: { city: 'Celle' }, was: { city: 'Hannover' } },
  });
  // What changed is read anew.
  await expect.poll(async () => (await calls()).filter((name) => name === 'changes').length).toBe(2);
  await history().getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(async () => (await sent()).at(-1)?.name).toBe('change.undo');
});

test('a search leaves the changes for the entries, and everything can be read by everybody', async () => {
  await page().setViewportSize({ width: 320, height: 900 });
  await open({ state: 'known', locale: 'de', theme: 'dark' });
  await showChanges();
  expect(await accessibilityProblems(page())).toEqual([]);
  await button('Verlauf durchsuchen').click();
  await history().locator('.kp-timeline').waitFor();
  expect(await history().locator('.kp-changes').count()).toBe(0);
});

test('the history of a company takes in people and subsidiaries with one tick', async () => {
  await open({ state: 'company_group', locale: 'de' });
  await history().getByLabel('Mit Personen und Tochterfirmen').check();
  await expect.poll(async () => (await calls()).at(-1)).toBe('timeline');
  await history().getByLabel('Mit Personen und Tochterfirmen').uncheck();
  await history().locator('.kp-timeline, .kp-empty').waitFor();
});
