/** The signature of an Outlook mail beside what Kontor knows: a quiet line, a comparison, nothing taken over unasked. */
import { beforeEach, expect, test } from 'vitest';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeMail } from '../support/outlook-simulator/index.ts';
import type { Mail } from '../support/outlook-simulator/index.ts';
import { change, must, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let thomas: Colleague;
let ids: { person: string; company: string };
let email: string;
let count = 0;

beforeEach(async () => {
  jana ??= await pane.addColleague('Jana Brandt', 'owner');
  thomas ??= await pane.addColleague('Thomas Keller');
  count += 1;
  ids = { person: newId(), company: newId() };
  email = `petra.lang@nordlicht${count}.example`;
  await change(jana, 'company.create', {
    id: ids.company,
    fields: { name: `Nordlicht ${count}`, domains: [`nordlicht${count}.example`] },
  });
  await change(jana, 'person.create', {
    id: ids.person,
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      emails: [{ email, label: '' }],
      phones: [{ number: '+494315550100', label: 'work' }],
    },
  });
  await change(jana, 'employment.create', {
    id: newId(),
    fields: { personId: ids.person, companyId: ids.company, jobTitle: 'Purchasing' },
  });
});

const SIGNED = [
  'Thank you, we take the offer.',
  '',
  'Best regards',
  'Dr. Petra Lang',
  'Head of Purchasing',
  'Tel. +49 431 5550177',
  'Mobile +49 171 5550142',
];
const mailOf = (text: readonly string[]): Mail =>
  makeMail({
    from: { name: 'Petra Lang', email, kind: 'external' },
    body: { html: '', text: text.join('\r\n') },
  });
const answer = async (by: Colleague): Promise<PanelAnswer> =>
  must(await by.api.call('panel', { body: { person: ids.person } }));

test('a quiet line opens the comparison; one field is taken over with one click, and taken back', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mailOf([...SIGNED, email]));
  const line = frame.getByRole('button', { name: 'Signature differs: Name, Job title, Phone, Mobile' });
  await line.click();
  await frame.getByText('from: Tel. +49 431 5550177').waitFor();
  expect((await answer(jana)).person?.phones).toEqual([{ number: '+494315550100', label: 'work' }]);

  await frame.getByRole('button', { name: 'Take over Phone' }).click();
  await frame.getByText('Taken over').waitFor();
  await frame.getByRole('button', { name: 'Signature differs: Name, Job title, Mobile' }).waitFor();
  expect((await answer(jana)).person?.phones).toEqual([{ number: '+494315550177', label: 'work' }]);

  await frame.getByRole('button', { name: 'Undo' }).click();
  await line.waitFor();
  await expect
    .poll(async () => (await answer(jana)).person?.phones)
    .toEqual([{ number: '+494315550100', label: 'work' }]);
});

test('all of it is taken over at once, and taken back at once', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mailOf([...SIGNED, email]));
  await frame.getByRole('button', { name: /^Signature differs/ }).click();
  await frame.getByRole('button', { name: 'Take over all' }).click();
  await frame.getByText('Taken over').waitFor();
  await frame.getByRole('heading', { name: 'Dr. Petra Lang' }).waitFor();
  await frame.getByRole('button', { name: /^Signature differs/ }).waitFor({ state: 'detached' });
  expect(await answer(jana)).toMatchObject({
    person: {
      title: 'Dr.',
      phones: [
        { number: '+494315550177', label: 'work' },
        { number: '+491715550142', label: 'mobile' },
      ],
    },
    employment: { jobTitle: 'Head of Purchasing' },
  });
  await frame.getByRole('button', { name: 'Undo' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang', exact: true }).waitFor();
  await expect
    .poll(() => answer(jana))
    .toMatchObject({ person: { title: '' }, employment: { jobTitle: 'Purchasing' } });
});

test('what is turned down is not offered again, to whom turned it down, on any device', async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mailOf([...SIGNED, email]));
  await frame.getByRole('button', { name: /^Signature differs/ }).click();
  await frame.getByRole('button', { name: 'Do not offer Mobile again' }).click();
  await frame.getByText('Not offered again').waitFor();
  await frame.getByRole('button', { name: 'Signature differs: Name, Job title, Phone' }).waitFor();
  await frame.getByRole('button', { name: 'Offer none of this again' }).click();
  await frame.getByRole('button', { name: /^Signature differs/ }).waitFor({ state: 'detached' });

  const elsewhere = await pane.start({ as: jana });
  const later = await elsewhere.openPinned(mailOf([...SIGNED, email]));
  await later.locator('.kp-card-hints:not([aria-busy])').waitFor();
  expect(await later.getByRole('button', { name: /^Signature differs/ }).count()).toBe(0);
  await elsewhere.select(mailOf([...SIGNED.slice(0, -1), 'Mobile +49 171 5550199', email]));
  await later.getByRole('button', { name: 'Signature differs: Mobile' }).waitFor();

  const theirs = await pane.start({ as: thomas });
  const theirFrame = await theirs.openPinned(mailOf([...SIGNED, email]));
  await theirFrame
    .getByRole('button', { name: 'Signature differs: Name, Job title, Phone, Mobile' })
    .waitFor();
});

test("a signature without the sender's address says that it is not certain, and is taken over one by one", async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mailOf(SIGNED));
  await frame.getByRole('button', { name: /^Signature differs/ }).click();
  await frame.getByText('Not certain: the signature has no address of the sender.').waitFor();
  expect(await frame.getByRole('button', { name: 'Take over all' }).count()).toBe(0);
  await frame.getByRole('button', { name: 'Add Mobile' }).click();
  await frame.getByText('Taken over').waitFor();
  expect((await answer(jana)).person?.phones).toHaveLength(2);
});

test("neither somebody else's signature nor a quoted one is compared", async () => {
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mailOf([...SIGNED, 'ute.klein@other.example']));
  await frame.locator('.kp-card-hints:not([aria-busy])').waitFor();
  expect(await frame.getByRole('button', { name: /^Signature differs/ }).count()).toBe(0);
  const quoted = [...SIGNED, email].map((text) => `> ${text}`);
  await outlook.select(
    mailOf(['Yes.', '', `On Mon, 2 Mar 2026 at 09:14, Petra Lang <${email}> wrote:`, ...quoted]),
  );
  await frame.locator('.kp-card-hints:not([aria-busy])').waitFor();
  expect(await frame.getByRole('button', { name: /^Signature differs/ }).count()).toBe(0);
  await outlook.select(mailOf([...SIGNED, email]));
  await frame.getByRole('button', { name: /^Signature differs/ }).waitFor();
});

test('a new sender is proposed with all the signature says, each line with its source; what is unticked is not kept', async () => {
  const outlook = await pane.start({ as: jana });
  const from = { name: 'Ole Holm', email: `ole@fjord${count}.example`, kind: 'external' as const };
  const text = [
    'Yes.',
    '',
    'Best regards',
    'Ole Holm',
    'Sales Manager',
    'Fjord Ltd.',
    'Phone +49 431 5550188',
    'Mobile +49 171 5550188',
    from.email,
  ];
  const mail = makeMail({ from, body: { html: '', text: text.join('\r\n') } });
  const frame = await outlook.openPinned(mail);
  await frame.getByText('from: Phone +49 431 5550188').waitFor();
  await frame.getByRole('button', { name: '1 more detail' }).click();
  await frame.getByText('from: Mobile +49 171 5550188').waitFor();
  await frame.getByRole('checkbox', { name: 'Keep Phone' }).uncheck();
  await frame.getByRole('button', { name: 'Add and log' }).click();
  await frame.getByText(/^Logged/).waitFor();
  const added = must(
    await jana.api.call('panel', { body: { participants: [{ email: from.email, name: '', role: 'from' }] } }),
  );
  expect(added).toMatchObject({
    person: { firstName: 'Ole', phones: [{ number: '+491715550188', label: 'mobile' }] },
    company: { name: 'Fjord Ltd.' },
    employment: { jobTitle: 'Sales Manager' },
  });
});

test('a company that is there already is taken where nobody knew who they work for, and no second one is made', async () => {
  const [person, company] = [newId(), newId()];
  const from = { name: 'Ida Frei', email: `ida@frei${count}.example`, kind: 'external' as const };
  const name = `Seiler Anlagen ${count} GmbH`;
  await change(jana, 'company.create', { id: company, fields: { name, city: 'Kiel' } });
  await change(jana, 'person.create', {
    id: person,
    fields: { firstName: 'Ida', lastName: 'Frei', emails: [{ email: from.email, label: '' }] },
  });
  const text = ['Yes.', '', 'Best regards', 'Ida Frei', name, from.email].join('\r\n');
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(makeMail({ from, body: { html: '', text } }));
  await frame.getByRole('button', { name: 'Signature differs: Company' }).click();
  await frame.getByText(`${name}, Kiel`).waitFor();
  await frame.getByText('This company is in Kontor already; no second one is made.').waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.getByRole('button', { name: 'Add Company' }).click();
  await frame.getByText('Taken over').waitFor();
  const known = must(await jana.api.call('panel', { body: { person } }));
  expect(known.employment?.companyId).toBe(company);
  const found = must(await jana.api.call('search', { query: { q: name } }));
  expect(found.items.filter(({ type }) => type === 'company')).toHaveLength(1);
});

test('of a new sender whose signature is not certain only the name is ticked', async () => {
  const outlook = await pane.start({ as: jana });
  const from = { name: 'Ole Holm', email: `ole@fjord${count}.example`, kind: 'external' as const };
  const text = ['Yes.', '', 'Best regards', 'Ole Holm', 'Sales Manager', 'Phone +49 431 5550188'];
  const frame = await outlook.openPinned(makeMail({ from, body: { html: '', text: text.join('\r\n') } }));
  await frame.getByText(/^Not ticked is what stands in a signature/).waitFor();
  expect(await frame.getByRole('checkbox', { name: 'Keep Name' }).isChecked()).toBe(true);
  expect(await frame.getByRole('checkbox', { name: 'Keep Phone' }).isChecked()).toBe(false);
  expect(await frame.getByRole('checkbox', { name: 'Keep Job title' }).isChecked()).toBe(false);
});

test('the comparison works with the keyboard and is free of accessibility problems, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const outlook = await pane.start({ as: jana, colorScheme });
    const frame = await outlook.openPinned(mailOf([...SIGNED, email]));
    const line = frame.getByRole('button', { name: /^Signature differs/ });
    await line.focus();
    await line.press('Enter');
    await frame.getByRole('button', { name: 'Take over all' }).waitFor();
    expect(await accessibilityProblems(frame)).toEqual([]);
    await outlook.page.keyboard.press('Tab');
    await outlook.page.keyboard.press('Enter');
    await frame.getByText('Taken over').waitFor();
    await frame.getByRole('button', { name: 'Undo' }).click();
    await line.waitFor();
  }
});
