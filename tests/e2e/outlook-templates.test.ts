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

const note = (personId: string, text: string, visibility: 'all' | 'private' = 'all', by = jana) =>
  change(by, 'fact.add', {
    id: newId(),
    about: { type: 'person', id: personId },
    fields: { text },
    visibility,
  });

const addPerson = async (firstName: string, lastName: string, email: string): Promise<string> => {
  const id = newId();
  await change(jana, 'person.create', {
    id,
    fields: { firstName, lastName, salutation: 'herr', language: 'de', emails: [{ email, label: '' }] },
  });
  return id;
};

test('two clicks greet a family by name at the cursor; each fact is seen before and can be left out', async () => {
  const max = { name: 'Max Vogt', email: 'max.vogt@nordlicht.example' };
  const personId = await addPerson('Max', 'Vogt', max.email);
  for (const text of ['Frau', 'Töchter Anna und Maria', 'Hund Bello', 'Ferienhaus auf Mallorca'])
    await note(personId, text);
  await change(jana, 'template.create', {
    id: newId(),
    fields: {
      name: 'Dank an alle',
      text: '{{salutation}},\n\nich danke {{recipient_and_family}}.',
      shared: true,
    },
  });
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [max], subject: 'Gruß', body: { html: '', text: '' } });
  const frame = await outlook.openPinned(draft);
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  // Before anything is put in it stands there what will be: people, and the dog only if one wants to.
  await frame.getByText('“… Ihrer Frau und Ihren Töchtern Anna und Maria …”').waitFor();
  expect(await frame.getByRole('checkbox', { name: 'Hund Bello' }).isChecked()).toBe(false);
  expect(await frame.getByRole('checkbox', { name: 'Ferienhaus' }).count()).toBe(0);
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.getByRole('button', { name: /^Dank an alle/ }).click();
  await frame.getByText('“Dank an alle” inserted').waitFor();
  expect(draft.body.html).toBe(
    'Sehr geehrter Herr Vogt,<br><br>ich danke Ihnen, Ihrer Frau und Ihren Töchtern Anna und Maria.',
  );

  const other = makeDraft({ to: [max], subject: 'Ohne', body: { html: '', text: '' } });
  await outlook.select(other);
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  await frame.getByRole('checkbox', { name: 'Frau', exact: true }).uncheck();
  await frame.getByText('“… Ihren Töchtern Anna und Maria …”').waitFor();
  await frame.getByRole('button', { name: /^All the best/ }).click();
  await frame.getByText('“All the best” inserted').waitFor();
  expect(other.body.text || other.body.html).toBe(
    'Ich wünsche Ihnen und Ihren Töchtern Anna und Maria alles Gute.',
  );
});

test('a hobby goes in by a template that asks for it, once it was ticked', async () => {
  const kim = { name: 'Kim Adler', email: 'kim.adler@nordlicht.example' };
  const personId = await addPerson('Kim', 'Adler', kim.email);
  await note(personId, 'segelt auf der Elbe');
  await change(jana, 'template.create', {
    id: newId(),
    fields: { name: 'Nach dem Hobby', text: 'Wie geht es? ({{hobby}})', shared: false },
  });
  const outlook = await pane.start({ as: jana });
  const draft = makeDraft({ to: [kim], subject: 'Gruß', body: { html: '', text: '' } });
  const frame = await outlook.openPinned(draft);
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  const tick = frame.getByRole('checkbox', { name: 'segelt auf der Elbe' });
  await tick.waitFor();
  expect(await tick.isChecked()).toBe(false);
  await frame.getByRole('button', { name: /^Nach dem Hobby/ }).click();
  await frame.getByText('“Nach dem Hobby” inserted').waitFor();
  expect(draft.body.html).toBe('Wie geht es? ([hobby])');
  const other = makeDraft({ to: [kim], subject: 'Noch einer', body: { html: '', text: '' } });
  await outlook.select(other);
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  await tick.check();
  await frame.getByRole('button', { name: /^Nach dem Hobby/ }).click();
  await frame.getByText('“Nach dem Hobby” inserted').waitFor();
  expect(other.body.html).toBe('Wie geht es? (segelt auf der Elbe)');
});

test('what a colleague noted for themselves alone goes into no mail, and of several recipients nobody’s family does', async () => {
  const omar = await pane.addColleague('Omar Haddad');
  const ben = { name: 'Ben Kraft', email: 'ben.kraft@nordlicht.example' };
  const personId = await addPerson('Ben', 'Kraft', ben.email);
  await note(personId, 'Frau Sylvia', 'private', omar);
  await note(personId, 'Sohn Tim');
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(
    makeDraft({ to: [ben], subject: 'Eins', body: { html: '', text: '' } }),
  );
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  await frame.getByText('“… Ihrem Sohn Tim …”').waitFor();
  expect(await frame.getByText('Sylvia').count()).toBe(0);

  await outlook.select(makeDraft({ to: [ben, ole], subject: 'Zwei', body: { html: '', text: '' } }));
  await frame.getByRole('button', { name: 'Insert a template' }).click();
  await frame.getByText('Ich wünsche Ihnen alles Gute.').waitFor();
  expect(await frame.locator('.kp-card-facts').getByText('Sohn Tim').count()).toBe(1);
  expect(await frame.getByRole('checkbox', { name: 'Sohn Tim' }).count()).toBe(0);
});
