/** What is known of records when it is judged whether they are still true: a lot of them at a time. */
import { readDeliveryReport } from '#shared/capture/delivery-report.ts';
import { recordMarks } from '#shared/capture/value-marks.ts';
import { CONFIRMED_DAYS } from '#shared/domain/quality.ts';
import { isOutdatedTag } from '#shared/domain/staleness.ts';
import type { QualityRecord, StalenessFacts } from '#shared/domain/staleness.ts';
import type { ValueMark } from '#shared/domain/value-mark.ts';
import { companyTable } from '../companies/company.table.ts';
import { fromColumns } from '../core/record-table.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { personTable } from '../people/person.table.ts';
import { readSignatures, seenMail } from './signatures.query.ts';

/** From a year back on: an older report says nothing about today. Milliseconds since 1970. */
export const reportsSince = (nowMs: number): string =>
  new Date(nowMs - CONFIRMED_DAYS * 86_400_000).toISOString();

const COLUMNS = [
  ...(['no', 'id', 'name', 'emails', 'phones', 'street', 'postcode', 'city', 'country'] as const),
  ...(['addresses', 'tags', 'lifecycle', 'ownerId', 'createdAt', 'updatedAt', 'lastContactAt'] as const),
] as const;

export type KnownRecord = {
  readonly no: number;
  readonly type: QualityRecord;
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly values: DomainRow;
  readonly marks: readonly ValueMark[];
};

type Place = { readonly after: number; readonly limit: number } | { readonly ids: readonly string[] };

/** Those of the ids, or those behind a number in the order they were made; deleted and hidden ones are left out. */
export const readKnown = async (
  db: Reader,
  { buckets }: Scope,
  type: QualityRecord,
  place: Place,
): Promise<KnownRecord[]> => {
  // PostgreSQL knows no list of nothing.
  if (buckets.length === 0 || ('ids' in place && place.ids.length === 0)) return [];
  // Both kinds have these columns.
  const all = db
    .selectFrom(type as 'company')
    .select([...COLUMNS, ...(type === 'company' ? (['vatId'] as const) : [])])
    .where('bucket', 'in', buckets)
    .where('deletedAt', 'is', null);
  const rows = await (
    'ids' in place
      ? all.where('id', 'in', place.ids)
      : all.where('no', '>', place.after).orderBy('no').limit(place.limit)
  ).execute();
  const table = type === 'person' ? personTable : companyTable;
  return rows.map(({ no, id, name, ownerId, ...row }) => {
    const values = fromColumns(table, row);
    return { no, type, id, name, ownerId, values, marks: recordMarks(values) };
  });
};

type Job = {
  readonly id: string;
  readonly personId: string;
  readonly companyName: string;
  readonly toDay: string | null;
};

/** Of people, the company's name only where the asker sees it. `today` as YYYY-MM-DD. */
export const readJobs = async (
  db: Reader,
  { buckets }: Scope,
  known: readonly KnownRecord[],
): Promise<ReadonlyMap<string, readonly Job[]>> => {
  const ids = known.filter(({ type }) => type === 'person').map(({ id }) => id);
  const jobs = new Map<string, Job[]>();
  if (ids.length === 0) return jobs;
  const rows = await db
    .selectFrom('employment as e')
    .innerJoin('company as c', 'c.id', 'e.companyId')
    .select(['e.id', 'e.personId', 'e.toDay', 'c.name as companyName'])
    .where('e.personId', 'in', ids)
    .where('e.deletedAt', 'is', null)
    .where('c.bucket', 'in', buckets)
    .execute();
  for (const row of rows) jobs.set(row.personId, [...(jobs.get(row.personId) ?? []), row]);
  return jobs;
};

/** A job that ends today is still one. */
export const isOver = ({ toDay }: Job, today: string): boolean => toDay !== null && toDay < today;

const lastJob = (jobs: readonly Job[], today: string): StalenessFacts['left'] => {
  if (jobs.length === 0 || !jobs.every((job) => isOver(job, today))) return null;
  const [last] = jobs.toSorted((one, other) => (one.toDay! < other.toDay! ? 1 : -1));
  return { company: last!.companyName, day: last!.toDay! };
};

type Confirmation = { readonly recordId: string; readonly confirmedAt: string; readonly byName: string };
export type Confirmations = ReadonlyMap<string, Confirmation>;

/** By record. */
export const readConfirmations = async (db: Reader, ids: readonly string[]): Promise<Confirmations> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('record_confirmation as r')
    .leftJoin('user_account as u', 'u.id', 'r.confirmedById')
    .select(['r.recordId', 'r.confirmedAt', 'u.name as byName'])
    .where('r.recordId', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.recordId, { ...row, byName: row.byName ?? '' }]));
};

/** What an import wrote down about records that carry the tag: the newest note of each. */
const readNotes = async (
  db: Reader,
  { buckets }: Scope,
  known: readonly KnownRecord[],
): Promise<ReadonlyMap<string, string>> => {
  const tagged = known.filter(({ values }) => (values['tags'] as readonly string[]).some(isOutdatedTag));
  const notes = new Map<string, string>();
  for (const { id } of tagged) {
    const note = await db
      .selectFrom('timeline as t')
      .innerJoin('activity as a', 'a.no', 't.activityNo')
      .select('a.preview')
      .where('t.recordId', '=', id)
      .where('t.bucket', 'in', buckets)
      .where('a.kind', '=', 'note')
      .orderBy('t.occurredAt', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (note) notes.set(id, note.preview);
  }
  return notes;
};

type Bounce = NonNullable<StalenessFacts['bounce']>;

/** What was returned and still stands in the record. `reports` by record; those the asker does not see are left out. */
const readBounces = async (
  db: Reader,
  scope: Scope,
  known: readonly KnownRecord[],
  reports: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Bounce>> => {
  const bounces = new Map<string, Bounce>();
  for (const { id, values } of known) {
    const reportId = reports.get(id);
    if (reportId === undefined) continue;
    const report = await db
      .selectFrom('activity as a')
      .innerJoin('mail as m', 'm.activityId', 'a.id')
      .select(['a.subject', 'm.headers', 'm.text', 'a.occurredAt'])
      .where('a.id', '=', reportId)
      .where('a.deletedAt', 'is', null)
      .where(seenMail(scope))
      .executeTakeFirst();
    if (!report) continue;
    const { recipients } = readDeliveryReport(report, []);
    const email = (values['emails'] as readonly { readonly email: string }[])
      .map((entry) => entry.email)
      .find((address) => recipients.includes(address.toLowerCase()));
    if (email) bounces.set(id, { email, at: report.occurredAt });
  }
  return bounces;
};

export type RecordFacts = StalenessFacts & {
  readonly confirmedByName: string;
  /** Employments that have not ended. */
  readonly employmentIds: readonly string[];
};

/** What is at hand of records: mails that say something of them, and who confirmed them when; each by its record. */
export type Told = {
  readonly reports: ReadonlyMap<string, string>;
  readonly signatures: ReadonlyMap<string, string>;
  readonly confirmations: Confirmations;
};

/** Of records that were read with the same scope just before. `today` as YYYY-MM-DD. */
export const readFacts = async (
  db: Reader,
  scope: Scope,
  known: readonly KnownRecord[],
  { reports, signatures, confirmations }: Told,
  today: string,
): Promise<ReadonlyMap<string, RecordFacts>> => {
  if (known.length === 0) return new Map();
  const [jobs, notes, bounces, signed] = await Promise.all([
    readJobs(db, scope, known),
    readNotes(db, scope, known),
    readBounces(db, scope, known, reports),
    readSignatures(db, scope, known, signatures, today),
  ]);
  return new Map(
    known.map(({ id, values, marks }) => {
      const own = jobs.get(id) ?? [];
      const confirmation = confirmations.get(id);
      return [
        id,
        {
          createdAt: values['createdAt'] as string,
          updatedAt: values['updatedAt'] as string,
          lastContactAt: values['lastContactAt'] as string | null,
          lifecycle: values['lifecycle'] as string,
          tags: values['tags'] as string[],
          confirmedAt: confirmation?.confirmedAt ?? null,
          confirmedByName: confirmation?.byName ?? '',
          note: notes.get(id) ?? '',
          bounce: bounces.get(id) ?? null,
          signature: signed.get(id) ?? null,
          left: lastJob(own, today),
          employmentIds: own.filter((job) => !isOver(job, today)).map((job) => job.id),
          marks,
        },
      ];
    }),
  );
};
