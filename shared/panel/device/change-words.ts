/** A waiting change in the words of whoever made it: what it was and what stands in it. Pure. */
import { CALL_OUTCOMES, VISIBILITIES } from '../../domain/activity.ts';
import { DEAL_STAGES } from '../../domain/deal-stage.ts';
import type { MutationEnvelope } from '../../domain/mutation.ts';
import { deviceEn } from '../../i18n/en/device.ts';
import { fieldsEn } from '../../i18n/en/fields.ts';
import type { panelEn } from '../../i18n/en/panel.ts';
import type { Formats } from '../../i18n/formats.ts';
import { unbroken } from '../../i18n/unbroken.ts';
import type { Translator, Voice } from '../../i18n/translate.ts';
import type { DeviceTranslator } from './device-texts.ts';

export type ChangeWords = {
  readonly what: string;
  readonly lines: readonly { readonly field: string; readonly label: string; readonly value: string }[];
};

export type ValueWords = {
  readonly t: DeviceTranslator;
  /** The words the panel itself has for the same. */
  readonly panelTexts: Translator<typeof panelEn>;
  readonly formats: Pick<Formats, 'fullDay' | 'full' | 'phone' | 'money'>;
  readonly locale: Voice['locale'];
  /** Of an amount, where the change or its record names it. */
  readonly currency?: string;
};
type Values = Readonly<Record<string, unknown>>;
type TextKey = Parameters<DeviceTranslator>[0];

const WHAT: Readonly<Record<string, TextKey>> = {
  'mail.log': 'what.mail_log',
  'mail.unlog': 'what.mail_unlog',
  'mail.decide': 'what.mail_decide',
  'mail.log_sent': 'what.mail_log',
  'meeting.log': 'what.meeting',
  'activity.update': 'what.activity_update',
  'activity.delete': 'what.activity_delete',
  'task.create': 'what.task_create',
  'task.update': 'what.task_update',
  'task.delete': 'what.task_delete',
  'person.create': 'what.person_create',
  'person.update': 'what.person_update',
  'company.create': 'what.company_create',
  'company.update': 'what.company_update',
  'employment.create': 'what.employment',
  'employment.update': 'what.employment',
  'employment.delete': 'what.employment_delete',
  'relationship.create': 'what.relationship',
  'relationship.update': 'what.relationship',
  'relationship.delete': 'what.relationship_delete',
  'deal.create': 'what.deal_create',
  'deal.update': 'what.deal_update',
  'log_rule.create': 'what.log_rule',
  'log_rule.update': 'what.log_rule',
  'log_rule.delete': 'what.log_rule',
  'fact.add': 'what.fact_add',
  'fact.change': 'what.fact_change',
  'fact.remove': 'what.fact_remove',
  'match.choose': 'what.match',
  'thread.keep': 'what.thread_keep',
  'proposal.decline': 'what.proposal',
  'change.undo': 'what.undo',
};

const asValues = (value: unknown): Values => (value ?? {}) as Values;

const whatOf = ({ name, args }: MutationEnvelope): TextKey => {
  const kind = `what.${String(args['kind'])}`;
  if (name === 'activity.create' && kind in deviceEn) return kind as TextKey;
  if (name === 'task.update' && asValues(args['set'])['done'] === true) return 'what.task_done';
  return WHAT[name] ?? 'what.change';
};

const contentOf = ({ name, args }: MutationEnvelope): Values => {
  const isMail = name === 'mail.log' || name === 'mail.log_sent';
  if (!isMail && name !== 'meeting.log') return { ...asValues(args['fields']), ...asValues(args['set']) };
  const { subject, text } = asValues(args[isMail ? 'mail' : 'meeting']);
  return { subject, text };
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

export const isEmptyValue = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A change of the amount alone does not name its currency. */
const amountText = (minor: number, { formats, locale, currency }: ValueWords): string =>
  currency
    ? formats.money(minor, currency)
    : new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100);

/** As `words`, with the currency that stands beside an amount. */
export const withCurrency = (words: ValueWords, beside: Values): ValueWords => {
  const { currency } = beside;
  return typeof currency === 'string' ? { ...words, currency } : words;
};

const isOneOf = <T extends string>(words: readonly T[], value: unknown): value is T =>
  (words as readonly unknown[]).includes(value);

/** Of a value that is one of a few, the word people have for it. */
const wordFor = (field: string, value: unknown, { t, panelTexts }: ValueWords): string | null => {
  if (field === 'stage' && isOneOf(DEAL_STAGES, value)) return t(`stage.${value}`);
  if (field === 'visibility' && isOneOf(VISIBILITIES, value)) return panelTexts(`visibility.${value}`);
  if (field === 'outcome' && isOneOf(CALL_OUTCOMES, value)) return panelTexts(`outcome.${value}`);
  const choice = `${field}.${String(value)}`;
  return choice in fieldsEn ? t(choice as TextKey) : null;
};

const POSTAL_PARTS = ['street', 'postcode', 'city'] as const;
const isPostal = (entry: unknown): entry is Values => POSTAL_PARTS.every((part) => part in Object(entry));
const postalText = (entry: Values): string =>
  POSTAL_PARTS.map((part) => entry[part])
    .filter(Boolean)
    .join(' ');

/** A value as people read it. Ids of others stand for somebody. */
export const valueText = (field: string, value: unknown, words: ValueWords): string => {
  const { t, formats } = words;
  if (isEmptyValue(value)) return t('value.none');
  const word = wordFor(field, value, words);
  if (word !== null) return word;
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (field.endsWith('Id')) return t('value.somebody');
  if (Array.isArray(value)) {
    const texts = value.map((entry: unknown) => {
      const { number, email } = asValues(typeof entry === 'object' ? entry : { email: entry });
      if (typeof number === 'string') return unbroken(formats.phone(number));
      if (isPostal(entry)) return postalText(entry);
      return typeof email === 'string' ? email : JSON.stringify(entry);
    });
    return texts.join(', ');
  }
  if (typeof value === 'number' && field === 'amountMinor') return amountText(value, words);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (DAY.test(value)) return formats.fullDay(value);
  return INSTANT.test(value) ? formats.full(value) : value;
};

/** The field's name where there is one; a field without a name is not worth a line. */
export const fieldLabel = (field: string, t: DeviceTranslator): string | null => {
  const key = `field.${field}`;
  return key in deviceEn || key in fieldsEn ? t(key as TextKey) : null;
};

export const changeWords = (mutation: MutationEnvelope, words: ValueWords): ChangeWords => {
  const content = contentOf(mutation);
  const said = withCurrency(words, content);
  return {
    what: words.t(whatOf(mutation)),
    lines: Object.entries(content).flatMap(([field, value]) => {
      const label = fieldLabel(field, words.t);
      if (label === null || isEmptyValue(value)) return [];
      return [{ field, label, value: valueText(field, value, said) }];
    }),
  };
};
