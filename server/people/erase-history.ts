/**
 * What happened with a person who is erased: mails and notes nobody else had a part in go, the others stay with those
 * who had, without the person's name and address.
 */
import type { MutationContext } from '../core/mutation-definition.ts';
import { indexCustom } from '../custom-fields/custom-index.ts';
import { companyDomainOf } from '../mail/mail-participants.ts';
import { contentsOf, releaseContents } from './erased-contents.ts';
import { withoutTraces } from './person-traces.ts';
import type { Traces } from './person-traces.ts';

/** Parts of a mail or meeting that are no records of their own. */
const PARTS = [
  'mail_reference',
  'mail_participant',
  'mail_variant',
  'attachment',
  'mail',
  'meeting',
] as const;

export const idsOf = async (
  { tx }: MutationContext,
  statement: string,
  ...values: string[]
): Promise<string[]> => (await tx.all<{ id: string }>(statement, ...values)).map(({ id }) => id);

/** A record with the values that were kept beside it. */
export const eraseRecord = async (context: MutationContext, type: string, id: string): Promise<void> => {
  for (const conflict of await idsOf(context, 'select id from conflict where "recordId" = ?', id)) {
    await context.write.erase('conflict', conflict);
  }
  await context.write.erase(type, id);
};

const eraseActivity = async (context: MutationContext, id: string): Promise<void> => {
  const { tx, write } = context;
  for (const link of await idsOf(context, 'select id from activity_link where "activityId" = ?', id)) {
    await write.erase('activity_link', link);
  }
  for (const log of await idsOf(context, 'select id from mail_log where "activityId" = ?', id)) {
    await write.erase('mail_log', log);
  }
  for (const task of await idsOf(context, 'select id from task where "activityId" = ?', id)) {
    await write.update('task', task, { activityId: null });
  }
  for (const fact of await idsOf(context, 'select id from fact where "activityId" = ?', id)) {
    await write.update('fact', fact, { activityId: null });
  }
  await write.remove('activity', id);
  await write.finish();
  const contents = await contentsOf(context, id);
  for (const part of PARTS) await tx.run(`delete from ${part} where "activityId" = ?`, id);
  await releaseContents(context, contents);
  const row = await tx.get<{ no: number }>('select no from activity where id = ?', id);
  if (row) {
    await tx.run('delete from timeline where "activityNo" = ?', row.no);
    await tx.fullText.remove(row.no);
  }
  await eraseRecord(context, 'activity', id);
};

/** Domains of colleagues: a shared mailbox of the house is nobody from outside. */
const houseDomains = async ({ tx }: MutationContext): Promise<ReadonlySet<string>> => {
  const accounts = await tx.all<{ emailKey: string }>('select "emailKey" from user_account');
  return new Set(accounts.map(({ emailKey }) => companyDomainOf(emailKey)).filter(Boolean));
};

/** Whether anybody else has a part in it: somebody of another address in a mail, another record with a note. */
const isShared = async (
  context: MutationContext,
  activityId: string,
  ownIds: readonly string[],
  { addresses }: Traces,
): Promise<boolean> => {
  const { tx } = context;
  const isByItself = await tx.get(
    'select "activityId" from mail where "activityId" = ? union all select "activityId" from meeting where "activityId" = ?',
    activityId,
    activityId,
  );
  const links = await tx.all<{ recordType: string; recordId: string }>(
    'select "recordType", "recordId" from activity_link where "activityId" = ?',
    activityId,
  );
  // A mail or meeting hangs on the company of those in it by itself; that makes nobody else of it, nor does a deal or task.
  const others = links.filter(
    ({ recordType, recordId }) => !ownIds.includes(recordId) && !(isByItself && recordType !== 'person'),
  );
  if (others.length > 0) return true;
  const participants = await tx.all<{ emailKey: string }>(
    `select p."emailKey" as "emailKey" from mail_participant p
     where p."activityId" = ? and not exists (select 1 from user_account u where u."emailKey" = p."emailKey")`,
    activityId,
  );
  const strangers = participants.filter(({ emailKey }) => !addresses.has(emailKey));
  if (strangers.length === 0) return false;
  const house = await houseDomains(context);
  return strangers.some(({ emailKey }) => !house.has(companyDomainOf(emailKey)));
};

/** The texts of one table that a mail or note stands in, by the column that tells which. */
const TEXTS = [
  ['activity', 'id', ['subject', 'preview', 'text', 'page', 'custom']],
  ['mail', 'activityId', ['headers', 'text', 'html']],
  ['meeting', 'activityId', ['location']],
] as const;

const cleanTexts = async (
  { tx }: MutationContext,
  activityId: string,
  clean: (value: unknown) => unknown,
): Promise<void> => {
  for (const [table, key, columns] of TEXTS) {
    const quoted = columns.map((column) => `"${column}"`);
    const row = await tx.get<Record<string, string>>(
      `select ${quoted.join(', ')} from ${table} where "${key}" = ?`,
      activityId,
    );
    if (!row) continue;
    await tx.run(
      `update ${table} set ${quoted.map((column) => `${column} = ?`).join(', ')} where "${key}" = ?`,
      ...columns.map((column) => clean(row[column]) as string),
      activityId,
    );
  }
  const versions = await tx.all<{ id: string; mail: string }>(
    'select id, mail from mail_variant where "activityId" = ?',
    activityId,
  );
  for (const { id, mail } of versions) {
    await tx.run(
      'update mail_variant set mail = ? where id = ?',
      JSON.stringify(clean(JSON.parse(mail))),
      id,
    );
  }
  const changes = await tx.all<{ seq: number; fields: string }>(
    'select seq, fields from change where "recordId" = ?',
    activityId,
  );
  for (const { seq, fields } of changes) {
    await tx.run(
      'update change set fields = ? where seq = ?',
      JSON.stringify(clean(JSON.parse(fields))),
      seq,
    );
  }
};

const leaveActivity = async (
  context: MutationContext,
  activityId: string,
  ownIds: readonly string[],
  traces: Traces,
): Promise<void> => {
  const { tx, write } = context;
  for (const id of ownIds) await write.erase('activity_link', `${activityId}:${id}`);
  for (const address of traces.addresses) {
    await tx.run(
      `update mail_participant set email = '', "emailKey" = '', name = '' where "activityId" = ? and "emailKey" = ?`,
      activityId,
      address,
    );
  }
  await tx.run('delete from custom_value where "recordId" = ?', activityId);
  await cleanTexts(context, activityId, withoutTraces(traces));
  const left = await write.find('activity', activityId);
  if (left?.['deletedAt'] === null) await indexCustom(tx, activityId, null, left);
  await write.refresh('activity', activityId);
};

/** `ownIds`: the person under every id, and what is about them alone and goes with them. */
export const eraseHistory = async (
  context: MutationContext,
  ownIds: readonly string[],
  traces: Traces,
): Promise<void> => {
  const activities = new Set<string>();
  const collect = async (statement: string, value: string): Promise<void> => {
    for (const id of await idsOf(context, statement, value)) activities.add(id);
  };
  for (const id of ownIds) {
    await collect('select "activityId" as id from activity_link where "recordId" = ?', id);
  }
  for (const address of traces.addresses) {
    await collect('select distinct "activityId" as id from mail_participant where "emailKey" = ?', address);
  }
  for (const id of activities) {
    if (await isShared(context, id, ownIds, traces)) await leaveActivity(context, id, ownIds, traces);
    else await eraseActivity(context, id);
  }
};
