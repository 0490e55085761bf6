import { expect, test } from 'vitest';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { EMPTY_CUSTOM_FIELD } from '#shared/domain/custom-field.ts';
import { panelDe } from '#shared/i18n/de/panel.ts';
import { createFormats } from '#shared/i18n/formats.ts';
import { panelEn } from '#shared/i18n/en/panel.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Texts, Translator } from '#shared/i18n/translate.ts';
import { loadDeviceTexts } from '#shared/panel/device/device-texts.ts';
import { ASKS, trayWords } from '#shared/panel/device/own-words.ts';

const at = '2026-11-20T08:00:00.000Z';
const fieldOf = (id: string, given: Partial<CustomField>): CustomField => ({
  ...EMPTY_CUSTOM_FIELD,
  recordType: 'person',
  kind: 'text',
  name: id,
  id,
  position: 1,
  archivedAt: null,
  createdAt: at,
  updatedAt: at,
  ...given,
});
const ways = fieldOf('ways', {
  kind: 'choices',
  name: 'Erreichbar über',
  nameEn: 'Reached by',
  choices: [
    { id: 'letter', label: 'Brief', labelEn: 'Letter' },
    { id: 'fair', label: 'Messe', labelEn: 'Fair' },
  ],
});
const machine = fieldOf('machine', { name: 'Maschine', archivedAt: at });
const budget = fieldOf('budget', { kind: 'money', name: 'Budget' });

const words = async (
  locale: 'de' | 'en',
  name: string,
  args: Record<string, unknown>,
  now: Record<string, unknown> = {},
  code = 'custom_field.value',
) => {
  const voice = { locale, addressForm: 'sie' } as const;
  const texts: Texts = locale === 'de' ? panelDe : panelEn;
  const panelTexts: Translator<typeof panelEn> = createTranslator(texts, voice);
  const item = {
    mutation: { id: 'm', name, at, args },
    now,
    code,
    customFields: [ways, machine, budget],
  };
  const t = await loadDeviceTexts(voice);
  return trayWords(item, { t, panelTexts, formats: createFormats(voice), locale });
};

test('a field of the company’s own is told by its name, with the new value and the one that stands', async () => {
  const args = { set: { custom: { ways: ['letter', 'fair'], budget: 450_000 } } };
  const now = { custom: { ways: ['letter'], budget: 100_000 } };
  expect(await words('de', 'person.update', args, now)).toEqual({
    what: 'Änderung einer Person',
    lines: [
      { field: 'custom.ways', label: 'Erreichbar über', value: 'Brief, Messe', now: 'Brief' },
      { field: 'custom.budget', label: 'Budget', value: '4.500\u00a0€', now: '1.000\u00a0€' },
    ],
  });
  expect((await words('en', 'person.update', args, now)).lines[0]).toEqual({
    field: 'custom.ways',
    label: 'Reached by',
    value: 'Letter, Fair',
    now: 'Letter',
  });
});

test('one that was emptied is told too, and one that is archived is called by its name as well', async () => {
  const args = { set: { custom: { machine: null } } };
  expect((await words('de', 'deal.update', args, { custom: { machine: 'Drehbank' } })).lines).toEqual([
    { field: 'custom.machine', label: 'Maschine', value: 'leer', now: 'Drehbank' },
  ]);
});

test('of a new record what stands there says nothing: there is none', async () => {
  const { lines } = await words('de', 'task.create', {
    fields: { title: 'Anruf', custom: { machine: 'Öl' } },
  });
  expect(lines).toEqual([
    { field: 'title', label: 'Titel', value: 'Anruf' },
    { field: 'custom.machine', label: 'Maschine', value: 'Öl' },
  ]);
});

test('an amount two have changed is shown in the currency of its deal, the new one and the one that stands', async () => {
  const args = { set: { amountMinor: 4_120_000 } };
  const now = { amountMinor: 3_980_000, currency: 'CHF' };
  expect((await words('de', 'deal.update', args, now, ASKS)).lines).toEqual([
    { field: 'amountMinor', label: 'Betrag', value: '41.200\u00a0CHF', now: '39.800\u00a0CHF' },
  ]);
  expect((await words('en', 'deal.update', args, now, ASKS)).lines[0]).toMatchObject({
    value: 'CHF\u00a041,200',
  });
});
