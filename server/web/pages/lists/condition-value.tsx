import { useId } from 'preact/hooks';
import { FILTER_LIMITS } from '#shared/domain/list-filter.ts';
import type { ListCondition } from '#shared/domain/list-filter.ts';
import type { ListField } from '#shared/domain/list-fields.ts';
import { useTexts } from '../../state/texts.ts';
import { useCatalogue } from './list-catalogue.ts';
import type { NamedOne } from './list-catalogue.ts';
import { listsTexts } from './lists-texts.ts';
import { RecordChoices } from './record-choices.tsx';

type Props = {
  readonly field: ListField;
  readonly condition: ListCondition;
  /** What somebody is called who stands in the list by an id. */
  readonly personName: (id: string) => string;
  readonly onChange: (condition: ListCondition) => void;
};

const several = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .slice(0, FILTER_LIMITS.choices);

type Choice = { readonly value: string; readonly name: string };

const Choices = ({
  condition,
  onChange,
  choices,
}: Omit<Props, 'field' | 'personName'> & { choices: readonly Choice[] }) => {
  const t = useTexts(listsTexts);
  const chosen = Array.isArray(condition.value) ? condition.value : [];
  return (
    <div role="group" aria-label={t('filter.value')} class="w-filter-choices">
      {choices.map(({ value, name }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ currentTarget: { checked } }) =>
              onChange({
                ...condition,
                value: checked ? [...chosen, value] : chosen.filter((one) => one !== value),
              })
            }
          />
          {name}
        </label>
      ))}
    </div>
  );
};

const NUMBERS: ReadonlySet<string> = new Set(['number', 'money']);

/** A number as it is kept, typed as people say it: money in its currency's units. */
const NumberValue = ({ field, condition, onChange }: Omit<Props, 'personName'>) => {
  const t = useTexts(listsTexts);
  const currency = field.kind === 'money' ? (field.custom?.currency ?? 'EUR') : '';
  const digits = currency
    ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2)
    : 0;
  const { value } = condition;
  return (
    <span class="w-filter-number">
      <input
        type="number"
        step="any"
        aria-label={currency ? t('filter.value_in', { currency }) : t('filter.value')}
        value={typeof value === 'number' ? value / 10 ** digits : ''}
        onChange={({ currentTarget: { valueAsNumber: typed } }) => {
          const { field: key, op } = condition;
          const kept = currency ? Math.round(typed * 10 ** digits) : typed;
          onChange(Number.isNaN(typed) ? { field: key, op } : { field: key, op, value: kept });
        }}
      />
      {currency}
    </span>
  );
};

const named = (ones: readonly NamedOne[]): Choice[] => ones.map(({ id, name }) => ({ value: id, name }));

/** What a condition compares with, as its field and comparison want it. */
export const ConditionValue = ({ field, condition, personName, onChange }: Props) => {
  const t = useTexts(listsTexts);
  const id = useId();
  const { op, value } = condition;
  const { kind, choices } = field;
  const { colleagues, teams, choiceOf } = useCatalogue();
  const put = (changed: NonNullable<ListCondition['value']>): void =>
    onChange({ ...condition, value: changed });
  if (op === 'empty' || op === 'filled') return null;
  if (kind === 'yesno')
    return (
      <select
        aria-label={t('filter.value')}
        value={String(value)}
        onChange={(event) => put(event.currentTarget.value === 'true')}
      >
        <option value="true">{t('yesno.yes')}</option>
        <option value="false">{t('yesno.no')}</option>
      </select>
    );
  if (op === 'before' || op === 'after')
    return (
      <input
        type="date"
        aria-label={t('filter.value')}
        value={String(value ?? '')}
        onChange={(event) => put(event.currentTarget.value)}
      />
    );
  if (op === 'last_days' || op === 'not_last_days')
    return (
      <input
        type="number"
        min={1}
        max={FILTER_LIMITS.days}
        aria-label={t('filter.days')}
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => put(event.currentTarget.valueAsNumber)}
      />
    );
  if (NUMBERS.has(kind)) return <NumberValue field={field} condition={condition} onChange={onChange} />;
  if (kind === 'user' || kind === 'team')
    return (
      <Choices
        condition={condition}
        onChange={onChange}
        choices={named(kind === 'user' ? colleagues : teams)}
      />
    );
  if (op !== 'contains' && (kind === 'employer' || kind === 'company' || kind === 'link'))
    return (
      <RecordChoices
        type={field.custom?.linkType ?? 'company'}
        label={t('filter.value')}
        chosen={Array.isArray(value) ? value : []}
        nameOf={personName}
        onChange={(chosen) => put([...chosen])}
      />
    );
  if (choices)
    return (
      <Choices
        condition={condition}
        onChange={onChange}
        choices={choices.map((one) => ({ value: one, name: choiceOf(field, one) }))}
      />
    );
  const isSeveral = op === 'any_of' || op === 'none_of';
  const typed = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return (
    <span class="w-filter-text">
      <input
        type="text"
        maxLength={FILTER_LIMITS.textChars}
        aria-label={t('filter.value')}
        aria-describedby={isSeveral ? id : undefined}
        value={typed}
        onChange={({ currentTarget: { value: text } }) =>
          put(isSeveral ? several(kind === 'country' ? text.toUpperCase() : text) : text.trim())
        }
      />
      {isSeveral ? (
        <span id={id} class="w-hint">
          {t('filter.values_hint')}
        </span>
      ) : null}
    </span>
  );
};
