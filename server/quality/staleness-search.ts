/**
 * Looking for records that are to be confirmed, behind the work: all of them once a day, a small lot at a time, with others let in
 * between two. What it finds is kept by how pressing it is; whether it still holds, and what of it somebody may see, is
 * decided when it is shown (`quality-queue.query.ts`).
 */
import { readDeliveryReport } from '#shared/capture/delivery-report.ts';
import { EVIDENCE_KINDS, evidenceOf, QUALITY_RECORDS, urgencyOf } from '#shared/domain/staleness.ts';
import type { QualityRecord } from '#shared/domain/staleness.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Timers } from '#shared/lib/timers.ts';
import { scopeOfAll } from '../auth/scope-of-all.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Store } from '../db/store.ts';
import { readConfirmations, readFacts, readKnown, reportsSince } from './quality-facts.query.ts';
import type { Confirmations, KnownRecord } from './quality-facts.query.ts';
import { readSignatures } from './signatures.query.ts';

export type StalenessState = {
  readonly finishedAt: string | null;
  readonly isRunning: boolean;
  readonly done: number;
};

export type StalenessSearch = {
  /** Begins one unless one is running; ends with it. Throws what the store throws. */
  readonly run: () => Promise<void>;
  readonly state: () => StalenessState;
  /** Ends what is running before its next lot. */
  readonly stop: () => void;
  /** The same, and waits for it. */
  readonly close: () => Promise<void>;
};

type Options = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly timers: Timers;
};

/** Some ms of work, and as long for everybody else after it. */
const LOT = 100;
const PAUSE_MS = 10;
/** Entries of the list looked at in one piece when it is tidied. */
const FORGOTTEN = 1_000;
const REPORT_LOT = 100;
const DAY_CHARS = 'YYYY-MM-DD'.length;
const REPORTED = EVIDENCE_KINDS.indexOf('bounce') + 1;
const SIGNED = EVIDENCE_KINDS.indexOf('signature') + 1;

/** Whose mail did not arrive, by the newest report: each record that has an address one names. */
const readReports = async (db: Reader, nowMs: number): Promise<ReadonlyMap<string, string>> => {
  const reports = new Map<string, string>();
  for (let after = 0; ;) {
    const lot = await db
      .selectFrom('activity as a')
      .innerJoin('mail as m', 'm.activityId', 'a.id')
      .select(['a.no', 'a.id', 'a.subject', 'm.headers', 'm.text'])
      .where('a.mailKind', '=', 'report')
      .where('a.deletedAt', 'is', null)
      .where('a.occurredAt', '>', reportsSince(nowMs))
      .where('a.no', '>', after)
      .orderBy('a.no')
      .limit(REPORT_LOT)
      .execute();
    for (const { id, ...report } of lot) {
      const { outcome, recipients } = readDeliveryReport(report, []);
      if (outcome !== 'failed' || recipients.length === 0) continue;
      const owners = await db
        .selectFrom('email_index')
        .select('recordId')
        .where('emailKey', 'in', recipients)
        .execute();
      for (const { recordId } of owners) reports.set(recordId, id);
    }
    if (lot.length < REPORT_LOT) return reports;
    after = lot.at(-1)!.no;
  }
};

/** The newest mail of each of these people that came after an instant; automatic ones are left out. */
const newestMails = async (
  db: Reader,
  people: readonly KnownRecord[],
  since: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly at: string }>> => {
  const owners = new Map<string, string[]>();
  for (const { id, values } of people)
    for (const { email } of values['emails'] as readonly { email: string }[])
      owners.set(emailKey(email), [...(owners.get(emailKey(email)) ?? []), id]);
  // PostgreSQL knows no list of nothing.
  if (owners.size === 0) return new Map();
  const rows = await db
    .selectFrom('mail_participant as p')
    .innerJoin('activity as a', 'a.id', 'p.activityId')
    .select(['p.emailKey', 'a.id', 'a.occurredAt'])
    .where('p.emailKey', 'in', [...owners.keys()])
    .where('p.role', '=', 'from')
    .where('a.mailKind', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where('a.occurredAt', '>', since)
    .orderBy('a.occurredAt')
    .orderBy('a.no')
    .execute();
  return new Map(
    rows.flatMap(({ emailKey: key, id, occurredAt }) =>
      (owners.get(key) ?? []).map((owner) => [owner, { id, at: occurredAt }] as const),
    ),
  );
};

/** Of these people the newest mail since somebody said what is true, where its signature says something else. */
const changedSignatures = async (
  db: Reader,
  scope: Scope,
  known: readonly KnownRecord[],
  confirmations: Confirmations,
  nowMs: number,
): Promise<ReadonlyMap<string, string>> => {
  const since = reportsSince(nowMs);
  const heard = known.filter(
    ({ type, values }) => type === 'person' && ((values['lastContactAt'] as string | null) ?? '') > since,
  );
  const newest = await newestMails(db, heard, since);
  const news = [...newest].filter(([id, { at }]) => at > (confirmations.get(id)?.confirmedAt ?? ''));
  const mails = new Map(news.map(([recordId, { id }]) => [recordId, id]));
  const today = toInstant(nowMs).slice(0, DAY_CHARS);
  const changed = await readSignatures(db, scope, heard, mails, today, true);
  return new Map([...mails].filter(([recordId]) => changed.has(recordId)));
};

export const createStalenessSearch = ({ store, clock, newId, timers }: Options): StalenessSearch => {
  let running: Promise<void> | null = null;
  let isStopped = false;
  let done = 0;
  let finishedAt: string | null = null;

  /** Whoever waits for the server comes first. */
  const pause = (): Promise<void> => new Promise((go) => void timers.after(PAUSE_MS, go));

  const look = async (
    type: QualityRecord,
    run: string,
    reports: ReadonlyMap<string, string>,
  ): Promise<void> => {
    const scope = await scopeOfAll(store.read, type);
    const nowMs = clock.now();
    const today = toInstant(nowMs).slice(0, DAY_CHARS);
    for (let after = 0; !isStopped;) {
      const known = await readKnown(store.read, scope, type, { after, limit: LOT });
      if (known.length === 0) return;
      const confirmations = await readConfirmations(
        store.read,
        known.map(({ id }) => id),
      );
      const signatures = await changedSignatures(store.read, scope, known, confirmations, nowMs);
      const told = { reports, signatures, confirmations };
      const facts = await readFacts(store.read, scope, known, told, today);
      const found = known.flatMap(({ id, ownerId }) => {
        const reportId = reports.get(id) ?? null;
        const signatureId = signatures.get(id) ?? null;
        // A private mail says something to its owner alone: they are shown it.
        const hidden = reportId ? REPORTED : signatureId ? SIGNED : null;
        const urgency = urgencyOf(evidenceOf(facts.get(id)!, nowMs)) ?? hidden;
        return urgency === null
          ? []
          : [{ recordId: id, recordType: type, ownerId: ownerId ?? '', urgency, reportId, signatureId, run }];
      });
      if (found.length > 0)
        await store.write(async (tx) => {
          await tx.db
            .insertInto('quality_queue')
            .values(found)
            .onConflict((conflict) =>
              conflict.column('recordId').doUpdateSet((eb) => ({
                ownerId: eb.ref('excluded.ownerId'),
                urgency: eb.ref('excluded.urgency'),
                reportId: eb.ref('excluded.reportId'),
                signatureId: eb.ref('excluded.signatureId'),
                run: eb.ref('excluded.run'),
              })),
            )
            .execute();
          return ok(null);
        });
      done += known.length;
      if (known.length < LOT) return;
      after = known.at(-1)!.no;
      await pause();
    }
  };

  /** What no longer is to be confirmed, a lot of the list at a time. */
  const forgetBefore = async (run: string): Promise<void> => {
    for (let after = ''; !isStopped;) {
      const rows = await store.read
        .selectFrom('quality_queue')
        .select(['recordId', 'run'])
        .where('recordId', '>', after)
        .orderBy('recordId')
        .limit(FORGOTTEN)
        .execute();
      const old = rows.filter((row) => row.run !== run).map(({ recordId }) => recordId);
      if (old.length > 0)
        await store.write(async (tx) => {
          const theirs = tx.db.deleteFrom('quality_queue').where('recordId', 'in', old);
          await theirs.where('run', '<>', run).execute();
          return ok(null);
        });
      if (rows.length < FORGOTTEN) return;
      after = rows.at(-1)!.recordId;
      await pause();
    }
  };

  const work = async (): Promise<void> => {
    const run = newId();
    done = 0;
    const reports = await readReports(store.read, clock.now());
    for (const type of QUALITY_RECORDS) await look(type, run, reports);
    if (isStopped) return;
    await forgetBefore(run);
    finishedAt = toInstant(clock.now());
  };

  return {
    run: () => {
      if (isStopped) return Promise.resolve();
      running ??= work().finally(() => {
        running = null;
      });
      return running;
    },
    state: () => ({ finishedAt, isRunning: running !== null, done }),
    stop: () => {
      isStopped = true;
    },
    close: async () => {
      isStopped = true;
      await running?.catch(() => {});
    },
  };
};
