/**
 * Who did what to this installation, and how it ended. A row for each applied mutation, each write of the sign-in
 * (`server/auth`), each refused password and each change somebody had no permission for; always in the transaction of
 * what it tells, where anything was written. Never a secret in it, and no address a stranger typed.
 */
import { ok } from '#shared/lib/result.ts';
import type { Store, Tx } from '../db/store.ts';
import type { Scope } from './scope.ts';

export type Actor = Pick<Scope, 'userId' | 'credentialId' | 'credentialKind'>;

export type AuditEntry = {
  readonly action: string;
  /** What it was done to: a record, an account, a credential, a link, a pairing. */
  readonly recordId: string | null;
  readonly mutationId?: string;
  /** `denied`: permission was missing. `refused`: the password was wrong. Nothing was changed by either. */
  readonly outcome: 'applied' | 'denied' | 'refused';
};

/** The command line where it acts in nobody's name. */
export const COMMAND_LINE: Actor = { userId: '', credentialId: null, credentialKind: 'command' };

/** What asked: id of a session, device, token or link, or the word `command`. */
const meansOf = ({ credentialKind, credentialId }: Actor): string | null =>
  credentialKind === 'command' ? credentialKind : credentialId;

/** `actor` is null for strangers: nobody knows who asked. */
export const writeAudit = (
  tx: Tx,
  at: string,
  actor: Actor | null,
  { action, recordId, mutationId, outcome }: AuditEntry,
): Promise<void> | void =>
  tx.run(
    'insert into audit (at, "userId", "credentialId", action, "recordId", "mutationId", outcome) values (?, ?, ?, ?, ?, ?, ?)',
    at,
    actor?.userId || null,
    actor && meansOf(actor),
    action,
    recordId,
    mutationId ?? null,
    outcome,
  );

/** The row of what was denied or refused: nothing else is written with it. */
export const noteRefusal = async (
  store: Store,
  at: string,
  actor: Actor | null,
  entry: AuditEntry,
): Promise<void> => {
  await store.write(async (tx) => {
    await writeAudit(tx, at, actor, entry);
    return ok(null);
  });
};
