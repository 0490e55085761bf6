import { useSignal } from '@preact/signals';
import { CUSTOM_KINDS, CUSTOM_LINK_TYPES, CUSTOM_RECORDS } from '#shared/domain/custom-field.ts';
import type {
  CustomChoice,
  CustomField,
  CustomFieldFields,
  CustomKind,
  CustomLinkType,
  CustomRecord,
} from '#shared/domain/custom-field.ts';
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { SelectField, TextField, TickField } from '../../../components/field.tsx';
import { FormView } from '../../../components/form-view.tsx';
import { useForm } from '../../../state/form.ts';
import { useTexts } from '../../../state/texts.ts';
import { ChoicesEditor, newChoice } from './choices-editor.tsx';
import { fieldsTexts } from './fields-texts.ts';

type Values = {
  recordType: string;
  kind: string;
  name: string;
  nameEn: string;
  currency: string;
  linkType: string;
  required: boolean;
};
const EMPTY: Values = {
  recordType: 'person',
  kind: 'text',
  name: '',
  nameEn: '',
  currency: 'EUR',
  linkType: 'company',
  required: false,
};

const hasChoices = (kind: string): boolean => kind === 'choice' || kind === 'choices';

/** As they are kept: without blanks around and without lines nobody filled. */
const tidy = (choices: readonly CustomChoice[]): CustomChoice[] =>
  choices
    .map(({ id, label, labelEn = '', archived = false }) => ({
      id,
      label: label.trim(),
      ...(labelEn.trim() ? { labelEn: labelEn.trim() } : {}),
      ...(archived ? { archived } : {}),
    }))
    .filter(({ label }) => label !== '');

const choicesProblem = (choices: readonly CustomChoice[]): string | null => {
  const labels = choices.filter(({ archived }) => !archived).map(({ label }) => label.toLowerCase());
  if (labels.length === 0) return 'field.required';
  return new Set(labels).size < labels.length ? 'field.twice' : null;
};

type Props = {
  /** Null for a new one. */
  readonly field: CustomField | null;
  readonly onSave: (fields: CustomFieldFields) => Promise<Result<unknown>>;
  /** Absent where there is nothing to go back to. */
  readonly onCancel?: () => void;
};

/** A field as it is thought up or changed; what it is about and its kind are said once and for all. */
export const FieldForm = ({ field, onSave, onCancel }: Props) => {
  const t = useTexts(fieldsTexts);
  const choices = useSignal<readonly CustomChoice[]>(field?.choices ?? [newChoice(), newChoice()]);
  const problem = useSignal<string | null>(null);
  const form = useForm<Values>({
    initial: field ? { ...EMPTY, ...field } : EMPTY,
    check: ({ name, kind, currency }) => {
      problem.value = hasChoices(kind) ? choicesProblem(tidy(choices.value)) : null;
      return {
        ...(name.trim() ? {} : { name: 'field.required' }),
        ...(kind !== 'money' || /^[A-Za-z]{3}$/.test(currency.trim()) ? {} : { currency: 'field.invalid' }),
      };
    },
    send: async (values) => {
      if (problem.value) return fail('custom_field.choices');
      const saved = await onSave({
        recordType: values.recordType as CustomRecord,
        kind: values.kind as CustomKind,
        name: values.name.trim(),
        nameEn: values.nameEn.trim(),
        choices: hasChoices(values.kind) ? tidy(choices.value) : [],
        currency: values.currency.trim().toUpperCase(),
        linkType: values.linkType as CustomLinkType,
        required: values.required,
      });
      if (saved.ok && !field) {
        // The next one is often of the same sort.
        form.values.value = { ...EMPTY, recordType: values.recordType, kind: values.kind };
        choices.value = [newChoice(), newChoice()];
      }
      return saved;
    },
  });
  const { kind } = form.values.value;
  const change = (next: readonly CustomChoice[]): void => {
    choices.value = next;
    problem.value = null;
  };
  return (
    <FormView
      form={form}
      action={t('save')}
      beside={
        onCancel ? (
          <button type="button" class="w-button" onClick={onCancel}>
            {t('cancel')}
          </button>
        ) : null
      }
    >
      {field ? null : (
        <SelectField
          form={form}
          name="recordType"
          label={t('record')}
          options={CUSTOM_RECORDS.map((one) => [one, t(`records.${one}`)])}
        />
      )}
      <TextField form={form} name="name" label={t('name')} autocomplete="off" autofocus={field !== null} />
      <TextField form={form} name="nameEn" label={t('name_en')} hint={t('name_en_hint')} autocomplete="off" />
      {field ? null : (
        <SelectField
          form={form}
          name="kind"
          label={t('kind')}
          options={CUSTOM_KINDS.map((one) => [one, t(`kind.${one}`)])}
        />
      )}
      {kind === 'money' ? (
        <TextField form={form} name="currency" label={t('currency')} hint={t('currency_hint')} />
      ) : null}
      {kind === 'link' && !field ? (
        <SelectField
          form={form}
          name="linkType"
          label={t('link')}
          options={CUSTOM_LINK_TYPES.map((one) => [one, t(`link.${one}`)])}
        />
      ) : null}
      {hasChoices(kind) ? (
        <ChoicesEditor
          choices={choices.value}
          known={new Set(field?.choices.map(({ id }) => id))}
          problem={problem.value}
          onChange={change}
        />
      ) : null}
      <TickField form={form} name="required" label={t('required')} hint={t('required_hint')} />
    </FormView>
  );
};
