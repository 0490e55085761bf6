import type { DuplicateType } from '#shared/domain/duplicate.ts';
import type { PostalEntry, PhoneEntry } from '#shared/domain/person.ts';
import { unbroken } from '#shared/i18n/unbroken.ts';
import { formatPhone } from '#shared/i18n/phone-format.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { unitedList } from './comparison.model.ts';
import type { Choice, Compared, ComparedField } from './comparison.model.ts';
import { duplicatesTexts, fieldNameTexts } from './duplicates-texts.ts';

export type NamesById = ReadonlyMap<string, string>;

type FieldTexts = ReturnType<typeof useTexts<typeof fieldNameTexts.en>>;

/** A value as it is read; `names` are those of colleagues and companies. */
const shown = (
  { key, kind }: ComparedField,
  value: unknown,
  t: FieldTexts,
  names: NamesById,
  locale: string,
): string => {
  if (value === null || value === undefined || value === '') return '';
  switch (kind) {
    case 'emails':
      return (value as { email: string }[]).map(({ email }) => email).join(', ');
    case 'phones':
      return unbroken((value as PhoneEntry[]).map(({ number }) => formatPhone(number)).join(', '));
    case 'words':
      return (value as string[]).join(', ');
    case 'yesno':
      return t(value ? 'yesno.yes' : 'yesno.no');
    case 'choice':
      return t(`${key}.${value as string}` as Parameters<FieldTexts>[0]);
    case 'user':
    case 'team':
    case 'company':
      return names.get(value as string) ?? '…';
    case 'country':
      return new Intl.DisplayNames([locale], { type: 'region' }).of(value as string) ?? (value as string);
    case 'day':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        Date.parse(`${value as string}T00:00:00Z`),
      );
    case 'addresses':
      return (value as PostalEntry[])
        .map(({ street, postcode, city }) =>
          [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
        )
        .join(' · ');
    case 'number':
      return (value as number).toString();
    case 'web':
    case 'line':
      return value as string;
  }
};

type FieldProps = {
  readonly field: ComparedField;
  readonly choice: Choice;
  readonly names: NamesById;
  readonly onChoose: (choice: Choice) => void;
};

const FieldChoice = ({ field, choice, names, onChoose }: FieldProps) => {
  const t = useTexts(duplicatesTexts);
  const word = useTexts(fieldNameTexts);
  const { voice } = useApp();
  const textOf = (value: unknown): string =>
    shown(field, value, word, names, voice.value.locale) || t('empty');
  return (
    <fieldset class={field.options.includes('both') ? 'w-compared w-compared-list' : 'w-compared'}>
      <legend>{word(`field.${field.key}` as Parameters<typeof word>[0])}</legend>
      {field.options.map((one) => {
        const text =
          one === 'both'
            ? `${t('both')}: ${textOf(unitedList(field))}`
            : textOf(one === 'one' ? field.one : field.other);
        return (
          <label key={one} class={`w-compared-${one}`}>
            <input
              type="radio"
              name={field.key}
              value={one}
              checked={choice === one}
              onChange={() => onChoose(one)}
            />
            <span>
              {one !== 'both' && field.options.includes('both') ? t('only', { value: text }) : text}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
};

type Props = {
  readonly type: DuplicateType;
  readonly records: readonly [Compared, Compared];
  readonly title: (record: Compared) => string;
  readonly fields: readonly ComparedField[];
  readonly choices: ReadonlyMap<string, Choice>;
  readonly names: NamesById;
  readonly onChoose: (key: string, choice: Choice) => void;
  readonly onSwap: () => void;
  readonly onMerge: () => void;
  /** Null where nobody found the pair. */
  readonly onDismiss: (() => void) | null;
};

/** Both records with all that differs, and what is to become of it. */
export const Comparison = ({
  type,
  records,
  title,
  fields,
  choices,
  names,
  onChoose,
  onSwap,
  onMerge,
  onDismiss,
}: Props) => {
  const t = useTexts(duplicatesTexts);
  const place = type === 'person' ? '/people/' : '/companies/';
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">{t('compare')}</h2>
      <p class="w-hint">{t('compare_hint', { name: title(records[0]) })}</p>
      <div class="w-compared-names">
        {records.map((record) => (
          <a key={record.id} href={`${place}${record.id}`}>
            {title(record)}
          </a>
        ))}
      </div>
      <p>
        <button type="button" class="w-button" onClick={onSwap}>
          {t('keep_other', { name: title(records[1]) })}
        </button>
      </p>
      {fields.length === 0 ? <p>{t('nothing_differs')}</p> : null}
      {fields.map((field) => (
        <FieldChoice
          key={field.key}
          field={field}
          choice={choices.get(field.key) ?? field.usual}
          names={names}
          onChoose={(choice) => onChoose(field.key, choice)}
        />
      ))}
      <div class="w-actions">
        <button type="button" class="w-button w-primary" onClick={onMerge}>
          {t('merge')}
        </button>
        {onDismiss ? (
          <button type="button" class="w-button" onClick={onDismiss}>
            {t('dismiss')}
          </button>
        ) : null}
      </div>
    </section>
  );
};
