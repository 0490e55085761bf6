/** What an entry of the change log says, and the change that sets an old value again. Pure. */
import type { CustomField, CustomValue } from '../../../domain/custom-field.ts';
import { customFieldName } from '../../../domain/custom-values.ts';
import type { ChangedField, HistoryEntry } from '../../../domain/record-history.ts';
import type { changesEn } from '../../../i18n/en/changes.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { fieldLabel, isEmptyValue, valueText } from '../../device/change-words.ts';
import { customValueText } from '../../device/custom-value-text.ts';
import type { ValueWords } from '../../device/change-words.ts';

export type ChangesTranslator = Translator<typeof changesEn>;
export type EntryWords = {
  readonly t: ChangesTranslator;
  readonly values: ValueWords;
  /** Who stands behind an id. */
  readonly names: Readonly<Record<string, string>>;
  /** The company's own fields among those told of. */
  readonly customFields: readonly CustomField[];
};

export type EntryLine = {
  readonly field: ChangedField;
  readonly label: string;
  /** Empty where there was nothing to change yet. */
  readonly before: string;
  readonly after: string;
};

export type EntryText = {
  readonly what: string;
  /** Where it came from; empty where nobody said. */
  readonly from: string;
  readonly lines: readonly EntryLine[];
};

const CUSTOM = 'custom.';
const customOf = (field: string, { customFields }: EntryWords): CustomField | undefined =>
  customFields.find(({ id }) => field === CUSTOM + id);

const labelOf = (field: string, words: EntryWords): string | null => {
  const custom = customOf(field, words);
  return custom ? customFieldName(custom, words.values.locale) : fieldLabel(field, words.values.t);
};

const textOf = (field: string, value: unknown, words: EntryWords): string => {
  if (typeof value === 'string' && value in words.names) return words.names[value] ?? '';
  const custom = customOf(field, words);
  if (custom) return customValueText(custom, value, words.values);
  return valueText(field, value, words.values);
};

const lineOf = (changed: ChangedField, op: HistoryEntry['op'], words: EntryWords): EntryLine[] => {
  const { field, before, after } = changed;
  const label = labelOf(field, words);
  if (label === null || (isEmptyValue(before) && isEmptyValue(after))) return [];
  // Of something new only what stands in it; not each box that was left as it is.
  if (op !== 'update' && (isEmptyValue(after) || after === false)) return [];
  return [
    {
      field: changed,
      label,
      before: op === 'update' ? textOf(field, before, words) : '',
      after: textOf(field, after, words),
    },
  ];
};

const hostOf = (source: string): string => {
  try {
    return new URL(source).host;
  } catch {
    return '';
  }
};

/** Where a change came from; empty where nobody said. */
export const fromText = ({ source, action }: HistoryEntry, t: ChangesTranslator): string => {
  if (action.endsWith('.merge')) return t('action.merge');
  if (action === 'change.undo' || action === 'merge.undo') return t('action.undo');
  if (source === 'mail-signature' || source === 'import') return t(`source.${source}`);
  if (source === '' || source === 'manual') return '';
  const host = hostOf(source);
  return host ? t('source.page', { source: host }) : t('source.said', { source });
};

export const entryText = (entry: HistoryEntry, words: EntryWords): EntryText => {
  const { op, recordType, title } = entry;
  return {
    what: op === 'erase' ? words.t('erased') : words.t(`${recordType}.${op}`, { title }),
    from: fromText(entry, words.t),
    lines: entry.fields.flatMap((field) => lineOf(field, op, words)),
  };
};

/** Sets one old value again; `was` tells whether somebody changed it meanwhile. */
export const restoreArgs = ({ recordId }: HistoryEntry, { field, before, now }: ChangedField) => {
  const of = (value: unknown) =>
    field.startsWith(CUSTOM)
      ? { custom: { [field.slice(CUSTOM.length)]: value as CustomValue | null } }
      : { [field]: value };
  return { id: recordId, set: of(before), was: of(now) };
};
