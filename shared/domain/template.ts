/** A text that is written often: with places for what is known of the recipient, personal or for the whole company. */
import * as z from 'zod/mini';
import type { FactKind } from './fact-kinds.ts';
import { familyPhrase, recipientAndFamily } from './family-phrase.ts';
import { greetingOf, occasionOn } from './occasion.ts';
import type { DatedFact } from './occasion.ts';
import { ADDRESS_FORMS, TEMPLATE_LANGUAGES, salutationOf } from './salutation.ts';
import type { Addressee, AddressForm, TemplateLanguage } from './salutation.ts';
import { filledLineSchema, idSchema, instantSchema } from './scalars.ts';

export const TEMPLATE_LIMITS = { nameChars: 120, textChars: 20_000, count: 500 } as const;

/** It needs a name to be found by. */
export const templateNameSchema = filledLineSchema(TEMPLATE_LIMITS.nameChars);

export const templateFieldsSchema = z.strictObject({
  name: templateNameSchema,
  language: z.enum(TEMPLATE_LANGUAGES),
  form: z.enum(ADDRESS_FORMS),
  /** Plain text with fields: `{{first_name}}`, or `{{first_name|there}}` with what stands there otherwise. */
  text: z.string().check(z.maxLength(TEMPLATE_LIMITS.textChars)),
  /** For everybody; else for its author alone. */
  shared: z.boolean(),
});
export type TemplateFields = z.infer<typeof templateFieldsSchema>;

export const templateSchema = z.extend(templateFieldsSchema, {
  id: idSchema,
  createdById: idSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Template = z.infer<typeof templateSchema>;

export const EMPTY_TEMPLATE: Omit<TemplateFields, 'name'> = {
  language: 'de',
  form: 'formal',
  text: '',
  shared: false,
};

export const MERGE_FIELDS = [
  'salutation',
  'title',
  'first_name',
  'last_name',
  'name',
  'company',
  'job_title',
  'subject',
  'today',
  'my_name',
  'my_first_name',
  'family',
  'recipient_and_family',
  'greeting',
  'spouse',
  'children',
  'hobby',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

export type MergeValues = {
  /** Everybody the mail goes to; the first is whom the other fields are about. */
  readonly people: readonly Addressee[];
  readonly company: string;
  readonly jobTitle: string;
  readonly subject: string;
  /** As it is written in the language of the template. */
  readonly today: string;
  readonly myName: string;
  /** What may be said of the one recipient; nothing where there are several. */
  readonly facts: readonly DatedFact[];
  /** The writer's own day, YYYY-MM-DD: what is wished follows from it. */
  readonly day: string;
};

export type FilledTemplate = {
  readonly text: string;
  /** Fields nothing was known for and that had no other word; they stand in the text in brackets. */
  readonly missing: readonly MergeField[];
};

const FIELD = /\{\{\s*([a-z_]+)\s*(?:\|([^{}]*))?\}\}/g;
const isMergeField = (name: string): name is MergeField => (MERGE_FIELDS as readonly string[]).includes(name);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const ofKind = (facts: readonly DatedFact[], kind: FactKind): readonly DatedFact[] =>
  facts.filter((fact) => fact.kind === kind);

const valuesOf = (
  values: MergeValues,
  language: TemplateLanguage,
  form: AddressForm,
): Record<MergeField, string> => {
  const [first] = values.people;
  const { facts, day, people } = values;
  const name = [first?.firstName, first?.lastName].filter(Boolean).join(' ');
  return {
    salutation: salutationOf(values.people, language, form),
    title: first?.title ?? '',
    first_name: first?.firstName ?? '',
    last_name: first?.lastName ?? '',
    name,
    company: values.company,
    job_title: values.jobTitle,
    subject: values.subject,
    today: values.today,
    my_name: values.myName,
    my_first_name: values.myName.trim().split(/\s+/)[0] ?? '',
    family: familyPhrase(facts, language, form),
    recipient_and_family: recipientAndFamily(facts, language, form, people.length),
    greeting: greetingOf(occasionOn(day, facts), facts, language, form, people.length),
    spouse: familyPhrase(ofKind(facts, 'spouse'), language, form),
    children: familyPhrase(ofKind(facts, 'children'), language, form),
    // In nobody's grammar: as it was noted.
    hobby: ofKind(facts, 'hobby')
      .map(({ text }) => text)
      .join(', '),
  };
};

const PERSONAL: ReadonlySet<string> = new Set([
  'family',
  'recipient_and_family',
  'greeting',
  'spouse',
  'children',
  'hobby',
]);

/** Whether facts about the recipient go into it. */
export const isPersonal = (text: string): boolean =>
  [...text.matchAll(FIELD)].some(([, name = '']) => PERSONAL.has(name));

/** Whether the text has this field. */
export const hasField = (text: string, field: MergeField): boolean =>
  [...text.matchAll(FIELD)].some(([, name]) => name === field);

/** Fields of a text that Kontor does not know, as they were written: slips of its author. */
export const unknownFields = (text: string): string[] => [
  ...new Set([...text.matchAll(FIELD)].flatMap(([, name = '']) => (isMergeField(name) ? [] : [name]))),
];

/**
 * The text with everything known put in. Values are put in once: a field inside of one stays text. What is not known is
 * left in brackets, so that nobody sends it unseen: `[company]`, by the name that `nameOf` gives it.
 */
export const fillTemplate = (
  { text, language, form }: Pick<TemplateFields, 'text' | 'language' | 'form'>,
  values: MergeValues,
  nameOf: (field: MergeField) => string,
): FilledTemplate => {
  const known = valuesOf(values, language, form);
  const missing = new Set<MergeField>();
  const filled = text.replaceAll(FIELD, (whole, name: string, otherwise: string | undefined) => {
    if (!isMergeField(name)) return whole;
    const value = oneLine(known[name]) || oneLine(otherwise ?? '');
    if (value || otherwise !== undefined) return value;
    missing.add(name);
    return `[${nameOf(name)}]`;
  });
  return { text: filled, missing: [...missing] };
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that says the same: what looks like markup stays text, lines stay lines, blanks in a row stay. */
export const textToHtml = (text: string): string =>
  text
    .replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char)
    .replaceAll(/ {2,}/g, (blanks) => `${'&nbsp;'.repeat(blanks.length - 1)} `)
    .replaceAll(/\r\n|\n|\r/g, '<br>');
