/**
 * The registry of named mutations: what can be asked of Kontor, as data. The server applies exactly these;
 * panel, web pages, API, import and command line build them. Adding one = a schema here and an apply function in
 * `server/<entity>/<entity>.mutations.ts` (a test holds the two lists together).
 */
import * as z from 'zod/mini';
import { DIRECTIONS, VISIBILITIES, WRITTEN_KINDS, activityFieldsSchema, linkSchema } from './activity.ts';
import { companyFieldsSchema } from './company.ts';
import { CUSTOM_RECORDS, customFieldChangeSchema, customFieldNewSchema } from './custom-field.ts';
import { dealFieldsSchema, dealTitleSchema } from './deal.ts';
import { employmentFieldsSchema } from './employment.ts';
import { factFieldsSchema, factTextSchema } from './fact.ts';
import { LOG_RULE_LISTS, logRuleFieldsSchema, logRuleKindSchema } from './log-rule.ts';
import { MAIL_KINDS } from './mail-kind.ts';
import { mailSchema } from './mail.ts';
import { outgoingFieldsSchema } from './outgoing-mail.ts';
import { meetingSchema } from './meeting.ts';
import { panelLayoutSchema } from './panel-cards.ts';
import { layoutTargetSchema } from './panel-layout.ts';
import { personFieldsSchema } from './person.ts';
import { RELATIONSHIP_KINDS } from './relationship-kinds.ts';
import { relationshipFieldsSchema } from './relationship.ts';
import { savedViewFieldsSchema } from './saved-view.ts';
import { filledLineSchema, idSchema, instantSchema, lineSchema } from './scalars.ts';
import { taskFieldsSchema, taskTitleSchema } from './task.ts';
import { templateFieldsSchema, templateNameSchema } from './template.ts';
import { ROLES, preferencesSchema } from './user.ts';

const byId = { id: idSchema };
/** What can stand in a bucket of its own. */
const shareable = z.enum(['person', 'company', 'deal', 'task']);
const visibility = z.enum(VISIBILITIES);
/**
 * An update may carry `was`: what its author saw in the fields it sets. Where that is no longer so, somebody changed them
 * meanwhile, and the fields are merged instead of overwritten. Without it the last to arrive wins.
 */
/** Where a value came from, e.g. `mail-signature`, `page`, `manual`; shown beside the value's history. */
const source = z.optional(lineSchema(500));

/** Records that were preselected and left so: hung on where they are still there, and no reason to refuse the rest where not. */
const offered = z.optional(z.array(linkSchema).check(z.maxLength(50)));

export const mutationArgs = {
  'person.create': z.strictObject({ ...byId, fields: z.partial(personFieldsSchema), source }),
  'person.update': z.strictObject({
    ...byId,
    set: z.partial(personFieldsSchema),
    was: z.optional(z.partial(personFieldsSchema)),
    source,
  }),
  'person.delete': z.strictObject(byId),
  /**
   * The other becomes part of this one; its id leads here from then on. `fields` are the values chosen for the survivor;
   * what is not among them is united or kept as it was.
   */
  'person.merge': z.strictObject({
    ...byId,
    otherId: idSchema,
    fields: z.optional(z.partial(personFieldsSchema)),
  }),
  /** Takes a person and what was written about them alone out of the store for good (owners and admins). */
  'person.erase': z.strictObject(byId),
  'company.create': z.strictObject({ ...byId, fields: z.partial(companyFieldsSchema), source }),
  'company.update': z.strictObject({
    ...byId,
    set: z.partial(companyFieldsSchema),
    was: z.optional(z.partial(companyFieldsSchema)),
    source,
  }),
  'company.delete': z.strictObject(byId),
  /** As `person.merge`. */
  'company.merge': z.strictObject({
    ...byId,
    otherId: idSchema,
    fields: z.optional(z.partial(companyFieldsSchema)),
  }),
  /**
   * Takes a merge apart again, however much was edited since; `id` is that of the mutation that merged. Whoever sees both
   * may. What was edited or added since stays with the survivor.
   */
  'merge.undo': z.strictObject(byId),
  /** Two records that look the same are not: the pair is not shown again, to nobody. */
  'duplicate.dismiss': z.strictObject({
    type: z.enum(['person', 'company']),
    ids: z.tuple([idSchema, idSchema]),
  }),
  /** Still true as it stands: it is not asked for again until something new speaks against it. Takes off the tag "outdated". */
  'record.confirm': z.strictObject({ type: z.enum(['person', 'company']), ...byId }),
  /** Whoever says so is not asked about the record for a while (`LATER_DAYS`), unless something more pressing turns up. */
  'record.ask_later': z.strictObject({ type: z.enum(['person', 'company']), ...byId }),
  'employment.create': z.strictObject({
    ...byId,
    fields: z.extend(z.partial(employmentFieldsSchema), { personId: idSchema, companyId: idSchema }),
  }),
  'employment.update': z.strictObject({
    ...byId,
    set: z.omit(z.partial(employmentFieldsSchema), { personId: true, companyId: true }),
    was: z.optional(z.partial(employmentFieldsSchema)),
  }),
  'employment.delete': z.strictObject(byId),

  /** Two people; neither is the other. */
  'relationship.create': z.strictObject({
    ...byId,
    fields: z.extend(z.partial(relationshipFieldsSchema), {
      personId: idSchema,
      otherId: idSchema,
      kind: z.enum(RELATIONSHIP_KINDS),
    }),
  }),
  'relationship.update': z.strictObject({
    ...byId,
    set: z.omit(z.partial(relationshipFieldsSchema), { personId: true, otherId: true }),
    was: z.optional(z.partial(relationshipFieldsSchema)),
  }),
  'relationship.delete': z.strictObject(byId),

  /** Logs a mail. The same mail again, by anyone, adds the asker to its list of loggers; nothing is doubled. */
  'mail.log': z.strictObject({
    /** Id of the activity if this is the first log; else it becomes an alias of the existing one. */
    ...byId,
    mail: mailSchema,
    /** SHA-256 of the raw message, lower-case hex, where the source has it: tells mails without a Message-ID apart. */
    rawHash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    visibility,
    direction: z.enum(DIRECTIONS),
    /** What the mail program says it is; its headers, where there are any, have the first word. */
    kind: z.optional(z.enum(MAIL_KINDS)),
    /** Records the person picked, in addition to the known participants and their companies. */
    links: z.array(linkSchema).check(z.maxLength(50)),
    offered,
    source: lineSchema(40),
  }),
  /** Takes the asker's own log of a mail back; the last one to do so removes it from the history. */
  'mail.unlog': z.strictObject(byId),
  /** What is to become of a mail once it is sent; the mail carries the id in a header. Asked again, the last word holds. */
  'mail.decide': z.strictObject({ ...byId, fields: outgoingFieldsSchema }),
  /**
   * A sent mail was seen whose header names a decision: it is logged for its author as they decided, once, whoever saw it.
   * The asker does not log it for themselves by this.
   */
  'mail.log_sent': z.strictObject({ ...byId, mail: mailSchema }),

  /** A rule of one's own list, or (owners and admins) of the company's. */
  'log_rule.create': z.strictObject({
    ...byId,
    list: z.enum(LOG_RULE_LISTS),
    fields: z.extend(z.partial(logRuleFieldsSchema), { kind: logRuleKindSchema }),
  }),
  'log_rule.update': z.strictObject({ ...byId, set: z.partial(logRuleFieldsSchema) }),
  'log_rule.delete': z.strictObject(byId),
  /** Writes down a meeting of a calendar, once: a colleague's entry the asker can see is that meeting. */
  'meeting.log': z.strictObject({
    ...byId,
    meeting: meetingSchema,
    /** What the calendar does not say of it. */
    fields: z.optional(z.pick(activityFieldsSchema, { custom: true })),
    visibility,
    /** Records the person picked, in addition to the known participants and their companies. */
    links: z.array(linkSchema).check(z.maxLength(50)),
    offered,
  }),

  'activity.create': z.strictObject({
    ...byId,
    kind: z.enum(WRITTEN_KINDS),
    fields: z.omit(z.partial(activityFieldsSchema), { kind: true }),
    visibility,
    links: z.array(linkSchema).check(z.minLength(1), z.maxLength(50)),
  }),
  'activity.update': z.strictObject({
    ...byId,
    set: z.omit(z.partial(activityFieldsSchema), { kind: true }),
    was: z.optional(z.partial(activityFieldsSchema)),
    visibility: z.optional(visibility),
  }),
  'activity.delete': z.strictObject(byId),
  'activity.link': z.strictObject({ ...byId, link: linkSchema }),
  'activity.unlink': z.strictObject({ ...byId, link: linkSchema }),

  'task.create': z.strictObject({
    ...byId,
    fields: z.extend(z.partial(taskFieldsSchema), { title: taskTitleSchema }),
  }),
  'task.update': z.strictObject({
    ...byId,
    set: z.partial(taskFieldsSchema),
    was: z.optional(z.partial(taskFieldsSchema)),
  }),
  'task.delete': z.strictObject(byId),

  'deal.create': z.strictObject({
    ...byId,
    fields: z.extend(z.partial(dealFieldsSchema), { title: dealTitleSchema }),
  }),
  'deal.update': z.strictObject({
    ...byId,
    set: z.partial(dealFieldsSchema),
    was: z.optional(z.partial(dealFieldsSchema)),
  }),
  'deal.delete': z.strictObject(byId),

  'template.create': z.strictObject({
    ...byId,
    fields: z.extend(z.partial(templateFieldsSchema), { name: templateNameSchema }),
  }),
  'template.update': z.strictObject({ ...byId, set: z.partial(templateFieldsSchema) }),
  'template.delete': z.strictObject(byId),

  /** Owners and admins define what else is kept of a record. Values are set with the record itself, under `custom`. */
  'custom_field.create': z.strictObject({
    ...byId,
    fields: customFieldNewSchema,
  }),
  'custom_field.update': z.strictObject({ ...byId, set: z.partial(customFieldChangeSchema) }),
  /** Out of sight everywhere; its values stay. */
  'custom_field.archive': z.strictObject(byId),
  'custom_field.restore': z.strictObject(byId),
  /** The order in which the fields of one kind of record stand; those not named come behind. */
  'custom_field.arrange': z.strictObject({
    recordType: z.enum(CUSTOM_RECORDS),
    ids: z.array(idSchema).check(z.minLength(1), z.maxLength(500)),
  }),
  'saved_view.create': z.strictObject({ ...byId, fields: savedViewFieldsSchema }),
  'saved_view.update': z.strictObject({
    ...byId,
    set: z.omit(z.partial(savedViewFieldsSchema), { record: true }),
  }),
  'saved_view.delete': z.strictObject(byId),

  /** Notes something about a person or company; kind and day follow from the words unless they are said. */
  'fact.add': z.strictObject({
    ...byId,
    about: z.strictObject({ type: z.enum(['person', 'company']), id: idSchema }),
    fields: z.extend(z.partial(factFieldsSchema), { text: factTextSchema }),
    visibility,
  }),
  /** Whoever sees it corrects it; `visibility` is its author's alone to say. */
  'fact.change': z.strictObject({
    ...byId,
    set: z.partial(factFieldsSchema),
    was: z.optional(z.partial(factFieldsSchema)),
    visibility: z.optional(visibility),
  }),
  'fact.remove': z.strictObject(byId),

  /** Sets back what gave way to somebody else's value; `dismiss` lets it go. */
  'conflict.restore': z.strictObject(byId),
  'conflict.dismiss': z.strictObject(byId),

  /** Who may see a record: `owner` is the asker and whoever answers for the whole, `private` the asker alone. */
  'record.move': z.strictObject({
    type: shareable,
    ...byId,
    visibility: z.enum(['all', 'team', 'owner', 'private']),
  }),
  /** Shows a record to named colleagues and to nobody else. */
  'record.share': z.strictObject({
    type: shareable,
    ...byId,
    userIds: z.array(idSchema).check(z.maxLength(200)),
  }),

  /** Every mail of the conversation is logged for the asker as soon as they open it, or no longer is. */
  'thread.keep': z.strictObject({
    ...byId,
    conversationId: z.string().check(z.minLength(1), z.maxLength(1_000)),
    keep: z.boolean(),
  }),

  /** Remembers, for the asker, which of several people an address belongs to. */
  'match.choose': z.strictObject({ email: lineSchema(320), personId: idSchema }),

  /** Remembers, for the asker, what of a signature they do not want to be offered again for this person. */
  'proposal.decline': z.strictObject({
    personId: idSchema,
    values: z.array(filledLineSchema(400)).check(z.minLength(1), z.maxLength(20)),
  }),

  /** Which cards of the panel stand where for a role or a team; null puts everything back (owners and admins). */
  'panel.arrange': z.strictObject({ target: layoutTargetSchema, layout: z.nullable(panelLayoutSchema) }),

  'user.set_preferences': z.strictObject({ set: z.partial(preferencesSchema) }),
  'user.create': z.strictObject({
    ...byId,
    email: lineSchema(320),
    name: filledLineSchema(200),
    role: z.enum(ROLES),
    teamName: z.optional(lineSchema(120)),
  }),
  'user.update': z.strictObject({
    ...byId,
    set: z.partial(
      z.strictObject({
        name: filledLineSchema(200),
        role: z.enum(ROLES),
        teamName: lineSchema(120),
        disabled: z.boolean(),
      }),
    ),
  }),
  'device.revoke': z.strictObject(byId),

  /** Takes back what one earlier mutation of the asker changed, as far as nobody changed it since. */
  'change.undo': z.strictObject({ mutationId: idSchema }),
  /** Takes back what one row of an import changed, as far as nobody changed it since (owners and admins). */
  'import.take_back': z.strictObject({ ...byId, no: z.int().check(z.nonnegative()) }),
  /** Removes everything the sample data brought, and nothing else. */
  'sample.remove': z.strictObject({ at: instantSchema }),
} as const;

export type MutationName = keyof typeof mutationArgs;
export type MutationArgs<N extends MutationName> = z.infer<(typeof mutationArgs)[N]>;
export const isMutationName = (name: string): name is MutationName => Object.hasOwn(mutationArgs, name);
