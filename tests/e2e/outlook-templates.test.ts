/** Templates in Outlook: two clicks, and the right salutation stands at the cursor. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeDraft } from '../support/outlook-simulator/index.ts';
import { change, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
const petra = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' };
const ole = { name: 'Ole Holm', email: 'ole.holm@nordlicht.example' };

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  for (const { email, ...fields } of [
    { firstName: 'Petra', lastName: 'Lang', title: 'Dr.', salutation: 'frau' as const, email: petra.email },
    { firstName: 'Ole', lastName: 'Holm', salutation: 'herr' as const, email: ole.email },
  ])
    await change(jana, 'person.create', {
      id: newId(),
      fields: { ...fields, emails: [{ email, label: '' }] },
    });
  await change(jana, 'template.create', {
    id: newId(),
    fields: {
      name: 'Nachfassen <b>',
      text: '{{salutation}},\n\nzu „{{subject}}“ & mehr.\n{{my_name}}, {{company}}',
      shared: true,
    },
  });
  for (let at = 1; at <= 6; at += 1)
    await change(jana, 'template.create', { id: newId(), fields: { name: `Weitere ${at}`, text: `${at}` } });
});

test('two clicks put a template at the cursor, with everybody greeted as they should be', async () => {
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [petra, ole], subject: 'Angebot <118>', body: { html: '', text: '' } });
  const frame = await outlook.openPinned(draft);
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  await frame.getByRole('searchbox', { name: 'Find a template' }).waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.getByRole('button', { name: 'Nachfassen <b>' }).click();
  await frame.getByText('“Nachfassen <b>” inserted').waitFor();
  await frame.getByText('Please fill in what is not known: [company]').waitFor();
  expect(draft.body.html).toBe(
    'Sehr geehrte Frau Dr. Lang, sehr geehrter Herr Holm,<br><br>zu „Angebot &lt;118&gt;“ &amp; mehr.<br>Jana Brandt, [company]',
  );
  expect(await accessibilityProblems(frame)).toEqual([]);
});

test('a mail in plain text gets plain text, found by what is typed', async () => {
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [ole], bodyFormat: 'text', subject: 'A', body: { html: '', text: '' } });
  const frame = await outlook.openPinned(draft);
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  await frame.getByRole('searchbox', { name: 'Find a template' }).fill('nachfass');
  await expect.poll(() => frame.getByRole('button', { name: /^Weitere/ }).count()).toBe(0);
  await frame.getByRole('button', { name: 'Nachfassen <b>' }).click();
  await frame.getByText('inserted').waitFor();
  expect(draft.body.text).toMatch(/^Sehr geehrter Herr Holm,\n\nzu „A“ & mehr\./);
});

test('what Outlook refuses is said and can be tried again', async () => {
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [ole], body: { html: '', text: '' } });
  const refusal = outlook.fail('body.setSelectedDataAsync', { errorCode: 7000 });
  const frame = await outlook.openPinned(draft);
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  await frame.getByRole('button', { name: 'Weitere 1' }).click();
  await frame.getByRole('alert').filter({ hasText: 'permit' }).waitFor();
  refusal.stop();
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByText('“Weitere 1” inserted').waitFor();
  expect(draft.body.text).toBe('1');
});
