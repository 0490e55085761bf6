import type { Signal } from '@preact/signals';
import type { BulkOp } from '#shared/domain/bulk-change.ts';
import { COUNTRY_CODES } from '#shared/domain/country.ts';
import type { CustomValue } from '#shared/domain/custom-field.ts';
import type { ListField } from '#shared/domain/list-fields.ts';
import { useApp } from '../../../state/app-context.ts';
import { useTexts } from '../../../state/texts.ts';
import { useCatalogue } from '../list-catalogue.ts';
import { listsTexts } from '../lists-texts.ts';
import { RecordChoices } from '../record-choices.tsx';

type Props = {
  readonly field: ListField;
  readonly op: BulkOp;
  readonly value: CustomValue | null;
  /** Names of records chosen here, for whoever shows them afterwards. */
  readonly names: Signal<Readonly<Record<string, string>>>;
  readonly onChange: (value: CustomValue | null) => void;
};

const LINE_CHARS = 1_000;

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * The value many records are to have. What is typed counts at once, so that the preview can be had by the next click;
 * the field itself keeps it as it was typed, with a comma at its end too.
 */
export const BulkValue = ({ field, op, value, names, onChange }: Props) => {
  const { voice } = useApp();
  const t = useTexts(listsTexts);
  const { colleagues, teams, choiceOf } = useCatalogue();
  const { kind, choices = [], custom } = field;
  const label = t('bulk.value');
  const select = (options: readonly (readonly [string, string])[]) => (
    <select
      aria-label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget: { value: chosen } }) => onChange(chosen || null)}
    >
      <option value="">{t('bulk.choose')}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
  if (op === 'empty') return null;
  switch (kind) {
    case 'choice':
      return select(choices.filter(Boolean).map((one) => [one, choiceOf(field, one)]));
    case 'user':
      return select(colleagues.map(({ id, name }) => [id, name]));
    case 'team':
      return select(teams.map(({ id, name }) => [id, name]));
    case 'country': {
      const regions = new Intl.DisplayNames(voice.value.locale, { type: 'region' });
      const named = COUNTRY_CODES.map((code): [string, string] => [code, regions.of(code) ?? code]);
      return select(named.toSorted(([, one], [, other]) => one.localeCompare(other, voice.value.locale)));
    }
    case 'yesno':
      return (
        <select
          aria-label={label}
          value={String(value ?? '')}
          onChange={({ currentTarget: { value: chosen } }) =>
            onChange(chosen === '' ? null : chosen === 'true')
          }
        >
          <option value="">{t('bulk.choose')}</option>
          <option value="true">{t('yesno.yes')}</option>
          <option value="false">{t('yesno.no')}</option>
        </select>
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <div role="group" aria-label={label} class="w-filter-choices">
          {choices.map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                checked={chosen.includes(one)}
                onChange={({ currentTarget: { checked } }) => {
                  const next = checked ? [...chosen, one] : chosen.filter((other) => other !== one);
                  onChange(next.length > 0 ? next : null);
                }}
              />
              {choiceOf(field, one)}
            </label>
          ))}
        </div>
      );
    }
    case 'number':
    case 'money': {
      const currency = kind === 'money' ? custom!.currency : '';
      const unit = currency ? 10 ** digitsOf(currency) : 1;
      return (
        <span class="w-filter-number">
          <input
            type="number"
            step="any"
            aria-label={currency ? t('bulk.value_in', { currency }) : label}
            defaultValue={typeof value === 'number' ? String(value / unit) : ''}
            onInput={({ currentTarget: { valueAsNumber: typed } }) => {
              if (Number.isNaN(typed)) onChange(null);
              else onChange(currency ? Math.round(typed * unit) : typed);
            }}
          />
          {currency}
        </span>
      );
    }
    case 'company':
    case 'link':
      return (
        <RecordChoices
          type={custom?.linkType ?? 'company'}
          label={label}
          chosen={typeof value === 'string' ? [value] : []}
          nameOf={(id) => names.value[id] ?? ''}
          // The one chosen last takes the place of the one before.
          onChange={(ids) => onChange(ids.at(-1) ?? null)}
          onNamed={(id, name) => (names.value = { ...names.value, [id]: name })}
        />
      );
    case 'words':
      return (
        <span class="w-filter-text">
          <input
            type="text"
            aria-label={label}
            defaultValue={Array.isArray(value) ? value.join(', ') : ''}
            onInput={({ currentTarget: { value: typed } }) => {
              const words = typed.split(',').flatMap((word) => word.trim() || []);
              onChange(words.length > 0 ? words : null);
            }}
          />
          <span class="w-hint">{t('filter.values_hint')}</span>
        </span>
      );
    case 'day':
      return (
        <input
          type="date"
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    default:
      return (
        <input
          type="text"
          inputMode={kind === 'web' ? 'url' : 'text'}
          maxLength={LINE_CHARS}
          aria-label={label}
          defaultValue={typeof value === 'string' ? value : ''}
          onInput={(event) => onChange(event.currentTarget.value.trim() || null)}
        />
      );
  }
};
