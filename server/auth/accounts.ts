/** The flows of sign-in: set-up, password, invitation, reset. Accounts themselves are made by the mutation `user.create`. */
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { Locale, Role } from '#shared/domain/user.ts';
import type { MutationExecutor } from '../core/mutation-executor.ts';
import { BUCKET_ALL } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Store, Tx } from '../db/store.ts';
import type { Credentials } from './credentials.ts';
import { createLink, useLink } from './one-time-links.ts';
import type { LinkRequest } from './one-time-links.ts';
import { checkNewPassword, hashPassword, spendVerifyTime, verifyPassword } from './password.ts';

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
  readonly hasUsers: () => Promise<boolean>;
  /** Of several at once exactly one succeeds. Errors: `setup.done`, `link.invalid`, `password.*`, `field.email`. */
  readonly setUp: (
    secret: string,
    account: Omit<NewAccount, 'role'>,
    password: string,
    browser: string,
  ) => Promise<Result<SignedIn>>;
  /** For unknown accounts and wrong passwords alike: `sign_in.refused`, after the same time. */
  readonly signIn: (email: string, password: string, browser: string) => Promise<Result<SignedIn>>;
  /** Accepts an invitation or sets a new password; after a reset all other credentials of the browser kind end. */
  readonly acceptLink: (
    secret: string,
    name: string,
    locale: Locale,
    password: string,
    browser: string,
  ) => Promise<Result<SignedIn>>;
  readonly makeLink: (request: LinkRequest) => Promise<Result<{ secret: string; expiresAt: string }>>;
  /** Command line and tests: an account with a password at once. */
  readonly addUser: (account: NewAccount, password: string) => Promise<Result<{ id: string }>>;
  /** Ends all sessions of the account but the one named. */
  readonly setPassword: (
    userId: string,
    password: string,
    keepCredentialId: string | null,
  ) => Promise<Result<null>>;
  readonly changePassword: (scope: Scope, current: string, next: string) => Promise<Result<null>>;
};

/** The asker of what nobody asked for yet: the first account, the command line. */
export const commandScope = (userId: string, locale: Locale): Scope => ({
  userId,
  userName: 'Kontor',
  role: 'owner',
  teamId: '',
  buckets: [BUCKET_ALL],
  locale,
  credentialId: null,
  credentialKind: 'command',
});

export type AccountsOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly executor: MutationExecutor;
  readonly credentials: Credentials;
};

export const createAccounts = ({ store, clock, newId, executor, credentials }: AccountsOptions): Accounts => {
  const now = (): string => toInstant(clock.now());

  const hasUsers = async (): Promise<boolean> =>
    (await store.sql.get('select id from user_account limit 1')) !== undefined;

  const storePassword = (tx: Tx, userId: string, hash: string): Promise<void> | void =>
    tx.run(
      `insert into password ("userId", hash, "changedAt") values (?, ?, ?)
       on conflict ("userId") do update set hash = excluded.hash, "changedAt" = excluded."changedAt"`,
      userId,
      hash,
      now(),
    );

  const endSessions = (tx: Tx, userId: string, keepId: string | null): Promise<void> | void =>
    tx.run(
      `update credential set "revokedAt" = ? where "userId" = ? and kind = 'session' and "revokedAt" is null and id <> ?`,
      now(),
      userId,
      keepId ?? '',
    );

  const createIn = async (
    tx: Tx,
    account: NewAccount,
    hash: string,
    asUserId: string | null,
  ): Promise<Result<{ id: string }>> => {
    const id = newId();
    const { locale, ...args } = account;
    const made = await executor.executeIn(tx, commandScope(asUserId ?? id, locale), {
      id: newId(),
      name: 'user.create',
      at: now(),
      args: { id, ...args },
    });
    if (!made.ok) return made;
    await storePassword(tx, id, hash);
    return ok({ id });
  };

  const signInAs = async (tx: Tx, userId: string, browser: string): Promise<Result<SignedIn>> => {
    const { secret } = await credentials.create(tx, 'session', userId, browser);
    return ok({ userId, secret });
  };

  return {
    hasUsers,
    setUp: async (secret, account, password, browser) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      if (await hasUsers()) return fail('setup.done');
      const hash = await hashPassword(password);
      return store.write(async (tx) => {
        await tx.lock('setup');
        if (await tx.get('select id from user_account limit 1')) return fail('setup.done');
        const link = await useLink(tx, clock, secret);
        if (!link.ok) return link;
        if (link.value.purpose !== 'setup') return fail('link.invalid');
        const made = await createIn(tx, { ...account, role: 'owner' }, hash, null);
        return made.ok ? signInAs(tx, made.value.id, browser) : made;
      });
    },
    signIn: async (email, password, browser) => {
      const account = await store.sql.get<{ id: string; hash: string }>(
        `select u.id as id, p.hash as hash from user_account u join password p on p."userId" = u.id
         where u."emailKey" = ? and u.disabled = 0 and u."deletedAt" is null`,
        emailKey(email),
      );
      const good = account ? await verifyPassword(password, account.hash) : await spendVerifyTime(password);
      if (!account || !good) return fail('sign_in.refused');
      return store.write((tx) => signInAs(tx, account.id, browser));
    },
    acceptLink: async (secret, name, locale, password, browser) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      const hash = await hashPassword(password);
      return store.write(async (tx) => {
        const link = await useLink(tx, clock, secret);
        if (!link.ok) return link;
        const { purpose, email, role, userId, createdById } = link.value;
        if (purpose === 'invitation') {
          const made = await createIn(tx, { email, name, role, locale }, hash, createdById);
          return made.ok ? signInAs(tx, made.value.id, browser) : made;
        }
        if (purpose !== 'reset' || !userId) return fail('link.invalid');
        await storePassword(tx, userId, hash);
        await endSessions(tx, userId, null);
        return signInAs(tx, userId, browser);
      });
    },
    makeLink: (request) => store.write(async (tx) => ok(await createLink(tx, clock, newId, request))),
    addUser: async (account, password) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      const hash = await hashPassword(password);
      return store.write((tx) => createIn(tx, account, hash, null));
    },
    setPassword: async (userId, password, keepCredentialId) => {
      const checked = checkNewPassword(password);
      if (!checked.ok) return checked;
      const hash = await hashPassword(password);
      return store.write(async (tx) => {
        await storePassword(tx, userId, hash);
        await endSessions(tx, userId, keepCredentialId);
        return ok(null);
      });
    },
    async changePassword(scope, current, next) {
      const row = await store.sql.get<{ hash: string }>(
        'select hash from password where "userId" = ?',
        scope.userId,
      );
      if (!row || !(await verifyPassword(current, row.hash)))
        return fail('sign_in.refused', { fields: { current: 'sign_in.refused' } });
      return this.setPassword(scope.userId, next, scope.credentialId);
    },
  };
};
