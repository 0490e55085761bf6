/**
 * The tables as data: what the compiler sees of each column, and what a test compares with the migrated database of
 * both engines. Columns carry the names of the domain, so a row is (nearly) a record: JSON stands as text, yes/no as
 * 0/1, instants and days as text (UTC ISO 8601), money in minor units.
 *
 * Not here: what one engine has for itself (`change.xid`, the full-text index `activity_text`).
 */
import type { Generated } from 'kysely';
import type { Direction, Visibility } from '#shared/domain/activity.ts';
import type { Lifecycle } from '#shared/domain/lifecycle.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import type { AddressForm, TemplateLanguage } from '#shared/domain/salutation.ts';
import type { MeetingParticipant } from '#shared/domain/meeting.ts';
import type { Role } from '#shared/domain/user.ts';

/** `is` stands for the type alone; there is never a value under it. */
export type Column<T = unknown> = {
  readonly type: 'text' | 'integer';
  readonly nullable: boolean;
  /** The database fills it when an insert does not. */
  readonly generated: boolean;
  readonly is?: T;
};

const text = <T extends string = string>(): Column<T> => ({
  type: 'text',
  nullable: false,
  generated: false,
});
const integer = <T extends number = number>(): Column<T> => ({
  type: 'integer',
  nullable: false,
  generated: false,
});
const orNull = <T>(column: Column<T>): Column<T | null> => ({ ...column, nullable: true });
const generated = <T>({ type, nullable }: Column<T>): Column<Generated<T>> => ({
  type,
  nullable,
  generated: true,
});

const flag = integer<0 | 1>();
const number = generated(integer());
const textOrNull = orNull(text());
const integerOrNull = orNull(integer());
const stamps = { createdAt: text(), updatedAt: text(), deletedAt: textOrNull };
const sample = generated(flag);

export const tables = {
  meta: { key: text(), value: text() },
  team: { id: text(), name: text(), createdAt: text() },
  user_account: {
    id: text(),
    email: text(),
    emailKey: text(),
    name: text(),
    role: text<Role>(),
    teamId: text(),
    preferences: text(),
    disabled: generated(flag),
    ...stamps,
  },
  password: { userId: text(), hash: text(), changedAt: text() },
  credential: {
    id: text(),
    kind: text<'session' | 'device' | 'api'>(),
    userId: text(),
    secretHash: text(),
    name: text(),
    createdAt: text(),
    lastUsedAt: textOrNull,
    expiresAt: textOrNull,
    revokedAt: textOrNull,
  },
  one_time_link: {
    id: text(),
    purpose: text<'setup' | 'invitation' | 'reset'>(),
    secretHash: text(),
    email: text(),
    name: text(),
    role: text<Role>(),
    userId: textOrNull,
    createdById: textOrNull,
    createdAt: text(),
    expiresAt: text(),
    usedAt: textOrNull,
  },
  pairing: {
    id: text(),
    code: text(),
    secretHash: text(),
    kind: text<'outlook' | 'extension' | 'other'>(),
    name: text(),
    place: text(),
    createdAt: text(),
    expiresAt: text(),
    state: text<'waiting' | 'accepted' | 'refused' | 'taken'>(),
    userId: textOrNull,
  },
  person: {
    no: number,
    id: text(),
    bucket: text(),
    /** Display name, kept for lists. */
    name: text(),
    sortKey: text(),
    salutation: text(),
    title: text(),
    firstName: text(),
    lastName: text(),
    emails: text(),
    phones: text(),
    lifecycle: text<Lifecycle>(),
    language: text(),
    street: text(),
    postcode: text(),
    city: text(),
    country: text(),
    website: text(),
    ownerId: textOrNull,
    externalId: text(),
    tags: generated(text()),
    optOut: generated(flag),
    sample,
    ...stamps,
  },
  company: {
    no: number,
    id: text(),
    bucket: text(),
    name: text(),
    sortKey: text(),
    domains: text(),
    emails: text(),
    phones: text(),
    street: text(),
    postcode: text(),
    city: text(),
    country: text(),
    website: text(),
    vatId: text(),
    lifecycle: text<Lifecycle>(),
    customerSince: textOrNull,
    keyAccount: flag,
    ownerId: textOrNull,
    externalId: text(),
    tags: generated(text()),
    sample,
    ...stamps,
  },
  employment: {
    id: text(),
    personId: text(),
    companyId: text(),
    jobTitle: text(),
    buyingRole: text(),
    fromDay: textOrNull,
    toDay: textOrNull,
    sample,
    ...stamps,
  },
  customer_order: {
    no: number,
    id: text(),
    number: text(),
    companyId: textOrNull,
    personId: textOrNull,
    orderedOn: text(),
    amountMinor: integer(),
    currency: text(),
    sample,
  },
  email_index: { emailKey: text(), recordType: text<'person' | 'company'>(), recordId: text() },
  domain_index: { domain: text(), companyId: text() },
  search_token: { token: text(), kind: integer(), recordNo: integer() },
  match_choice: { id: text(), userId: text(), emailKey: text(), personId: text() },
  activity: {
    no: number,
    id: text(),
    kind: text(),
    occurredAt: text(),
    subject: text(),
    /** First 200 characters of the text, white space folded. */
    preview: text(),
    direction: text<Direction>(),
    outcome: text(),
    visibility: text<Visibility>(),
    teamId: textOrNull,
    createdById: textOrNull,
    attachments: integer(),
    sample,
    ...stamps,
    text: text(),
  },
  activity_link: {
    id: text(),
    activityId: text(),
    recordType: text<'person' | 'company'>(),
    recordId: text(),
  },
  timeline: { recordId: text(), bucket: text(), occurredAt: text(), activityNo: integer() },
  mail: {
    activityId: text(),
    /** Normalised Message-ID, or `sha256:…` of the content when the mail has none. */
    identity: text(),
    threadId: text(),
    conversationId: text(),
    fingerprint: text(),
    similarity: text(),
    messageId: text(),
    inReplyTo: text(),
    sentAt: textOrNull,
    refs: text(),
    headers: text(),
    text: text(),
    html: text(),
  },
  meeting: {
    activityId: text(),
    /** `sha256` of `meetingMark`; several may have it, each of people who do not see the others'. */
    identity: text(),
    endsAt: textOrNull,
    location: text(),
  },
  /** Who takes part in a mail or a meeting. */
  mail_participant: {
    activityId: text(),
    position: integer(),
    role: text<MailParticipant['role'] | MeetingParticipant['role']>(),
    email: text(),
    emailKey: text(),
    name: text(),
  },
  mail_reference: { activityId: text(), refKey: text() },
  mail_log: {
    id: text(),
    activityId: text(),
    userId: text(),
    at: text(),
    visibility: text<Visibility>(),
    teamId: text(),
    source: text(),
  },
  outgoing_mail: {
    id: text(),
    userId: text(),
    teamId: text(),
    conversationId: text(),
    fromKey: text(),
    log: flag,
    visibility: text<Visibility>(),
    links: text(),
    reminder: textOrNull,
    chosen: flag,
    activityId: textOrNull,
    taskId: textOrNull,
    createdAt: text(),
    updatedAt: text(),
  },
  mail_variant: {
    id: text(),
    activityId: text(),
    fingerprint: text(),
    loggedById: text(),
    loggedAt: text(),
    mail: text(),
  },
  blob: { hash: text(), sizeBytes: integer(), createdAt: text() },
  attachment: {
    id: text(),
    activityId: text(),
    position: integer(),
    hash: text(),
    name: text(),
    contentType: text(),
    sizeBytes: integer(),
    inline: flag,
    contentId: text(),
  },
  alias: { id: text(), targetId: text(), createdAt: text() },
  task: {
    id: text(),
    bucket: text(),
    title: text(),
    dueOn: textOrNull,
    remindAt: textOrNull,
    assigneeId: text(),
    personId: textOrNull,
    companyId: textOrNull,
    activityId: textOrNull,
    done: flag,
    doneAt: textOrNull,
    createdById: text(),
    sample,
    ...stamps,
  },
  template: {
    id: text(),
    bucket: text(),
    name: text(),
    language: text<TemplateLanguage>(),
    form: text<AddressForm>(),
    text: text(),
    createdById: text(),
    sample,
    ...stamps,
  },
  mutation: {
    id: text(),
    userId: text(),
    credentialId: textOrNull,
    name: text(),
    argsHash: text(),
    at: text(),
    appliedAt: text(),
    result: text(),
    conflicts: textOrNull,
  },
  audit: {
    no: number,
    at: text(),
    userId: textOrNull,
    credentialId: textOrNull,
    action: text(),
    recordId: textOrNull,
    mutationId: textOrNull,
    outcome: text(),
  },
  change: {
    seq: number,
    mutationId: text(),
    recordType: text(),
    recordId: text(),
    op: text<'insert' | 'update' | 'delete' | 'restore' | 'erase'>(),
    bucket: text(),
    bucketBefore: textOrNull,
    userId: text(),
    at: text(),
    fields: text(),
  },
  deal: {
    id: text(),
    bucket: text(),
    title: text(),
    companyId: textOrNull,
    personId: textOrNull,
    stage: text(),
    amountMinor: integerOrNull,
    currency: text(),
    ownerId: textOrNull,
    expectedOn: textOrNull,
    lostReason: text(),
    tags: text(),
    sample,
    ...stamps,
  },
  conflict: {
    id: text(),
    bucket: text(),
    recordType: text(),
    recordId: text(),
    field: text(),
    lost: textOrNull,
    kept: textOrNull,
    reason: text(),
    lostById: textOrNull,
    resolvedAt: textOrNull,
    ...stamps,
  },
  share: { id: text(), bucket: text(), userId: text() },
  erased: { id: text(), at: text() },
  erased_blob: { hash: text() },
  sync_client: {
    id: text(),
    userId: text(),
    credentialId: textOrNull,
    lastN: number,
    createdAt: text(),
    lastPushAt: textOrNull,
    lastPullAt: textOrNull,
    cursor: textOrNull,
    waiting: integerOrNull,
    poisonId: textOrNull,
    poisonTries: number,
  },
  sync_outcome: { clientId: text(), n: integer(), mutationId: text(), outcome: text(), at: text() },
  sync_quarantine: { id: text(), clientId: text(), userId: text(), name: text(), at: text() },
} as const;

type TypeOf<C> = C extends Column<infer T> ? T : never;

/** What Kysely knows of the database. */
export type Schema = {
  [Table in keyof typeof tables]: {
    -readonly [Name in keyof (typeof tables)[Table]]: TypeOf<(typeof tables)[Table][Name]>;
  };
};
