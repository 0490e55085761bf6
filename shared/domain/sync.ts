/**
 * What travels between a device and the server: changes up (`push`), records down (`pull`), each in the order of one
 * sequence.
 *
 * A device is a `client`: an id of its own and a counter that grows by one with each change. The server applies `n` only
 * after `n - 1`, once, and keeps its outcome, so a push can be repeated as it is. The `epoch` names one unbroken life of
 * the database: a restored backup has another, and everything a device knows of the order before is void then.
 */
import * as z from 'zod/mini';
import { ACTIVITY_KINDS, DIRECTIONS, VISIBILITIES, linkSchema } from './activity.ts';
import { customValuesSchema } from './custom-field.ts';
import { pageFieldSchema } from './kept-page.ts';
import { MAIL_KINDS } from './mail-kind.ts';
import { MUTATION_LIMITS, mutationEnvelopeSchema, mutationOutcomeSchema } from './mutation.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const SYNC_LIMITS = {
  /** Changes in one push. */
  push: MUTATION_LIMITS.batch,
  /** Entries of the change log one pull looks at; further behind, a device starts anew. */
  pull: 2_000,
  /** Records in one page of the start. */
  bootstrap: 2_000,
  /** Customers a device holds unless it is told otherwise. */
  workingSet: 5_000,
  /** A device that was away for longer starts anew; what it has not sent stays. */
  tombstoneDays: 180,
  /** How long a device keeps what was acknowledged, for a server restored from a backup. */
  journalDays: 14,
  /** Attempts at a change that breaks the server before it is set aside. */
  poisonTries: 5,
} as const;

/** What a device holds. An `activity` carries its links and loggers, so that its log state can be told offline. */
export const SYNC_TYPES = [
  'person',
  'company',
  'employment',
  'relationship',
  'activity',
  'task',
  'deal',
  'user',
  'conflict',
  'log_rule',
  'fact',
  'custom_field',
] as const;
export type SyncType = (typeof SYNC_TYPES)[number];

/**
 * One record as it stands at the server for this asker. `data` is the shape of its type: `personSchema`, `companySchema`,
 * `employmentSchema`, `relationshipSchema`, `syncActivitySchema`, `taskSchema` without names filled for display, `dealSchema`, `{ name, email }`,
 * `conflictSchema`, `logRuleSchema`, `factSchema`, `customFieldSchema`.
 */
export const syncDocSchema = z.object({
  type: z.enum(SYNC_TYPES),
  id: idSchema,
  /**
   * Through which of the asker's buckets it is seen: `all`, `team:…`, `owner:…`, `private:…`, `share:…`. One, but for a
   * mail that several logged. A device that loses all of them lets go of the record.
   */
  buckets: z.array(z.string()),
  data: z.record(z.string(), z.unknown()),
});
export type SyncDoc = z.infer<typeof syncDocSchema>;

/** An activity as a device keeps it: its head, what it hangs on, who logged it. Mails come without their text. */
export const syncActivitySchema = z.object({
  kind: z.enum(ACTIVITY_KINDS),
  occurredAt: instantSchema,
  subject: z.string(),
  preview: z.string(),
  /** Written text; empty for a mail. */
  text: z.string(),
  direction: z.enum(DIRECTIONS),
  outcome: z.string(),
  visibility: z.enum(VISIBILITIES),
  byId: z.nullable(idSchema),
  attachments: z.int(),
  mailKind: z.optional(z.enum(MAIL_KINDS)),
  page: pageFieldSchema,
  custom: z.optional(customValuesSchema),
  /** `messageIdKey` of a mail, by which its log state is found; else empty. */
  identity: z.string(),
  links: z.array(linkSchema),
  /** Who logged a mail, as far as the asker sees it. */
  log: z.array(
    z.object({ userId: idSchema, at: instantSchema, visibility: z.enum(VISIBILITIES), bucket: z.string() }),
  ),
});
export type SyncActivity = z.infer<typeof syncActivitySchema>;

export const syncPushBodySchema = z.strictObject({
  epoch: z.string().check(z.maxLength(60)),
  clientId: idSchema,
  mutations: z
    .array(z.extend(mutationEnvelopeSchema, { n: z.int().check(z.positive()) }))
    .check(z.minLength(1), z.maxLength(SYNC_LIMITS.push)),
});
export type SyncPush = z.infer<typeof syncPushBodySchema>;

export const syncPushAnswerSchema = z.object({
  epoch: z.string(),
  /** The last change of this client that is settled, applied or not. */
  lastN: z.int(),
  /** One for each change that is settled now, in order; fewer than sent when the server had to stop. */
  outcomes: z.array(z.intersection(mutationOutcomeSchema, z.object({ n: z.int() }))),
  /** Why the rest was not looked at: it may be sent again later. Null when all is settled. */
  stopped: z.nullable(z.object({ n: z.int(), code: z.string() })),
});
export type SyncPushAnswer = z.infer<typeof syncPushAnswerSchema>;

const recordKeySchema = z.object({ type: z.enum(SYNC_TYPES), id: idSchema });
export type RecordKey = z.infer<typeof recordKeySchema>;

export const syncPullAnswerSchema = z.object({
  epoch: z.string(),
  /** Opaque; stored in the same transaction as the page. */
  cursor: z.string(),
  /** True while there is more to fetch at once; what is shown waits for the end. */
  more: z.boolean(),
  lastN: z.int(),
  /** The asker's buckets. One that is gone takes its records with it, one that is new is fetched by itself. */
  buckets: z.array(z.string()),
  puts: z.array(syncDocSchema),
  /** No longer there for the asker: deleted, or not theirs to see any more. */
  removes: z.array(recordKeySchema),
  /** Erased: not even a waiting change of the device may keep a word of them. */
  erased: z.array(idSchema),
});
export type SyncPullAnswer = z.infer<typeof syncPullAnswerSchema>;

export const syncBootstrapAnswerSchema = z.object({
  epoch: z.string(),
  /** Where pulling goes on after the last page: the state before the first page was read. The same on every page. */
  cursor: z.string(),
  buckets: z.array(z.string()),
  docs: z.array(syncDocSchema),
  /** Pass back as `after` for the next page; null at the end. */
  next: z.nullable(z.string()),
});
export type SyncBootstrapAnswer = z.infer<typeof syncBootstrapAnswerSchema>;

/** Known or unknown, told on the device: addresses as keyed hashes, domains of companies in plain. */
export const syncDirectorySchema = z.object({
  /** HMAC-SHA-256 key, base64, of this installation. */
  key: z.string(),
  /** First eight bytes of the HMAC of each `emailKey`, base64, one after the other, sorted. */
  addresses: z.string(),
  domains: z.array(z.string()),
  /** Changes with every new address or domain. */
  version: z.string(),
});
export type SyncDirectory = z.infer<typeof syncDirectorySchema>;

/** What whoever helps needs to know of a device: whether it still comes, what it has not sent, what it has not fetched. */
export const syncDeviceSchema = z.object({
  id: idSchema,
  userId: idSchema,
  userName: z.string(),
  /** Of the sign-in it came with. */
  name: z.string(),
  current: z.boolean(),
  /** Came with the very sign-in the asker uses: what this device was before. */
  own: z.boolean(),
  /** False once it was signed out or revoked: what it still holds cannot arrive any more. */
  signedIn: z.boolean(),
  /** Null when it never asked for anything but its start. */
  lastSeenAt: z.nullable(instantSchema),
  lastN: z.int(),
  lastPushAt: z.nullable(instantSchema),
  lastPullAt: z.nullable(instantSchema),
  /** Changes that waited on it when it last asked; null when it never said. */
  waiting: z.nullable(z.int()),
  /** Entries of the change log it has not fetched yet, 1,000 at most, and since when the oldest of them is there. */
  behind: z.int(),
  behindSince: z.nullable(instantSchema),
  /** Changes set aside because they broke the server; their content is on the device. */
  quarantined: z.array(z.object({ id: idSchema, name: z.string(), at: instantSchema })),
});
export type SyncDevice = z.infer<typeof syncDeviceSchema>;

export const syncStatusSchema = z.object({
  epoch: z.string(),
  now: instantSchema,
  clients: z.array(syncDeviceSchema),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;
