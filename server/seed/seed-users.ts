/** Who did all this: the accounts that are there, or a few made-up ones that nobody can sign in to. */
import { DEFAULT_PREFERENCES, emailKey } from '#shared/domain/user.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createRecordWriter } from '../core/record-writer.ts';
import type { Store } from '../db/store.ts';
import { recordTables } from '../records.ts';
import { DEFAULT_TEAM } from '../users/user.mutations.ts';
import type { SeedUser } from './happenings.ts';
import { idFor } from './random.ts';

const NAMES = [
  'Jana Sommer',
  'Henrik Adler',
  'Leyla Aydın',
  'Tom Whitfield',
  'Bettina Krohn',
  'Jonas Reimann',
];
const ADDRESSES = [
  'jana.sommer',
  'henrik.adler',
  'leyla.aydin',
  'tom.whitfield',
  'bettina.krohn',
  'jonas.reimann',
];
const USERS_MAX = 50;

const readUsers = (store: Store): Promise<SeedUser[]> | SeedUser[] =>
  store.sql.all<SeedUser>(
    `select id, name, email, "teamId" from user_account where disabled = 0 and "deletedAt" is null order by id limit ${USERS_MAX}`,
  );

/** Accounts without a password, made once. */
export const ensureUsers = async (store: Store, seed: number, ms: number): Promise<Result<SeedUser[]>> => {
  const users = await readUsers(store);
  if (users.length > 0) return ok(users);
  const now = toInstant(ms);
  const made = await store.write(async (tx) => {
    const teamId = idFor(seed, 'user', NAMES.length, ms);
    await tx.run('insert into team (id, name, "createdAt") values (?, ?, ?)', teamId, DEFAULT_TEAM, now);
    const userId = idFor(seed, 'user', 0, ms);
    const write = createRecordWriter({
      tx,
      tables: recordTables,
      mutationId: idFor(seed, 'batch', -1, ms),
      userId,
      now,
    });
    for (const [index, name] of NAMES.entries()) {
      const email = `${ADDRESSES[index]!}@haus.example`;
      await write.insert('user', {
        id: idFor(seed, 'user', index, ms),
        email,
        emailKey: emailKey(email),
        name,
        role: 'user',
        teamId,
        preferences: { ...DEFAULT_PREFERENCES, locale: name === 'Tom Whitfield' ? 'en' : 'de' },
        disabled: false,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
      });
    }
    await write.finish();
    return ok(null);
  });
  return made.ok ? ok(await readUsers(store)) : made;
};
