/** Everything in Kontor looked up from the Outlook pane: beside a mail, without one, and without the server. */
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeMail } from '../support/outlook-simulator/index.ts';
import { change, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  const [companyId, personId, ole] = [newId(), newId(), newId()];
  await change(jana, 'company.create', {
    id: companyId,
    fields: { name: 'Nordlicht Werkzeugbau GmbH', city: 'Flensburg' },
  });
  for (const [id, firstName, lastName, email] of [
    [personId, 'Petra', 'Lang', 'petra.lang@nordlicht.example'],
    [ole, 'Ole', 'Müller', 'ole@mueller.example'],
  ] as const)
    await change(jana, 'person.create', {
      id,
      fields: { firstName, lastName, emails: [{ email, label: '' }] },
    });
  await change(jana, 'employment.create', { id: newId(), fields: { personId, companyId } });
  const [open, done] = [newId(), newId()];
  await change(jana, 'activity.create', {
    id: newId(),
    kind: 'call',
    fields: { text: 'Liefertermin erfragt', occurredAt: '2026-01-20T09:00:00.000Z' },
    links: [{ type: 'person', id: personId }],
    visibility: 'all',
  });
  await change(jana, 'deal.create', { id: newId(), fields: { title: 'Kran für Halle 4', companyId } });
  await change(jana, 'task.create', { id: open, fields: { title: 'Kranführer anrufen', personId: ole } });
  await change(jana, 'task.create', { id: done, fields: { title: 'Kranbahn vermessen', personId: ole } });
  await change(jana, 'task.update', { id: done, set: { done: true } });
  for (let day = 1; day <= 30; day += 1)
    await change(jana, 'activity.create', {
      id: newId(),
      kind: 'note',
      fields: {
        text: day === 2 ? 'Krankommission kommt im Mai' : `Telefonat am ${day}.`,
        occurredAt: `2026-01-${String(day).padStart(2, '0')}T09:00:00.000Z`,
      },
      links: [{ type: 'person', id: ole }],
      visibility: 'all',
    });
});

const find = async (frame: Frame, words: string): Promise<void> => {
  const field = frame.getByRole('searchbox', { name: 'Search Kontor' });
  if ((await field.count()) === 0) await frame.getByRole('button', { name: 'Search Kontor' }).click();
  await field.fill(words);
};
const hit = (frame: Frame, name: RegExp) => frame.locator('.kp-look-up').getByRole('button', { name });
const asked = (frame: Frame) => frame.locator('[data-asked]');
/** Between the head and the note line, and nothing but the column has moved. */
const untilInView = async (frame: Frame): Promise<void> => {
  await expect
    .poll(() =>
      asked(frame).evaluate((line) => {
        const column = line.closest('.kp-column')!.getBoundingClientRect();
        const { top, bottom } = line.getBoundingClientRect();
        return [scrollY, column.top, top >= 0 && bottom <= column.bottom];
      }),
    )
    .toEqual([0, 0, true]);
};

test('with nothing selected people, companies, deals, follow-ups and notes are found in groups, by keys alone', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.open(null);
  await frame.getByRole('button', { name: 'Search Kontor' }).focus();
  await frame.page().keyboard.press('/');
  await frame.page().keyboard.type('kran');
  await frame.getByRole('heading', { name: 'Notes and calls' }).waitFor();
  const headings = frame.locator('.kp-look-up-group');
  expect(await headings.allTextContents()).toEqual(['Deals', 'Follow-ups', 'Notes and calls']);
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.page().keyboard.press('ArrowDown');
  await frame.page().keyboard.press('Enter');
  await frame.getByRole('heading', { name: 'Nordlicht Werkzeugbau GmbH' }).waitFor();
  await asked(frame).filter({ hasText: 'Kran für Halle 4' }).waitFor();
  await frame.getByRole('button', { name: 'Back' }).click();
  await frame.getByRole('heading', { name: 'No mail selected' }).waitFor();
});

test('a note far back, a finished follow-up and an open one are each opened where they stand', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  for (const [words, title] of [
    ['krankommission', /Krankommission kommt/],
    ['kranbahn', /Kranbahn vermessen/],
    ['kranführer', /Kranführer anrufen/],
  ] as const) {
    await find(frame, words);
    await hit(frame, title).click();
    await frame.getByRole('heading', { name: 'Ole Müller' }).waitFor();
    await asked(frame).filter({ hasText: title }).waitFor();
    expect(await asked(frame).count()).toBe(1);
    await untilInView(frame);
  }
  // One after the other on the same record; the mail is one step back.
  await frame.getByRole('button', { name: 'Back' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('an entry at the end of a short history comes into view in the column alone, and stays there while cards are fetched', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail());
  await find(frame, 'liefertermin');
  await hit(frame, /Liefertermin/).click();
  await frame.locator('.kp-item-detail').getByText('Liefertermin erfragt').waitFor();
  await frame.getByText('Add a detail').waitFor();
  await untilInView(frame);
});

test('without the server what this device has is looked through', async () => {
  const outlook = await pane.start({ as: jana, expectedNoise: /ERR_FAILED/ });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  const isReady = () =>
    frame.evaluate(async () => {
      const isFetched = performance.getEntriesByType('resource').some(({ name }) => name.includes('found'));
      const cache = (await indexedDB.databases()).find(({ name }) => name?.startsWith('kontor-cache-'));
      if (!isFetched || !cache?.name) return false;
      const opening = indexedDB.open(cache.name);
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const keys = opening.result.transaction('docs').objectStore('docs').getAllKeys();
      await new Promise((resolve) => keys.addEventListener('success', resolve));
      opening.result.close();
      return ['deal:', 'company:'].every((type) =>
        keys.result.some((key) => typeof key === 'string' && key.startsWith(type)),
      );
    });
  await expect.poll(isReady).toBe(true);
  await outlook.page.route(`${pane.server().url}/api/v1/**`, (route) => route.abort());
  await find(frame, 'kran halle');
  await frame.getByText('What is on this device has been searched').waitFor();
  await hit(frame, /Kran für Halle 4/).click();
  await frame.getByRole('heading', { name: 'Nordlicht Werkzeugbau GmbH' }).waitFor();
});
