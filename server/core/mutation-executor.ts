/**
 * The one write path (rule 1 of the README): authorise, apply, change log, audit entry and stored result in one transaction.
 *
 * Replay: the same id with the same content (in whatever order its keys stand) answers the stored result (`replayed: true`) and changes nothing; with
 * other content or by somebody else it is refused (`mutation.id_reused`). A rejected mutation leaves no trace but an
 * audit entry when permission was missing, and may be sent again.
 * Errors: as outcomes: `request.invalid` with fields, `mutation.unknown`, `mutation.id_reused`, the mutation's own
 * codes, `store.*`.
 */
import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { mutationArgs, isMutationName } from '#shared/domain/mutations.ts';
import type { MutationName } from '#shared/domain/mutations.ts';
import type { MutationConflict, MutationEnvelope, MutationOutcome } from '#shared/domain/mutation.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { Sql, Store, Tx } from '../db/store.ts';
import { noteRefusal, writeAudit } from './audit.ts';
import type { AuditEntry } from './audit.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fieldErrors } from './field-errors.ts';
import type { Apply, MutationDefinitions, MutationResult } from './mutation-definition.ts';
import { createRecordWriter } from './record-writer.ts';
import type { RecordTable } from './record-table.ts';
import type { Scope } from './scope.ts';

export type MutationExecutor = {
  /** `around` has a part in the same transaction. */
  readonly execute: (scope: Scope, envelope: MutationEnvelope, around?: Around) => Promise<MutationOutcome>;
  /** The same inside a transaction that does more (an account with its password); a failure must end it, and leaves no entry. */
  readonly executeIn: (tx: Tx, scope: Scope, envelope: MutationEnvelope) => Promise<Result<Done>>;
};

/** What else belongs into the transaction of a mutation: the counter of the device it came from. */
export type Around = {
  /** First of all; an outcome answers at once and nothing is applied, a failure ends the transaction. */
  readonly before: (tx: Tx) => Promise<Result<MutationOutcome | null>>;
  /** Last of all, before the commit. */
  readonly after: (tx: Tx, outcome: MutationOutcome) => Promise<void>;
};

/** What has to be worked out before the transaction, e.g. text made of HTML in another process. */
export type Prepare = (name: MutationName, args: unknown) => Promise<Result<unknown>>;

export type ExecutorOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly definitions: MutationDefinitions;
  readonly tables: Readonly<Record<string, RecordTable>>;
  readonly prepare?: Prepare;
};

type Stored = { userId: string; argsHash: string; result: string; conflicts: string | null };
export type Done = {
  readonly replayed: boolean;
  readonly result: MutationResult;
  readonly conflicts: readonly MutationConflict[];
};

const hashOf = (envelope: MutationEnvelope): string =>
  hash('sha256', canonicalJson([envelope.name, envelope.args]), 'base64url');

const rejected = (id: string, failure: Failure): MutationOutcome => ({
  id,
  status: 'rejected',
  error: {
    code: failure.error.code,
    ...(failure.error.fields ? { fields: { ...failure.error.fields } } : {}),
    ...(failure.error.params ? { params: { ...failure.error.params } } : {}),
  },
});

const entryOf = ({ id, name, args }: MutationEnvelope, outcome: AuditEntry['outcome']): AuditEntry => ({
  action: name,
  recordId: typeof args['id'] === 'string' ? args['id'] : null,
  mutationId: id,
  outcome,
});
const outcomeOf = (id: string, { replayed, result, conflicts }: Done): MutationOutcome =>
  conflicts.length === 0
    ? { id, status: 'applied', replayed, result: { ...result } }
    : { id, status: 'merged', replayed, result: { ...result }, conflicts: [...conflicts] };

const parseArgs = ({ name, args }: MutationEnvelope): Result<{ name: MutationName; args: unknown }> => {
  if (!isMutationName(name)) return fail('mutation.unknown', { fields: { name: 'mutation.unknown' } });
  const parsed = z.safeParse(mutationArgs[name], args, { reportInput: true });
  if (!parsed.success) return fail('request.invalid', { fields: fieldErrors(parsed.error, 'args') });
  return ok({ name, args: parsed.data });
};

/** What the mutation was answered before; null when it is new. Errors: `mutation.id_reused`. */
const storedDone = async (
  sql: Sql,
  scope: Scope,
  envelope: MutationEnvelope,
  argsHash: string,
): Promise<Result<Done> | null> => {
  const stored = await sql.get<Stored>(
    'select "userId", "argsHash", result, conflicts from mutation where id = ?',
    envelope.id,
  );
  if (!stored) return null;
  if (stored.userId !== scope.userId || stored.argsHash !== argsHash) return fail('mutation.id_reused');
  return ok({
    replayed: true,
    result: JSON.parse(stored.result) as MutationResult,
    conflicts: JSON.parse(stored.conflicts ?? '[]') as MutationConflict[],
  });
};

export const createMutationExecutor = (options: ExecutorOptions): MutationExecutor => {
  const { store, clock, newId, definitions, tables, prepare } = options;

  const applyIn = async (
    tx: Tx,
    scope: Scope,
    envelope: MutationEnvelope,
    checked: { name: MutationName; args: unknown },
  ): Promise<Result<Done>> => {
    const argsHash = hashOf(envelope);
    const before = await storedDone(tx, scope, envelope, argsHash);
    if (before) return before;
    const now = toInstant(clock.now());
    // The way a mail came in stands in its log.
    const { source } = checked.name === 'mail.log' ? {} : (checked.args as { source?: string });
    const write = createRecordWriter({
      tx,
      tables,
      mutationId: envelope.id,
      userId: scope.userId,
      now,
      ...(source === undefined ? {} : { source }),
    });
    const conflicts: MutationConflict[] = [];
    const noteConflict = (conflict: MutationConflict) => void conflicts.push(conflict);
    const apply = definitions[checked.name] as Apply<MutationName>;
    const applied = await apply(
      { tx, write, scope, mutationId: envelope.id, now, clock, newId, noteConflict },
      checked.args as never,
    );
    if (!applied.ok) return applied;
    await write.finish();
    await tx.run(
      'insert into mutation (id, "userId", "credentialId", name, "argsHash", at, "appliedAt", result, conflicts) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      envelope.id,
      scope.userId,
      scope.credentialId,
      checked.name,
      argsHash,
      envelope.at,
      now,
      JSON.stringify(applied.value),
      conflicts.length > 0 ? JSON.stringify(conflicts) : null,
    );
    await writeAudit(tx, now, scope, entryOf(envelope, 'applied'));
    return ok({ replayed: false, result: applied.value, conflicts });
  };

  const execute = async (
    scope: Scope,
    envelope: MutationEnvelope,
    around?: Around,
  ): Promise<Result<MutationOutcome>> => {
    const checked = parseArgs(envelope);
    if (!checked.ok) return checked;
    const prepared = prepare ? await prepare(checked.value.name, checked.value.args) : ok(checked.value.args);
    if (!prepared.ok) return prepared;
    const run = (): Promise<Result<MutationOutcome>> =>
      store.write<MutationOutcome>(async (tx) => {
        const known = await around?.before(tx);
        if (known && !known.ok) return known;
        if (known?.value) return ok(known.value);
        const applied = await applyIn(tx, scope, envelope, {
          name: checked.value.name,
          args: prepared.value,
        });
        if (!applied.ok) return applied;
        const outcome = outcomeOf(envelope.id, applied.value);
        await around?.after(tx, outcome);
        return ok(outcome);
      });
    const done = await run();
    if (done.ok || done.error.code.startsWith('store.')) return done;
    // Sent twice at once, it may have been applied on another connection after it was looked for here: once more, it
    // is found.
    if ((await storedDone(store.sql, scope, envelope, hashOf(envelope)))?.ok) return run();
    if (done.error.code === 'access.denied') {
      await noteRefusal(store, toInstant(clock.now()), scope, entryOf(envelope, 'denied'));
    }
    return done;
  };

  return {
    executeIn: async (tx, scope, envelope) => {
      const checked = parseArgs(envelope);
      return checked.ok ? applyIn(tx, scope, envelope, checked.value) : checked;
    },
    execute: async (scope, envelope, around) => {
      const done = await execute(scope, envelope, around);
      return done.ok ? done.value : rejected(envelope.id, done);
    },
  };
};
