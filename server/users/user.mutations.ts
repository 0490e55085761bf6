/** Accounts, own preferences, remembered choices, devices. */
import { DEFAULT_PREFERENCES, emailKey } from '#shared/domain/user.ts';
import type { Preferences, Role } from '#shared/domain/user.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { linkChosenMails } from '../activities/earlier-mails.ts';
import { endCredentials } from '../auth/credentials.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';
import { isAdmin } from '../core/scope.ts';
import { readAddressee } from '../mail/mail-participants.ts';
import { checkNames, isPlainName } from './account-names.ts';
import { declinedId } from './declined-proposals.query.ts';

type Names =
  | 'match.choose'
  | 'proposal.decline'
  | 'user.set_preferences'
  | 'user.create'
  | 'user.update'
  | 'device.revoke';

/** Of each person; the oldest go, and may be offered once more. */
const DECLINED_MAX = 50;

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/;
export const isEmail = (text: string): boolean => EMAIL.test(text) && isPlainName(text);

/** The team of that name, made when it is new. Names differ only by more than upper and lower case. */
const teamIdFor = async ({ tx, newId, now }: MutationContext, name: string): Promise<string> => {
  await tx.lock(`team:${name.trim().toLowerCase()}`);
  const row = await tx.get<{ id: string }>('select id from team where lower(name) = lower(?)', name.trim());
  if (row) return row.id;
  const id = newId();
  await tx.run('insert into team (id, name, "createdAt") values (?, ?, ?)', id, name.trim(), now);
  return id;
};

export const DEFAULT_TEAM = 'Team';

/** Accounts are managed by a person who signed in, never by a device token that may have been taken. */
const isManaging = ({ scope }: MutationContext): boolean =>
  isAdmin(scope) && scope.credentialKind !== 'device' && scope.credentialKind !== 'api';

/** Only an owner makes or changes owners; the last active owner stays one. */
const mayGive = ({ scope }: MutationContext, role: Role): boolean =>
  scope.role === 'owner' || (isAdmin(scope) && role !== 'owner');

/** True for one of several at once only under the lock `owners`. */
const isLastOwner = async ({ tx }: MutationContext, id: string): Promise<boolean> => {
  const owners = await tx.all<{ id: string }>(
    `select id from user_account where role = 'owner' and disabled = 0 and "deletedAt" is null`,
  );
  return owners.length === 1 && owners[0]?.id === id;
};

const changeUser = async (
  context: MutationContext,
  id: string,
  set: {
    name?: string | undefined;
    role?: Role | undefined;
    teamName?: string | undefined;
    disabled?: boolean | undefined;
  },
): Promise<Result<null>> => {
  const { teamName, ...fields } = set;
  const teamId = teamName?.trim() ? await teamIdFor(context, teamName) : undefined;
  await context.write.update('user', id, definedOnly({ ...fields, teamId }));
  if (set.disabled) await endCredentials(context.tx, context.now, id);
  return ok(null);
};

export const userMutations: DefinitionsOf<Names> = {
  'match.choose': async (context, { email, personId }) => {
    const person = await visibleRecord(context, 'person', personId);
    if (!person.ok) return person;
    // A merged duplicate leads to its survivor.
    const chosen = person.value['id'] as string;
    const { userId } = context.scope;
    const key = emailKey(email);
    const id = `${userId}:${key}`;
    if (await context.write.find('match_choice', id))
      await context.write.update('match_choice', id, { personId: chosen });
    else await context.write.insert('match_choice', { id, userId, emailKey: key, personId: chosen });
    const { matches, links } = await readAddressee(context.tx, context.scope, key);
    if (matches[0]?.id === chosen) await linkChosenMails(context, key, links);
    return ok({ personId: chosen });
  },
  'proposal.decline': async (context, { personId, values }) => {
    const person = await visibleRecord(context, 'person', personId);
    if (!person.ok) return person;
    const about = person.value['id'] as string;
    const { userId } = context.scope;
    const id = declinedId(userId, about);
    const known = await context.write.find('declined_proposal', id);
    const before = (known?.['values'] ?? []) as readonly string[];
    const kept = [...new Set([...before, ...values])].slice(-DECLINED_MAX);
    if (known) await context.write.update('declined_proposal', id, { values: kept });
    else await context.write.insert('declined_proposal', { id, userId, personId: about, values: kept });
    return ok({ personId: about });
  },
  'user.set_preferences': async (context, { set }) => {
    const user = await visibleRecord(context, 'user', context.scope.userId);
    if (!user.ok) return user;
    const preferences = { ...(user.value['preferences'] as Preferences), ...definedOnly<Preferences>(set) };
    await context.write.update('user', context.scope.userId, { preferences });
    return ok({ ...preferences });
  },
  'user.create': async (context, { id, email, name, role, teamName }) => {
    if (!isManaging(context) || !mayGive(context, role)) return fail('access.denied');
    if (!isEmail(email.trim())) return fail('field.email', { fields: { 'args.email': 'field.email' } });
    const plain = checkNames({ 'args.name': name, 'args.teamName': teamName });
    if (!plain.ok) return plain;
    const key = emailKey(email);
    if (await context.tx.get('select id from user_account where "emailKey" = ?', key)) {
      return fail('user.exists', { fields: { 'args.email': 'user.exists' } });
    }
    await context.write.insert('user', {
      id,
      email: email.trim(),
      emailKey: key,
      name: name.trim(),
      role,
      teamId: await teamIdFor(context, teamName?.trim() || DEFAULT_TEAM),
      preferences: { ...DEFAULT_PREFERENCES, locale: context.scope.locale },
      disabled: false,
      createdAt: context.now,
      updatedAt: context.now,
      deletedAt: null,
    });
    return ok({ id });
  },
  'user.update': async (context, { id, set }) => {
    if (!isManaging(context)) return fail('access.denied');
    // Two owners who take the role from each other come one after the other.
    if (set.role !== undefined || set.disabled !== undefined) await context.tx.lock('owners');
    const found = await visibleRecord(context, 'user', id);
    if (!found.ok) return found;
    if (!mayGive(context, found.value['role'] as Role) || (set.role && !mayGive(context, set.role)))
      return fail('access.denied');
    const plain = checkNames({ 'args.set.name': set.name, 'args.set.teamName': set.teamName });
    if (!plain.ok) return plain;
    const loses = set.disabled === true || (set.role !== undefined && set.role !== 'owner');
    if (loses && (await isLastOwner(context, id))) return fail('user.last_owner');
    const changed = await changeUser(context, id, set);
    return changed.ok ? ok({ id }) : changed;
  },
  'device.revoke': async ({ tx, scope, now }, { id }) => {
    const row = await tx.get<{ userId: string }>('select "userId" from credential where id = ?', id);
    if (!row || (row.userId !== scope.userId && !isAdmin(scope))) return fail('record.not_found');
    await tx.run('update credential set "revokedAt" = ? where id = ? and "revokedAt" is null', now, id);
    return ok({ id });
  },
};
