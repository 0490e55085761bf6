/**
 * What a new owner gets when asking for sample data: a small customer base to try things on.
 *
 * Told through the same definitions every mutation uses, in one transaction under one mutation id, with every record
 * marked as sample, so that it can be taken out again.
 */
import { createHash } from 'node:crypto';
import type { Mail } from '#shared/domain/mail.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Apply, MutationContext } from '../core/mutation-definition.ts';
import { createRecordWriter } from '../core/record-writer.ts';
import type { RecordWriter } from '../core/record-writer.ts';
import { bucketsOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Store, Tx } from '../db/store.ts';
import { mutationDefinitions } from '../mutations.ts';
import { recordTables } from '../records.ts';
import { sampleCompanies, samplePeople } from './sample-customers.ts';
import { sampleDetails, sampleRelationships } from './sample-details.ts';
import { sampleMails } from './sample-mails.ts';
import type { SampleMail } from './sample-mails.ts';
import { sampleEntries, sampleOrders, sampleTasks } from './sample-stories.ts';

export type SampleOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly userId: string;
};
type User = {
  readonly name: string;
  readonly email: string;
  readonly role: Scope['role'];
  readonly teamId: string;
};

const DAY_MS = 86_400_000;
const OLDEST_DAYS = 900;
const MAIL_HOST = 'sample.kontor.example';

const markSample = (writer: RecordWriter): RecordWriter => ({
  ...writer,
  insert: (type, row) => writer.insert(type, 'sample' in row ? { ...row, sample: true } : row),
});

const bare = (subject: string): string => subject.replace(/^(?:AW|Re): /, '');

/** A mail of the story with its place in the conversation. */
const toMail = (
  index: number,
  story: SampleMail,
  sentAt: string,
  theirs: { name: string; email: string },
  user: User,
): Mail => {
  const idOf = (at: number): string => `<${at}.${story.who}@${MAIL_HOST}>`;
  const thread = sampleMails
    .map((mail, at) => ({ mail, at }))
    .filter(
      ({ mail, at }) => at < index && mail.who === story.who && bare(mail.subject) === bare(story.subject),
    )
    .map(({ at }) => idOf(at));
  const ours = { name: user.name, email: user.email };
  return {
    messageId: idOf(index),
    inReplyTo: thread.at(-1) ?? '',
    references: thread,
    conversationId: '',
    subject: story.subject,
    sentAt,
    participants: [
      { role: 'from', ...(story.out ? ours : theirs) },
      { role: 'to', ...(story.out ? theirs : ours) },
    ],
    headers: '',
    text: story.text,
    html: '',
    attachments: [],
  };
};

const loadIn = async (tx: Tx, { clock, newId, userId }: SampleOptions, user: User): Promise<void> => {
  const today = Math.floor(clock.now() / DAY_MS) * DAY_MS;
  const now = toInstant(clock.now());
  const mutationId = newId();
  const scope: Scope = {
    userId,
    userName: user.name,
    role: user.role,
    teamId: user.teamId,
    buckets: bucketsOf(userId, user.teamId),
    locale: 'de',
    credentialId: null,
    credentialKind: 'command',
  };
  const writer = createRecordWriter({ tx, tables: recordTables, mutationId, userId, now });
  const context: Omit<MutationContext, 'now'> = {
    tx,
    write: markSample(writer),
    scope,
    mutationId,
    clock,
    newId,
    noteConflict: () => {},
  };
  const apply = async <N extends MutationName>(name: N, at: string, args: MutationArgs<N>): Promise<void> => {
    const done = await (mutationDefinitions[name] as Apply<N>)({ ...context, now: at }, args);
    if (!done.ok) throw new Error(`The sample data does not fit: ${name}: ${done.error.code}`);
  };
  const instant = ([daysAgo, time]: readonly [number, string]): string =>
    `${toInstant(today - daysAgo * DAY_MS).slice(0, 10)}T${time}:00.000Z`;
  const oldest = instant([OLDEST_DAYS, '09:00']);

  const companyIds = new Map<string, string>();
  for (const { key, fields } of sampleCompanies) {
    const id = newId();
    companyIds.set(key, id);
    await apply('company.create', oldest, { id, fields: { ...fields, ownerId: userId } });
  }
  const people = new Map<string, { id: string; companyId: string; name: string; email: string }>();
  for (const { key, company, jobTitle, fields } of samplePeople) {
    const [id, companyId] = [newId(), companyIds.get(company)!];
    const lifecycle = sampleCompanies.find((one) => one.key === company)!.fields.lifecycle;
    await apply('person.create', oldest, {
      id,
      fields: {
        ...fields,
        ...sampleDetails[key],
        ...(lifecycle ? { lifecycle } : {}),
        ownerId: userId,
        teamId: user.teamId,
      },
    });
    await apply('employment.create', oldest, { id: newId(), fields: { personId: id, companyId, jobTitle } });
    const name = [fields.title, fields.firstName, fields.lastName].filter(Boolean).join(' ');
    people.set(key, { id, companyId, name, email: fields.emails![0]!.email });
  }
  for (const [who, kind, other, note] of sampleRelationships) {
    const fields = { personId: people.get(who)!.id, otherId: people.get(other)!.id, kind, note };
    await apply('relationship.create', oldest, { id: newId(), fields });
  }
  for (const [index, story] of sampleMails.entries()) {
    const at = instant(story.when);
    const { name, email } = people.get(story.who)!;
    const mail = toMail(index, story, at, { name, email }, user);
    await apply('mail.log', at, {
      id: newId(),
      mail,
      visibility: 'all',
      direction: 'none',
      links: [],
      source: 'sample',
    });
  }
  for (const { kind, who, when, subject, text, direction, outcome } of sampleEntries) {
    const { id: personId, companyId } = people.get(who)!;
    const occurredAt = instant(when);
    const links = [
      { type: 'person' as const, id: personId },
      { type: 'company' as const, id: companyId },
    ];
    await apply('activity.create', occurredAt, {
      id: newId(),
      kind,
      fields: { occurredAt, subject, text, direction, outcome },
      visibility: 'all',
      links,
    });
  }
  for (const { who, title, inDays, done } of sampleTasks) {
    const { id: personId, companyId } = people.get(who)!;
    const dueOn = toInstant(today + inDays * DAY_MS).slice(0, 10);
    await apply('task.create', instant([7, '09:00']), {
      id: newId(),
      fields: { title, dueOn, personId, companyId, done },
    });
  }
  for (const [index, { company, who, daysAgo, amountMinor, currency }] of sampleOrders.entries()) {
    const orderedOn = toInstant(today - daysAgo * DAY_MS).slice(0, 10);
    const order = {
      id: newId(),
      number: `${orderedOn.slice(0, 4)}-${1_000 + index * 37}`,
      companyId: companyIds.get(company)!,
      personId: people.get(who)!.id,
      orderedOn,
      amountMinor,
      currency,
      sample: 1 as const,
    };
    await tx.db.insertInto('customer_order').values(order).execute();
  }
  await writer.finish();
  const name = 'sample.load';
  const argsHash = createHash('sha256').update(name).digest('base64url');
  await tx.db
    .insertInto('mutation')
    .values({ id: mutationId, userId, name, argsHash, at: now, appliedAt: now, result: '{}' })
    .execute();
  await tx.db
    .insertInto('audit')
    .values({ at: now, userId, action: name, mutationId, outcome: 'applied' })
    .execute();
};

/** Whether any of the sample companies or people are still there. */
export const hasSample = async (db: Reader, of: 'company' | 'person'): Promise<boolean> =>
  (await db
    .selectFrom(of)
    .select('id')
    .where('sample', '=', 1)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Replay: does nothing while sample data is there. Errors: `record.not_found` (no such user), `store.*`. */
export const loadSample = async (options: SampleOptions): Promise<Result<null>> => {
  const { store, userId } = options;
  return store.write(async (tx) => {
    const user = await tx.db
      .selectFrom('user_account')
      .select(['name', 'email', 'role', 'teamId'])
      .where('id', '=', userId)
      .executeTakeFirst();
    if (!user) return fail('record.not_found');
    await tx.lock('sample');
    if (!(await hasSample(tx.db, 'company'))) await loadIn(tx, options, user);
    return ok(null);
  });
};
