/**
 * Links that work once: set-up (printed at the first start), invitation, password reset. The secret travels in the
 * fragment of the address, so it reaches no log. Links are always built from the configured address, never from a
 * request's Host header.
 */
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Role } from '#shared/domain/user.ts';
import { writeAudit } from '../core/audit.ts';
import type { Actor } from '../core/audit.ts';
import type { Sql, Tx } from '../db/store.ts';
import { newSecret, secretHash } from './secrets.ts';

export type LinkPurpose = 'setup' | 'invitation' | 'reset';
const HOUR_MS = 3_600_000;
const LIFETIME_MS: Record<LinkPurpose, number> = {
  setup: 365 * 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
};

export type OneTimeLink = {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly userId: string | null;
  readonly createdById: string | null;
  readonly expiresAt: string;
  readonly usedAt: string | null;
};

/** What making one is called in the audit. Using one shows as `user.create` or `password.set` by the link. */
export const LINK_MADE: Record<LinkPurpose, string> = {
  setup: 'setup_link.create',
  invitation: 'invitation.create',
  reset: 'reset_link.create',
};

export type LinkRequest = Pick<OneTimeLink, 'purpose' | 'email' | 'name' | 'role' | 'userId' | 'createdById'>;

/** Makes a link, with its entry in the audit; earlier unused ones of the same purpose and address end. */
export const createLink = async (
  tx: Tx,
  clock: Clock,
  newId: IdGenerator,
  request: LinkRequest,
  by: Actor,
): Promise<{ secret: string; expiresAt: string }> => {
  const [id, secret] = [newId(), newSecret('kol')];
  const now = clock.now();
  const expiresAt = toInstant(now + LIFETIME_MS[request.purpose]);
  await tx.run(
    'update one_time_link set "usedAt" = ? where purpose = ? and email = ? and "usedAt" is null',
    toInstant(now),
    request.purpose,
    request.email,
  );
  await tx.run(
    `insert into one_time_link (id, purpose, "secretHash", email, name, role, "userId", "createdById", "createdAt", "expiresAt")
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    request.purpose,
    secretHash(secret),
    request.email,
    request.name,
    request.role,
    request.userId,
    request.createdById,
    toInstant(now),
    expiresAt,
  );
  await writeAudit(tx, toInstant(now), by, {
    action: LINK_MADE[request.purpose],
    recordId: request.userId ?? id,
    outcome: 'applied',
  });
  return { secret, expiresAt };
};

/** Whether the account a reset link is for can be signed in to. */
const isOpen = async (sql: Sql, userId: string): Promise<boolean> =>
  (await sql.get(
    'select id from user_account where id = ? and disabled = 0 and "deletedAt" is null',
    userId,
  )) !== undefined;

/** A link that still works. Errors: `link.invalid` for unknown, used, expired and those of a locked account alike. */
export const readLink = async (sql: Sql, clock: Clock, secret: string): Promise<Result<OneTimeLink>> => {
  const link = await sql.get<OneTimeLink>(
    `select id, purpose, email, name, role, "userId", "createdById", "expiresAt", "usedAt" from one_time_link where "secretHash" = ?`,
    secretHash(secret),
  );
  if (!link || link.usedAt !== null || link.expiresAt <= toInstant(clock.now())) return fail('link.invalid');
  if (link.userId !== null && !(await isOpen(sql, link.userId))) return fail('link.invalid');
  return ok(link);
};

/** Uses a link up inside the transaction of what it permits: of two askers, one wins. */
export const useLink = async (tx: Tx, clock: Clock, secret: string): Promise<Result<OneTimeLink>> => {
  await tx.lock(`link:${secretHash(secret)}`);
  const link = await readLink(tx, clock, secret);
  if (link.ok)
    await tx.run('update one_time_link set "usedAt" = ? where id = ?', toInstant(clock.now()), link.value.id);
  return link;
};

const PAGE: Record<LinkPurpose, string> = { setup: 'setup', invitation: 'invitation', reset: 'reset' };
export const linkUrl = (publicUrl: string, purpose: LinkPurpose, secret: string): string =>
  `${publicUrl}/${PAGE[purpose]}#secret=${secret}`;
