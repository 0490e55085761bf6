/**
 * Erasure (Art. 17 DSGVO): a person, what was written about them alone, and every value of theirs in the history leave the
 * store. What stays is that an erasure happened, and the id, so that no late change and no restored backup brings
 * them back.
 *
 * A mail or note that others had a part in stays with them; the erased person's name and address leave it.
 */
import { emailKey } from '#shared/domain/user.ts';
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { standingRecord } from '../core/record-access.ts';

type Ids = { id: string };
const ids = async ({ tx }: MutationContext, statement: string, ...values: string[]): Promise<string[]> =>
  (await tx.all<Ids>(statement, ...values)).map(({ id }) => id);

/** Parts of a mail that are no records of their own. */
const MAIL_PARTS = ['mail_reference', 'mail_participant', 'mail_variant', 'attachment', 'mail'] as const;

const eraseActivity = async (context: MutationContext, id: string): Promise<void> => {
  const { tx, write } = context;
  for (const link of await ids(context, 'select id from activity_link where "activityId" = ?', id)) {
    await write.erase('activity_link', link);
  }
  for (const log of await ids(context, 'select id from mail_log where "activityId" = ?', id)) {
    await write.erase('mail_log', log);
  }
  await write.remove('activity', id);
  await write.finish();
  for (const part of MAIL_PARTS) await tx.run(`delete from ${part} where "activityId" = ?`, id);
  const row = await tx.get<{ no: number }>('select no from activity where id = ?', id);
  if (row) {
    await tx.run('delete from timeline where "activityNo" = ?', row.no);
    await tx.fullText.remove(row.no);
  }
  await write.erase('activity', id);
};

/** Whether anybody else has a part in it: another customer, or somebody of another address in a mail. */
const isShared = async (
  { tx }: MutationContext,
  activityId: string,
  personId: string,
  addresses: ReadonlySet<string>,
): Promise<boolean> => {
  const other = await tx.get(
    `select id from activity_link where "activityId" = ? and "recordType" = 'person' and "recordId" <> ? limit 1`,
    activityId,
    personId,
  );
  if (other) return true;
  const participants = await tx.all<{ emailKey: string }>(
    `select p."emailKey" as "emailKey" from mail_participant p
     where p."activityId" = ? and not exists (select 1 from user_account u where u."emailKey" = p."emailKey")`,
    activityId,
  );
  return participants.some((participant) => !addresses.has(participant.emailKey));
};

const eraseHistory = async (
  context: MutationContext,
  personId: string,
  addresses: ReadonlySet<string>,
): Promise<void> => {
  const { tx, write } = context;
  const links = await tx.all<{ id: string; activityId: string }>(
    'select id, "activityId" from activity_link where "recordId" = ?',
    personId,
  );
  for (const { id, activityId } of links) {
    if (!(await isShared(context, activityId, personId, addresses))) {
      await eraseActivity(context, activityId);
      continue;
    }
    await write.erase('activity_link', id);
    for (const address of addresses) {
      await tx.run(
        `update mail_participant set email = '', "emailKey" = '', name = '' where "activityId" = ? and "emailKey" = ?`,
        activityId,
        address,
      );
    }
    await write.refresh('activity', activityId);
  }
};

/** Errors: `record.not_found`. An id that was erased already is no error: it is what was asked for. */
export const erasePerson = async (context: MutationContext, id: string): Promise<Result<MutationResult>> => {
  const { tx, write, now } = context;
  const found = await standingRecord(context, 'person', id);
  if (!found.ok) return found.error.code === 'record.erased' ? ok({ id }) : found;
  const person = found.value as { id: string; emails: { email: string }[] };
  const addresses = new Set(person.emails.map(({ email }) => emailKey(email)).filter(Boolean));
  await eraseHistory(context, person.id, addresses);
  for (const [type, statement] of [
    ['employment', 'select id from employment where "personId" = ?'],
    ['task', 'select id from task where "personId" = ?'],
    ['conflict', 'select id from conflict where "recordId" = ?'],
    ['match_choice', 'select id from match_choice where "personId" = ?'],
    ['alias', 'select id from alias where "targetId" = ?'],
  ] as const) {
    for (const one of await ids(context, statement, person.id)) await write.erase(type, one);
  }
  for (const deal of await ids(context, 'select id from deal where "personId" = ?', person.id)) {
    await write.update('deal', deal, { personId: null });
  }
  await write.erase('person', person.id);
  await tx.run('insert into erased (id, at) values (?, ?) on conflict (id) do nothing', person.id, now);
  return ok({ id: person.id });
};
