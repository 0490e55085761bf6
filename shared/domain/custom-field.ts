/**
 * A field the company has thought up itself, on people, companies, deals, follow-ups or what happened. Owners and admins
 * define it while Kontor runs; archived it is out of sight, and its values stay where they are and come back with it.
 *
 * A record carries the values in `custom`, by the id of the field. Read and written they are told apart by the kind:
 * `text` one line · `number` · `money` minor units of the field's currency · `day` YYYY-MM-DD · `choice` id of a choice ·
 * `choices` ids of several · `link` id of a record of `linkType` · `yesno`.
 */
import * as z from 'zod/mini';
import { filledLineSchema, idSchema, instantSchema, lineSchema } from './scalars.ts';

export const CUSTOM_FIELD_LIMITS = {
  /** Of one kind of record, archived ones not counted. */
  fields: 100,
  choices: 200,
  nameChars: 80,
  textChars: 1_000,
  /** Several choices of one value. */
  chosen: 50,
} as const;

export const CUSTOM_RECORDS = ['person', 'company', 'deal', 'task', 'activity'] as const;
export type CustomRecord = (typeof CUSTOM_RECORDS)[number];

export const CUSTOM_KINDS = ['text', 'number', 'money', 'day', 'choice', 'choices', 'link', 'yesno'] as const;
export type CustomKind = (typeof CUSTOM_KINDS)[number];

/** What a field can lead to. */
export const CUSTOM_LINK_TYPES = ['person', 'company', 'deal'] as const;
export type CustomLinkType = (typeof CUSTOM_LINK_TYPES)[number];

const choiceSchema = z.strictObject({
  /** Stays when the label changes; values name it. */
  id: idSchema,
  label: filledLineSchema(CUSTOM_FIELD_LIMITS.nameChars),
  /** Shown to those who read English; empty where the label does for both. */
  labelEn: z.optional(lineSchema(CUSTOM_FIELD_LIMITS.nameChars)),
  /** Not offered any more; where it was chosen it still stands. */
  archived: z.optional(z.boolean()),
});

export type CustomChoice = z.infer<typeof choiceSchema>;

export const customFieldNameSchema = filledLineSchema(CUSTOM_FIELD_LIMITS.nameChars);

/** What can be changed of a field; what it is about and its kind are for good. */
const changeable = {
  name: customFieldNameSchema,
  /** Shown to those who read English; empty where the name does for both. */
  nameEn: lineSchema(CUSTOM_FIELD_LIMITS.nameChars),
  /** Of `choice` and `choices`. One that is left out is archived, not lost. */
  choices: z.array(choiceSchema).check(z.maxLength(CUSTOM_FIELD_LIMITS.choices)),
  /** ISO 4217; of `money`. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** A hint beside the field; nothing is refused for want of it. */
  required: z.boolean(),
};
const settled = {
  recordType: z.enum(CUSTOM_RECORDS),
  kind: z.enum(CUSTOM_KINDS),
  /** Of `link`. */
  linkType: z.enum(CUSTOM_LINK_TYPES),
};

export const customFieldChangeSchema = z.strictObject(changeable);
export const customFieldFieldsSchema = z.strictObject({ ...settled, ...changeable });
/** Of a new one: what it is about, its kind and its name have to be said. */
export const customFieldNewSchema = z.partial(customFieldFieldsSchema, {
  nameEn: true,
  choices: true,
  currency: true,
  required: true,
  linkType: true,
});
export type CustomFieldFields = z.infer<typeof customFieldFieldsSchema>;

export const customFieldSchema = z.object({
  ...settled,
  ...changeable,
  id: idSchema,
  /** Smallest first. */
  position: z.int(),
  archivedAt: z.nullable(instantSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type CustomField = z.infer<typeof customFieldSchema>;

export const EMPTY_CUSTOM_FIELD: Omit<CustomFieldFields, 'recordType' | 'kind' | 'name'> = {
  nameEn: '',
  choices: [],
  currency: 'EUR',
  required: false,
  linkType: 'company',
};

/** What a record carries for one field. */
export const customValueSchema = z.union([
  z.string().check(z.maxLength(CUSTOM_FIELD_LIMITS.textChars)),
  z.number(),
  z.boolean(),
  z.array(idSchema).check(z.maxLength(CUSTOM_FIELD_LIMITS.chosen)),
]);
export type CustomValue = z.infer<typeof customValueSchema>;

/** By the id of the field. */
export const customValuesSchema = z.record(idSchema, customValueSchema);
export type CustomValues = z.infer<typeof customValuesSchema>;

/** Some values to be set, by the id of the field; null takes one away, what is not named stays. */
export const customPatchSchema = z.record(idSchema, z.nullable(customValueSchema));
export type CustomPatch = z.infer<typeof customPatchSchema>;
