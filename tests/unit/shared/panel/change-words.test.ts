import { expect, test } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { mutationArgs } from '#shared/domain/mutations.ts';
import { panelDe } from '#shared/i18n/de/panel.ts';
import { createFormats } from '#shared/i18n/formats.ts';
import type { panelEn } from '#shared/i18n/en/panel.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts, Translator } from '#shared/i18n/translate.ts';
import { changeWords } from '#shared/panel/device/change-words.ts';
import { loadDeviceTexts } from '#shared/panel/device/device-texts.ts';

const voice = { locale: 'de', addressForm: 'sie' } as const;
const words = async (name: string, args: Record<string, unknown>) => {
  const mutation: MutationEnvelope = { id: 'm', name, at: '2026-11-25T14:30:00.000Z', args };
  const t = await loadDeviceTexts(voice);
  const texts: Texts = panelDe;
  const panelTexts: Translator<typeof panelEn> = createTranslator(texts, voice);
  return changeWords(mutation, { t, panelTexts, formats: createFormats(voice), locale: voice.locale });
};

test('a note is shown with its text', async () => {
  expect(await words('activity.create', { kind: 'note', fields: { text: 'Will Rabatt' } })).toEqual({
    what: 'Notiz',
    lines: [{ field: 'text', label: 'Text', value: 'Will Rabatt' }],
  });
});

test('a logged mail by its subject and text', async () => {
  const { what, lines } = await words('mail.log', { mail: { subject: 'Angebot', text: 'Guten Tag' } });
  expect([what, ...lines.map(({ value }) => value)]).toEqual(['Mail ablegen', 'Angebot', 'Guten Tag']);
});

test('days, numbers, amounts and ticks as people write them; who it is about is no number', async () => {
  const { lines } = await words('task.create', {
    fields: { title: 'Rückruf', dueOn: '2026-11-26', personId: 'x' },
  });
  expect(lines).toEqual([
    { field: 'title', label: 'Titel', value: 'Rückruf' },
    { field: 'dueOn', label: 'Fällig', value: 'Donnerstag, 26. November 2026' },
  ]);
  const deal = await words('deal.update', { set: { amountMinor: 4_120_050, ownerId: 'x' } });
  expect(deal.lines.map(({ value }) => value)).toEqual(['41.200,50', 'jemand anderes']);
  const francs = await words('deal.create', { fields: { amountMinor: 4_120_050, currency: 'CHF' } });
  expect(francs.lines.map(({ value }) => value)).toEqual(['41.200,50\u00a0CHF']);
  const person = await words('person.update', { set: { phones: [{ number: '+495115550142' }], emails: [] } });
  expect(person.lines).toEqual([{ field: 'phones', label: 'Telefon', value: '+49\u00a0511\u00a05550142' }]);
  expect((await words('task.update', { set: { done: true } })).what).toBe('Wiedervorlage erledigt');
});

test('what is one of a few has the word people have for it', async () => {
  const shown = async (name: string, fields: Record<string, unknown>) =>
    (await words(name, { set: fields })).lines.map(({ value }) => value);
  expect(await shown('deal.update', { stage: 'negotiation' })).toEqual(['Verhandlung']);
  expect(await shown('person.update', { lifecycle: 'winback' })).toEqual(['Rückgewinnung']);
  expect(await shown('activity.update', { outcome: 'call_back', visibility: 'team' })).toEqual([
    'ruft zurück',
    'Mein Team',
  ]);
});

test('no change is without a word', async () => {
  for (const name of Object.keys(mutationArgs)) expect((await words(name, {})).what).not.toMatch(/what\./);
});
