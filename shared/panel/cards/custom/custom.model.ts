/** The company's own fields for the field editor, and what changing one consists of. Pure. */
import type { CustomField, CustomRecord, CustomValue } from '../../../domain/custom-field.ts';
import { choiceLabel, customFieldName } from '../../../domain/custom-values.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { FieldSpec } from '../../components/fields/field-spec.ts';

type Words = {
  readonly locale: 'de' | 'en';
  readonly yes: string;
  readonly no: string;
  readonly none: string;
};

/** Of a yes-or-no field, which can also say nothing. */
const [YES, NO] = ['yes', 'no'] as const;
/** The most a text field takes. */
const TEXT_CHARS = 1_000;

/** What is no longer offered stays in the list where it is chosen. */
const choicesOf = ({ choices }: CustomField, value: CustomValue | undefined): string[] =>
  choices
    .filter(({ id, archived }) => !archived || value === id || (Array.isArray(value) && value.includes(id)))
    .map(({ id }) => id);

/** The field as the editor knows it. */
export const customSpec = (field: CustomField, value: CustomValue | undefined, words: Words): FieldSpec => {
  const label = customFieldName(field, words.locale);
  const key = `custom.${field.id}`;
  const choiceText = (id: string): string => {
    const choice = field.choices.find((one) => one.id === id);
    return choice ? choiceLabel(choice, words.locale) : words.none;
  };
  const spec = { key, label, choiceText };
  switch (field.kind) {
    case 'text':
      return { ...spec, kind: 'line', max: TEXT_CHARS };
    case 'number':
    case 'day':
      return { ...spec, kind: field.kind };
    case 'money':
      return { ...spec, kind: 'money', currency: field.currency };
    case 'choice':
      return { ...spec, kind: 'choice', choices: ['', ...choicesOf(field, value)] };
    case 'choices':
      return { ...spec, kind: 'choices', choices: choicesOf(field, value) };
    case 'link':
      return { ...spec, kind: field.linkType };
    case 'yesno':
      return {
        ...spec,
        kind: 'choice',
        choices: ['', YES, NO],
        choiceText: (choice) => (choice === YES ? words.yes : choice === NO ? words.no : words.none),
      };
  }
};

/** A value as the editor takes it, and back; null for nothing said. */
export const toEditor = ({ kind }: CustomField, value: CustomValue | undefined): unknown =>
  kind === 'yesno' && typeof value === 'boolean' ? (value ? YES : NO) : (value ?? null);
export const fromEditor = ({ kind }: CustomField, value: unknown): CustomValue | null => {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return kind === 'yesno' ? value === YES : (value as CustomValue);
};

type Update = MutationArgs<`${CustomRecord}.update`>;

/** One field set, with what its author saw there. */
export const customChange = (recordId: string, field: CustomField, value: unknown, was: unknown): Update => ({
  id: recordId,
  set: { custom: { [field.id]: fromEditor(field, value) } },
  was: { custom: { [field.id]: fromEditor(field, was) } },
});
