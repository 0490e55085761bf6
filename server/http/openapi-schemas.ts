/** Schemas of the contract as JSON Schema for OpenAPI: entities under their names, ids and instants with their formats. */
import * as z from 'zod/mini';
import { linkSchema } from '#shared/domain/activity.ts';
import { companySchema } from '#shared/domain/company.ts';
import { conflictSchema } from '#shared/domain/conflict.ts';
import {
  customFieldSchema,
  customPatchSchema,
  customValueSchema,
  customValuesSchema,
} from '#shared/domain/custom-field.ts';
import { employmentSchema } from '#shared/domain/employment.ts';
import { logRuleSchema } from '#shared/domain/log-rule.ts';
import { mailAttachmentSchema, mailParticipantSchema, mailSchema } from '#shared/domain/mail.ts';
import { mutationEnvelopeSchema, mutationOutcomeSchema } from '#shared/domain/mutation.ts';
import {
  logStateSchema,
  panelAnswerSchema,
  panelParticipantMatchSchema,
  panelParticipantSchema,
  panelQuerySchema,
  personMatchSchema,
  timelineItemSchema,
  timelineSchema,
} from '#shared/domain/panel.ts';
import { outgoingFieldsSchema, outgoingMailSchema } from '#shared/domain/outgoing-mail.ts';
import {
  addressEntrySchema,
  emailEntrySchema,
  personSchema,
  phoneEntrySchema,
} from '#shared/domain/person.ts';
import { relationshipSchema } from '#shared/domain/relationship.ts';
import {
  countrySchema,
  daySchema,
  domainSchema,
  emailSchema,
  idSchema,
  instantSchema,
  websiteSchema,
} from '#shared/domain/scalars.ts';
import { syncDocSchema } from '#shared/domain/sync.ts';
import { taskSchema } from '#shared/domain/task.ts';
import { listFilterSchema } from '#shared/domain/list-filter.ts';
import { listPageSchema, listQuerySchema, listRowSchema } from '#shared/domain/list-page.ts';
import { savedViewSchema } from '#shared/domain/saved-view.ts';
import { templateSchema } from '#shared/domain/template.ts';
import { meSchema, preferencesSchema, userSchema } from '#shared/domain/user.ts';

export type Json = Record<string, unknown>;

const NAMED = {
  Company: companySchema,
  Conflict: conflictSchema,
  CustomField: customFieldSchema,
  CustomPatch: customPatchSchema,
  CustomValue: customValueSchema,
  CustomValues: customValuesSchema,
  EmailEntry: emailEntrySchema,
  Employment: employmentSchema,
  Link: linkSchema,
  ListFilter: listFilterSchema,
  ListPage: listPageSchema,
  ListQuery: listQuerySchema,
  ListRow: listRowSchema,
  LogRule: logRuleSchema,
  LogState: logStateSchema,
  Mail: mailSchema,
  MailAttachment: mailAttachmentSchema,
  MailParticipant: mailParticipantSchema,
  Me: meSchema,
  Mutation: mutationEnvelopeSchema,
  MutationOutcome: mutationOutcomeSchema,
  OutgoingFields: outgoingFieldsSchema,
  OutgoingMail: outgoingMailSchema,
  PanelAnswer: panelAnswerSchema,
  PanelParticipant: panelParticipantSchema,
  PanelParticipantMatch: panelParticipantMatchSchema,
  PanelQuery: panelQuerySchema,
  Person: personSchema,
  PersonMatch: personMatchSchema,
  Relationship: relationshipSchema,
  AddressEntry: addressEntrySchema,
  PhoneEntry: phoneEntrySchema,
  Preferences: preferencesSchema,
  SavedView: savedViewSchema,
  SyncDoc: syncDocSchema,
  Task: taskSchema,
  Template: templateSchema,
  Timeline: timelineSchema,
  TimelineItem: timelineItemSchema,
  User: userSchema,
} as const satisfies Record<string, z.ZodMiniType>;

/** What a check in code means for who reads the schema. */
const FORMATS: readonly (readonly [z.ZodMiniType, Json])[] = [
  [idSchema, { format: 'uuid' }],
  [instantSchema, { format: 'date-time', pattern: 'Z$' }],
  [daySchema, { format: 'date' }],
  [emailSchema, { format: 'idn-email' }],
  [domainSchema, { format: 'idn-hostname' }],
  [websiteSchema, { pattern: '^(https?://\\S+)?$' }],
  [countrySchema, { pattern: '^([A-Z]{2})?$' }],
];

const metadata = z.registry<Json>();
for (const [id, schema] of Object.entries(NAMED)) metadata.add(schema, { id });
for (const [schema, format] of FORMATS) metadata.add(schema, format);

const COMPONENTS = '#/components/schemas/';
export const componentRef = (name: string): Json => ({ $ref: `${COMPONENTS}${name}` });

/** Further keys of an answer are nobody's mistake; only what was declared strict is closed. */
const openUnlessStrict = ({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: object;
}): void => {
  const { type, catchall } = zodSchema._zod.def as { type: string; catchall?: unknown };
  if (type === 'object' && catchall === undefined) delete (jsonSchema as Json)['additionalProperties'];
};

const withComponentRefs = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(withComponentRefs);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? value.replace('#/$defs/', COMPONENTS)
        : withComponentRefs(value),
    ]),
  );
};

export type SchemaPrinter = {
  /** `input` is what may be sent, `output` what is answered; they differ where something has a default. */
  readonly print: (schema: z.ZodMiniType, io: 'input' | 'output') => Json;
  /** Everything named that was printed so far, by name. */
  readonly components: () => Json;
};

export const createSchemaPrinter = (): SchemaPrinter => {
  const components = new Map<string, Json>();
  return {
    print: (schema, io) => {
      const printed = z.toJSONSchema(schema, {
        io,
        metadata,
        unrepresentable: 'any',
        override: openUnlessStrict,
      });
      const { $defs = {}, ...rest } = withComponentRefs(printed) as Json & { $defs?: Json };
      delete rest['$schema'];
      for (const [name, definition] of Object.entries($defs)) components.set(name, definition as Json);
      return rest;
    },
    components: () =>
      Object.fromEntries([...components].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
};
