/**
 * The tables, as Kysely sees them. Columns carry the names of the domain, so a row is (nearly) a record:
 * JSON stands as text, yes/no as 0/1, instants and days as text (UTC ISO 8601), money in minor units.
 */
import type { Generated } from 'kysely';

type Stamped = { createdAt: string; updatedAt: string; deletedAt: string | null };

export type PersonRow = Stamped & {
  no: Generated<number>;
  id: string;
  bucket: string;
  /** Display name, kept for lists. */
  name: string;
  sortKey: string;
  salutation: string;
  title: string;
  firstName: string;
  lastName: string;
  emails: string;
  phones: string;
  lifecycle: string;
  language: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  website: string;
  ownerId: string | null;
  externalId: string;
  sample: number;
};

export type CompanyRow = Stamped & {
  no: Generated<number>;
  id: string;
  bucket: string;
  name: string;
  sortKey: string;
  domains: string;
  emails: string;
  phones: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  website: string;
  vatId: string;
  lifecycle: string;
  customerSince: string | null;
  keyAccount: number;
  ownerId: string | null;
  externalId: string;
  sample: number;
};

export type EmploymentRow = Stamped & {
  id: string;
  personId: string;
  companyId: string;
  jobTitle: string;
  buyingRole: string;
  fromDay: string | null;
  toDay: string | null;
  sample: number;
};

export type ActivityRow = Stamped & {
  no: Generated<number>;
  id: string;
  kind: string;
  occurredAt: string;
  subject: string;
  /** First 200 characters of the text, white space folded. */
  preview: string;
  direction: string;
  outcome: string;
  visibility: string;
  teamId: string | null;
  createdById: string | null;
  attachments: number;
  sample: number;
  text: string;
};

export type MailRow = {
  activityId: string;
  /** Normalised Message-ID, or `sha256:…` of the content when the mail has none. */
  identity: string;
  threadId: string;
  conversationId: string;
  fingerprint: string;
  similarity: string;
  messageId: string;
  inReplyTo: string;
  sentAt: string | null;
  refs: string;
  headers: string;
  text: string;
  html: string;
};

export type TaskRow = Stamped & {
  id: string;
  bucket: string;
  title: string;
  dueOn: string | null;
  remindAt: string | null;
  assigneeId: string;
  personId: string | null;
  companyId: string | null;
  activityId: string | null;
  done: number;
  doneAt: string | null;
  createdById: string;
  sample: number;
};

export type UserRow = Stamped & {
  id: string;
  email: string;
  emailKey: string;
  name: string;
  role: string;
  teamId: string;
  preferences: string;
  disabled: number;
};

export type CredentialRow = {
  id: string;
  kind: string;
  userId: string;
  secretHash: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
};

export type Schema = {
  meta: { key: string; value: string };
  team: { id: string; name: string; createdAt: string };
  user_account: UserRow;
  password: { userId: string; hash: string; changedAt: string };
  credential: CredentialRow;
  one_time_link: {
    id: string;
    purpose: string;
    secretHash: string;
    email: string;
    name: string;
    role: string;
    userId: string | null;
    createdById: string | null;
    createdAt: string;
    expiresAt: string;
    usedAt: string | null;
  };
  pairing: {
    id: string;
    code: string;
    secretHash: string;
    kind: string;
    name: string;
    place: string;
    createdAt: string;
    expiresAt: string;
    state: string;
    userId: string | null;
  };
  person: PersonRow;
  company: CompanyRow;
  employment: EmploymentRow;
  activity: ActivityRow;
  activity_link: { id: string; activityId: string; recordType: string; recordId: string };
  timeline: { recordId: string; bucket: string; occurredAt: string; activityNo: number };
  mail: MailRow;
  mail_participant: {
    activityId: string;
    position: number;
    role: string;
    email: string;
    emailKey: string;
    name: string;
  };
  mail_reference: { activityId: string; refKey: string };
  mail_log: {
    id: string;
    activityId: string;
    userId: string;
    at: string;
    visibility: string;
    teamId: string;
    source: string;
  };
  mail_variant: {
    id: string;
    activityId: string;
    fingerprint: string;
    loggedById: string;
    loggedAt: string;
    mail: string;
  };
  attachment: {
    id: string;
    activityId: string;
    position: number;
    hash: string;
    name: string;
    contentType: string;
    sizeBytes: number;
    inline: number;
    contentId: string;
  };
  blob: { hash: string; sizeBytes: number; createdAt: string };
  alias: { id: string; targetId: string; createdAt: string };
  task: TaskRow;
  customer_order: {
    no: Generated<number>;
    id: string;
    number: string;
    companyId: string | null;
    personId: string | null;
    orderedOn: string;
    amountMinor: number;
    currency: string;
    sample: number;
  };
  match_choice: { id: string; userId: string; emailKey: string; personId: string };
  email_index: { emailKey: string; recordType: string; recordId: string };
  domain_index: { domain: string; companyId: string };
  search_token: { token: string; kind: number; recordNo: number };
  mutation: {
    id: string;
    userId: string;
    credentialId: string | null;
    name: string;
    argsHash: string;
    at: string;
    appliedAt: string;
    result: string;
  };
  audit: {
    no: Generated<number>;
    at: string;
    userId: string | null;
    credentialId: string | null;
    action: string;
    recordId: string | null;
    mutationId: string | null;
    outcome: string;
  };
  change: {
    seq: Generated<number>;
    mutationId: string;
    recordType: string;
    recordId: string;
    op: string;
    bucket: string;
    userId: string;
    at: string;
    fields: string;
  };
};
