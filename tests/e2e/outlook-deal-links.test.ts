/** A mail that belongs to a deal: seen by its number, inherited by the answer to it, put right afterwards. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { makeMail } from '../support/outlook-simulator/index.ts';
import { change, logOf, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
const OFFER = 'Offer 2026-118';

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  const [companyId, personId] = [newId(), newId()];
  const emails = [{ email: 'petra.lang@nordlicht.example', label: '' }];
  await change(jana, 'company.create', { id: companyId, fields: { name: 'Nordlicht GmbH' } });
  await change(jana, 'person.create', {
    id: personId,
    fields: { firstName: 'Petra', lastName: 'Lang', emails },
  });
  await change(jana, 'employment.create', { id: newId(), fields: { personId, companyId } });
  for (const title of [OFFER, 'Service contract'])
    await change(jana, 'deal.create', { id: newId(), fields: { title, companyId } });
  await change(jana, 'task.create', { id: newId(), fields: { title: 'Send drawings', personId } });
});

const titlesOf = async (messageId: string | null): Promise<string[]> =>
  ((await logOf(jana, messageId ?? ''))?.links ?? []).map(({ title }) => title);

test('the deal whose number is in the subject is chosen already, with the reason, and more is one click away', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({ subject: 'RE: Offer 2026/118' });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: /^to: Offer 2026-118, Petra Lang \+1/ }).click();
  await frame.getByText('Deal, its number is in the subject').waitFor();
  await frame.getByRole('button', { name: 'Send drawings Follow-up, still open' }).click();
  await frame.getByRole('button', { name: 'Remove Send drawings' }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await expect
    .poll(() => titlesOf(mail.internetMessageId))
    .toEqual(['Petra Lang', 'Nordlicht GmbH', OFFER, 'Send drawings']);
});

test('an answer goes where its conversation went, unless that is taken off', async () => {
  const outlook = await pane.start({ as: jana });
  const conversationId = 'conversation-of-deals';
  const first = makeMail({ subject: 'Pumps', conversationId });
  const frame = await outlook.openPinned(first);
  await frame.getByRole('button', { name: /^to: / }).click();
  await frame.getByRole('button', { name: 'Service contract Deal, still open' }).click();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await expect.poll(() => titlesOf(first.internetMessageId)).toContain('Service contract');

  const answer = makeMail({ subject: 'RE: Pumps', conversationId });
  await outlook.select(answer);
  await frame.getByRole('button', { name: /^to: Service contract, Petra Lang \+1/ }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await expect.poll(() => titlesOf(answer.internetMessageId)).toContain('Service contract');

  const another = makeMail({ subject: 'RE: RE: Pumps', conversationId });
  await outlook.select(another);
  await frame.getByRole('button', { name: /^to: Service contract, Petra Lang \+1/ }).click();
  await frame.getByText('Deal, from the conversation').waitFor();
  await frame.getByRole('button', { name: 'Remove Service contract' }).click();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await expect.poll(() => titlesOf(another.internetMessageId)).toEqual(['Petra Lang', 'Nordlicht GmbH']);
});

test('a logged mail is moved from one deal to another', async () => {
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({ subject: OFFER });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: /\+1$/ }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await frame.getByRole('button', { name: 'Change where it hangs' }).click();
  await frame.getByRole('button', { name: `Take off ${OFFER}` }).click();
  await frame.getByRole('button', { name: 'Service contract Deal, still open' }).click();
  await expect
    .poll(() => titlesOf(mail.internetMessageId))
    .toEqual(['Petra Lang', 'Nordlicht GmbH', 'Service contract']);
});

test('a mail is hung on any deal that search finds, of whatever company', async () => {
  const elsewhere = newId();
  await change(jana, 'company.create', { id: elsewhere, fields: { name: 'Wagner Werke' } });
  await change(jana, 'deal.create', {
    id: newId(),
    fields: { title: 'Retrofit of hall 3', companyId: elsewhere },
  });
  const outlook = await pane.start({ as: jana });
  const mail = makeMail({ subject: 'Hall' });
  const frame = await outlook.openPinned(mail);
  await frame.getByRole('button', { name: /^to: / }).click();
  await frame.getByRole('searchbox', { name: 'Add a person, company or deal' }).fill('retrof hall');
  await frame.getByRole('button', { name: 'Retrofit of hall 3 Deal · Wagner Werke' }).click();
  await frame.getByRole('button', { name: 'Remove Retrofit of hall 3' }).waitFor();
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  await expect.poll(() => titlesOf(mail.internetMessageId)).toContain('Retrofit of hall 3');
});
