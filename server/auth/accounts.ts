/**
 * The flows of sign-in: set-up, password, invitation, reset. Accounts themselves are made by the mutation `user.create`;
 * passwords, sessions, tokens and links are written here, because a secret must not travel in a mutation, which is kept.
 * Each of these writes stands in one transaction with its entry in the audit.
 */
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { Locale, Role } from '#shared/domain/user.ts';
import type { MutationExecutor } from '../core/mutation-executor.ts';
import { COMMAND_LINE, noteRefusal, writeAudit } from '../core/audit.ts';
import type { Actor } from '../core/audit.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store, Tx } from '../db/store.ts';
import { checkNames } from '../users/account-names.ts';
import { commandScope, linkScope } from './askers.ts';
import { MADE, endCredentials, endSessions, lockAccount } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { createLink, useLink } from './one-time-links.ts';
import type { LinkRequest } from './one-time-links.ts';
import { NO_HASH, checkNewPassword, hashPassword, verifyPassword } from './password.ts';

export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly teamName?: string;
};

export type SignedIn = { readonly userId: string; readonly secret: string };

/** `browser` is what the list of devices calls the session. */
export type Accounts = {
  /** Whether somebody can sign in and let others in; accounts nobody can sign in to do not count. */
  readonly isSetUp: () => Promise<boolean>;
  /** Of several at once exactly one succeeds. Errors: `setup.done`, `link.invalid`, `password.*`, `field.email`. */
  readonly setUp: (
    secret: string,
    account: Omit<NewAccount, 'role'>,
    password: string,
    browser: string,
  ) => Promise<Result<SignedIn>>;
  /** For unknown accounts and wrong passwords alike: `sign_in.refused`, after the same time. */
  readonly signIn: (email: string, password: string, browser: string) => Promise<Result<SignedIn>>;
  /**
   * Accepts an invitation or sets a new password; a reset ends everything the account was signed in with: sessions,
   * devices and tokens. Errors: `link.invalid` (also for the link of a locked account), `password.*`, `user.exists`.
   */
  readonly acceptLink: (
    secret: string,
    name: string,
    locale: Locale,
    password: string,
    browser: string,
  ) => Promise<Result<SignedIn>>;
  /** `by` is the command line (the set-up link printed at the start) unless said. */
  readonly makeLink: (
    request: LinkRequest,
    by?: Actor,
  ) => Promise<Result<{ secret: string; expiresAt: string }>>;
  /** An API token; the secret comes once. */
  readonly makeToken: (
    userId: string,
    name: string,
    by: Actor,
  ) => Promise<Result<{ id: string; secret: string }>>;
  /** Command line and tests: an account with a password at once. */
  readonly addUser: (account: NewAccount, password: string) => Promise<Result<{ id: string }>>;
  /** Command line: sets a password and ends everything the account was signed in with. */
  readonly setPassword: (userId: string, password: string) => Promise<Result<null>>;
  /** Ends the other sessions; devices and tokens stay. Errors: `sign_in.refused` for the current one, `password.*`. */
  readonly changePassword: (scope: Scope, current: string, next: string) => Promise<Result<null>>;
};

type FoundAccount = { id: string; hash: string | null; disabled: number };

const findAccount = (sql: Sql, key: string) =>
  sql.get<FoundAccount>(
    `select u.id as id, p.hash as hash, u.disabled as disabled from user_account u
     left join password p on p."userId" = u.id where u."emailKey" = ? and u."deletedAt" is null`,
    key,
  );

/** Null where nobody can sign in: no such account, a locked one, one without a password. */
const usableHash = (account: FoundAccount | undefined): string | null =>
  account?.disabled === 0 ? account.hash : null;

/** Whoever makes an account sent no mutation: their fields are called `email`, not `args.email`. */
const withPlainFields = (failure: Failure): Failure => {
  const { code, fields } = failure.error;
  if (!fields) return failure;
  const plain = Object.entries(fields).map(([name, field]) => [name.replace(/^args\./, ''), field]);
  return fail(code, { fields: Object.fromEntries(plain) as Record<string, string> });
};

/** An owner who can sign in. Made-up colleagues of a seed have no password, and must lock nobody out. */
const ABLE_OWNER = `select u.id from user_account u join password p on p."userId" = u.id
  where u.role = 'owner' and u.disabled = 0 and u."deletedAt" is null limit 1`;

export type AccountsOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly executor: MutationExecutor;
  readonly credentials: Credentials;
};

export const createAccounts = ({ store, clock, newId, executor, credentials }: AccountsOptions): Accounts => {
  const now = (): string => toInstant(clock.now());

  const isSetUp = async (sql: Sql = store.sql): Promise<boolean> => (await sql.get(ABLE_OWNER)) !== undefined;

  const storePassword = async (tx: Tx, userId: string, hash: string, by: Actor): Promise<void> => {
    await lockAccount(tx, userId);
    await tx.run(
      `insert into password ("userId", hash, "changedAt") values (?, ?, ?)
       on conflict ("userId") do update set hash = excluded.hash, "changedAt" = excluded."changedAt"`,
      userId,
      hash,
      now(),
    );
    await writeAudit(tx, now(), by, { action: 'password.set', recordId: userId, outcome: 'applied' });
  };

  /** By the command line, or by whoever holds the link. */
  const createIn = async (
    tx: Tx,
    account: NewAccount,
    hash: string,
    linkId: string | null,
  ): Promise<Result<{ id: string }>> => {
    const id = newId();
    const { locale, ...args } = account;
    const by = linkId === null ? commandScope(locale) : linkScope(id, linkId, locale);
    const made = await executor.executeIn(tx, by, {
      id: newId(),
      name: 'user.create',
      at: now(),
      args: { id, ...args },
    });
    if (!made.ok) return withPlainFields(made);
    await storePassword(tx, id, hash, by);
    return ok({ id });
  };

  const signInAs = async (tx: Tx, userId: string, browser: string): Promise<Result<SignedIn>> => {
    const { secret } = await credentials.create(tx, 'session', userId, browser);
    return ok({ userId, secret });
  };

  /** An unknown address is not kept: it may be a password typed into the wrong field. */
  const refuseSignIn = async (userId: string | null): Promise<Result<never>> => {
    await noteRefusal(store, now(), null, { action: MADE.session, recordId: userId, outcome: 'refused' });
    return fail('sign_in.refused');
  };

  return {
    isSetUp: () => isSetUp(),
    setUp: async (secret, account, password, browser) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      if (await isSetUp()) return fail('setup.done');
      const hash = await hashPassword(password);
      return store.write(async (tx) => {
        await tx.lock('setup');
        if (await isSetUp(tx)) return fail('setup.done');
        const link = await useLink(tx, clock, secret);
        if (!link.ok) return link;
        if (link.value.purpose !== 'setup') return fail('link.invalid');
        const made = await createIn(tx, { ...account, role: 'owner' }, hash, link.value.id);
        return made.ok ? signInAs(tx, made.value.id, browser) : made;
      });
    },
    signIn: async (email, password, browser) => {
      const account = await findAccount(store.sql, emailKey(email));
      const hash = usableHash(account);
      const isRight = await verifyPassword(password, hash ?? NO_HASH);
      if (!account || hash === null || !isRight) return refuseSignIn(account?.id ?? null);
      const done = await store.write(async (tx) => {
        await lockAccount(tx, account.id);
        // Locked or with another password meanwhile: what was right a moment ago opens nothing.
        const still = usableHash(await findAccount(tx, emailKey(email))) === hash;
        return still ? signInAs(tx, account.id, browser) : fail('sign_in.refused');
      });
      return done.ok || done.error.code !== 'sign_in.refused' ? done : refuseSignIn(account.id);
    },
    acceptLink: async (secret, name, locale, password, browser) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      const hash = await hashPassword(password);
      return store.write(async (tx) => {
        const link = await useLink(tx, clock, secret);
        if (!link.ok) return link;
        const { id: linkId, purpose, email, role, userId } = link.value;
        if (purpose === 'invitation') {
          const made = await createIn(tx, { email, name, role, locale }, hash, linkId);
          return made.ok ? signInAs(tx, made.value.id, browser) : made;
        }
        if (purpose !== 'reset' || !userId) return fail('link.invalid');
        await storePassword(tx, userId, hash, linkScope(userId, linkId, locale));
        await endCredentials(tx, now(), userId);
        return signInAs(tx, userId, browser);
      });
    },
    makeLink: async (request, by = COMMAND_LINE) => {
      const plain = checkNames({ name: request.name });
      if (!plain.ok) return plain;
      return store.write(async (tx) => ok(await createLink(tx, clock, newId, request, by)));
    },
    makeToken: async (userId, name, by) => {
      const plain = checkNames({ name });
      if (!plain.ok) return plain;
      return store.write(async (tx) => ok(await credentials.create(tx, 'api', userId, name, by)));
    },
    addUser: async (account, password) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      const hash = await hashPassword(password);
      return store.write((tx) => createIn(tx, account, hash, null));
    },
    setPassword: async (userId, password) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      const hash = await hashPassword(password);
      return store.write(async (tx) => {
        await storePassword(tx, userId, hash, COMMAND_LINE);
        await endCredentials(tx, now(), userId);
        return ok(null);
      });
    },
    changePassword: async (scope, current, next) => {
      const { userId, credentialId } = scope;
      const row = await store.sql.get<{ hash: string }>(
        'select hash from password where "userId" = ?',
        userId,
      );
      if (!row || !(await verifyPassword(current, row.hash))) {
        const entry = { action: 'password.set', recordId: userId, outcome: 'refused' } as const;
        await noteRefusal(store, now(), scope, entry);
        return fail('sign_in.refused', { fields: { current: 'sign_in.refused' } });
      }
      const checked = checkNewPassword(next);
      if (!checked.ok) return checked;
      const hash = await hashPassword(next);
      return store.write(async (tx) => {
        await storePassword(tx, userId, hash, scope);
        await endSessions(tx, now(), userId, credentialId);
        return ok(null);
      });
    },
  };
};
