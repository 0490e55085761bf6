/**
 * Mails whose signature says something else than the record of whoever sent it: another number in place of the known one,
 * another job, another company. What is merely new there is offered beside the mail itself and is no reason to doubt.
 */
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { nameKey } from '#shared/capture/company-name.ts';
import { ownDomain } from '#shared/capture/own-domain.ts';
import { splitPersonName } from '#shared/capture/person-name.ts';
import { phoneKey } from '#shared/capture/phone.ts';
import { readSignature } from '#shared/capture/signature.ts';
import { isSure, signatureDifferences } from '#shared/capture/signature-differences.ts';
import type { Difference } from '#shared/capture/signature-differences.ts';
import { likeliest } from '#shared/domain/likeliest.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { isSharedMailbox } from '#shared/domain/shared-mailbox.ts';
import type { SignatureChange } from '#shared/domain/signature-change.ts';
import type { StalenessFacts } from '#shared/domain/staleness.ts';
import { formatPhone } from '#shared/i18n/phone-format.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { findSimilar } from '../duplicates/similar.query.ts';
import { typedMarks } from '../duplicates/typed-marks.ts';
import { declinedOf } from '../users/declined-proposals.query.ts';
import type { KnownRecord } from './quality-facts.query.ts';

type Signature = NonNullable<StalenessFacts['signature']>;
type Answer = Pick<PanelAnswer, 'person' | 'company' | 'employment' | 'declined'>;

/** A mail is seen by whoever sees one of its logs. */
export const seenMail = ({ userId, teamId }: Scope): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select 1 from mail_log l where l."activityId" = a.id and (l.visibility = 'all'
    or (l.visibility = 'private' and l."userId" = ${userId}) or (l.visibility = 'team' and l."teamId" = ${teamId})))`;

type Job = Awaited<ReturnType<typeof readJobsOf>>[number];

const readJobsOf = (db: Reader, { buckets }: Scope, ids: readonly string[], today: string) =>
  db
    .selectFrom('employment as e')
    .innerJoin('company as c', 'c.id', 'e.companyId')
    .select(['e.id', 'e.personId', 'e.companyId', 'e.jobTitle', 'c.name', 'c.phones'])
    .where('e.personId', 'in', ids)
    .where('e.deletedAt', 'is', null)
    .where('c.deletedAt', 'is', null)
    .where('c.bucket', 'in', buckets)
    .where((eb) => eb.or([eb('e.toDay', 'is', null), eb('e.toDay', '>=', today)]))
    .orderBy('e.createdAt')
    .orderBy('e.id')
    .execute();

/** Only what is compared of them. */
const answerOf = (record: KnownRecord, job: Job | undefined, declined: readonly string[]): Answer =>
  ({
    person: { ...record.values, id: record.id, name: record.name },
    company: job
      ? { name: job.name, phones: JSON.parse(job.phones) as unknown, domains: [], website: '' }
      : null,
    employment: job ? { id: job.id, jobTitle: job.jobTitle } : null,
    declined,
  }) as unknown as Answer;

const changeOf = ({ field, known, found, value }: Difference): SignatureChange[] => {
  if (known === '') return [];
  const shown = { known, found };
  if ((field === 'phone' || field === 'mobile') && value?.of === 'phone' && value.replaces !== '') {
    const { number, label, replaces } = value;
    return [{ ...shown, field, value: { of: 'phone', number, label, replaces } }];
  }
  if (field === 'jobTitle' && (value === null || value.of === 'jobTitle'))
    return [{ ...shown, field, value }];
  return field === 'companyName' && value === null ? [{ ...shown, field, value: null }] : [];
};

const FIELDS: ReadonlySet<string> = new Set(['jobTitle', 'companyName', 'phone', 'mobile']);
const isElsewhere = ({ field }: SignatureChange): boolean => field === 'companyName';

type Read = {
  readonly changes: readonly SignatureChange[];
  /** The job it was compared with. */
  readonly job: Job | undefined;
  /** Empty where it says none. */
  readonly jobTitle: string;
};

const changesIn = (
  record: KnownRecord,
  jobs: readonly Job[],
  declined: readonly string[],
  text: string,
  from: { readonly email: string; readonly name: string },
): Read => {
  const proposals = readSignature(text, { senderEmail: from.email, senderName: from.name }).filter(
    ({ field }) => FIELDS.has(field),
  );
  const house = proposals.find(({ field }) => field === 'companyName');
  const job = (house && jobs.find(({ name }) => nameKey(name) === nameKey(house.value))) ?? jobs[0];
  const tools = {
    nameParts: (name: string) => splitPersonName(name, from.email),
    phoneKey: (number: string) => phoneKey(number),
    phoneText: formatPhone,
  };
  const title = proposals.find((one) => one.field === 'jobTitle' && isSure(one));
  return {
    changes: signatureDifferences(answerOf(record, job, declined), proposals, tools).flatMap(changeOf),
    job,
    jobTitle: title?.value ?? '',
  };
};

/** Where they write from another company: the one there is already that it looks like, where that is one alone. */
const withEmployer = async (
  db: Reader,
  scope: Scope,
  { changes, job, jobTitle }: Read,
  jobs: readonly Job[],
  email: string,
): Promise<readonly SignatureChange[]> => {
  const elsewhere = changes.find(isElsewhere);
  if (!elsewhere || !job) return changes;
  const domain = ownDomain(email);
  const company = { name: elsewhere.found, domains: domain ? [domain] : [] };
  const [marks] = typedMarks({ company });
  const best = marks ? likeliest(await findSimilar(db, scope, marks)) : null;
  const isOwn = jobs.some(({ companyId }) => companyId === best?.id);
  if (!best || isOwn) return changes;
  const value = {
    of: 'employer' as const,
    companyId: best.id,
    company: [best.name, best.detail].filter(Boolean).join(', '),
    jobTitle,
    leaves: job.id,
  };
  return changes.map((one) => (one === elsewhere ? { ...one, value } : one));
};

/**
 * What the signatures of these mails say otherwise, by record, without what the asker turned down. `mails` by record. Of
 * people read with the same scope just before.
 *
 * @param seesAll leaves out who asks: for the search, which only notes where there is something
 * @param today as YYYY-MM-DD
 */
export const readSignatures = async (
  db: Reader,
  scope: Scope,
  known: readonly KnownRecord[],
  mails: ReadonlyMap<string, string>,
  today: string,
  seesAll = false,
): Promise<ReadonlyMap<string, Signature>> => {
  const found = new Map<string, Signature>();
  const asked = known.filter(({ id, type }) => type === 'person' && mails.has(id));
  if (asked.length === 0 || scope.buckets.length === 0) return found;
  const ids = asked.map(({ id }) => id);
  const jobs = await readJobsOf(db, scope, ids, today);
  const declined = await declinedOf(db, scope, ids);
  const rows = await db
    .selectFrom('activity as a')
    .innerJoin('mail as m', 'm.activityId', 'a.id')
    .innerJoin('mail_participant as p', 'p.activityId', 'a.id')
    .select(['a.id', 'a.occurredAt', 'm.text', 'p.email', 'p.name'])
    .where(
      'a.id',
      'in',
      ids.map((id) => mails.get(id)!),
    )
    .where('a.deletedAt', 'is', null)
    .where('p.role', '=', 'from')
    .$if(!seesAll, (query) => query.where(seenMail(scope)))
    .execute();
  for (const record of asked) {
    const mail = rows.find(({ id }) => id === mails.get(record.id));
    // Several write from one address there: whose signature it is nobody knows.
    if (!mail || isSharedMailbox(mail.email)) continue;
    const own = jobs.filter(({ personId }) => personId === record.id);
    const read = changesIn(record, own, declined.get(record.id) ?? [], mail.text, mail);
    if (read.changes.length === 0) continue;
    const changes = seesAll ? read.changes : await withEmployer(db, scope, read, own, mail.email);
    found.set(record.id, { at: mail.occurredAt, changes });
  }
  return found;
};
