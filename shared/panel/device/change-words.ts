/** A waiting change in the words of whoever made it: what it was and what stands in it. Pure. */
import type { MutationEnvelope } from '../../domain/mutation.ts';
import { deviceEn } from '../../i18n/en/device.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Voice } from '../../i18n/translate.ts';
import type { DeviceTranslator } from './device-texts.ts';

export type ChangeWords = {
  readonly what: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
};

type Words = {
  readonly t: DeviceTranslator;
  readonly formats: Pick<Formats, 'fullDay' | 'full' | 'phone'>;
  readonly locale: Voice['locale'];
};
type Values = Readonly<Record<string, unknown>>;
type TextKey = Parameters<DeviceTranslator>[0];

const WHAT: Readonly<Record<string, TextKey>> = {
  'mail.log': 'what.mail_log',
  'mail.unlog': 'what.mail_unlog',
  'mail.decide': 'what.mail_decide',
  'mail.log_sent': 'what.mail_log',
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
  'deal.create': 'what.deal_create',
  'deal.update': 'what.deal_update',
  'match.choose': 'what.match',
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
  if (name !== 'mail.log' && name !== 'mail.log_sent')
    return { ...asValues(args['fields']), ...asValues(args['set']) };
  const { subject, text } = asValues(args['mail']);
  return { subject, text };
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

export const isEmptyValue = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Cents, without their currency, which a change of the amount alone does not name. */
const amountText = (minor: number, locale: Voice['locale']): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100);

/** A value as people read it. Ids of others stand for somebody. */
export const valueText = (field: string, value: unknown, { t, formats, locale }: Words): string => {
  if (isEmptyValue(value)) return t('value.none');
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (field.endsWith('Id')) return t('value.somebody');
  if (Array.isArray(value)) {
    const texts = value.map((entry: unknown) => {
      const { number, email } = asValues(typeof entry === 'object' ? entry : { email: entry });
      if (typeof number === 'string') return formats.phone(number);
      return typeof email === 'string' ? email : JSON.stringify(entry);
    });
    return texts.join(', ');
  }
  if (typeof value === 'number' && field === 'amountMinor') return amountText(value, locale);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (DAY.test(value)) return formats.fullDay(value);
  return INSTANT.test(value) ? formats.full(value) : value;
};

/** The field's name where there is one; a field without a name is not worth a line. */
export const fieldLabel = (field: string, t: DeviceTranslator): string | null => {
  const key = `field.${field}`;
  return key in deviceEn ? t(key as TextKey) : null;
};

export const changeWords = (mutation: MutationEnvelope, words: Words): ChangeWords => ({
  what: words.t(whatOf(mutation)),
  lines: Object.entries(contentOf(mutation)).flatMap(([field, value]) => {
    const label = fieldLabel(field, words.t);
    if (label === null || isEmptyValue(value)) return [];
    return [{ label, value: valueText(field, value, words) }];
  }),
});
