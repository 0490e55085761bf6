import { useSignal } from '@preact/signals';
import type { MutationArgs } from '#shared/domain/mutations.ts';
import type { Role, User } from '#shared/domain/user.ts';
import { ROLES } from '#shared/domain/user.ts';
import { useApp } from '../../state/app-context.ts';
import type { Loader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from '../settings/settings-texts.ts';
import { LinkView } from './link-view.tsx';
import type { OneTimeLink } from './link-view.tsx';

type UserChange = MutationArgs<'user.update'>['set'];

/** Changes one account at once, with its way back. */
const useUserChange = (user: User, users: Loader<readonly User[]>) => {
  const { mutate, notices } = useApp();
  const t = useTexts(settingsTexts);
  const apply = async (set: UserChange) => {
    const result = await mutate('user.update', { id: user.id, set });
    if (result.ok)
      users.update((items) =>
        items.map((each) => (each.id === user.id ? ({ ...each, ...set } as User) : each)),
      );
    return result;
  };
  return async (set: UserChange, before: UserChange): Promise<void> => {
    const result = await apply(set);
    if (result.ok) notices.show({ text: t('users.changed', { name: user.name }), undo: () => apply(before) });
    else {
      notices.showFailure(result);
      // The box shows what holds, not what was refused.
      users.update((items) => [...items]);
    }
  };
};

const RoleChoice = ({ user, change }: { user: User; change: (role: Role) => void }) => {
  const { me } = useApp();
  const t = useTexts(settingsTexts);
  const isOwner = me.value?.role === 'owner';
  if (user.id === me.value?.id || (user.role === 'owner' && !isOwner))
    return <span class="w-hint">{t(`role.${user.role}`)}</span>;
  return (
    <select
      aria-label={t('users.role_label', { name: user.name })}
      value={user.role}
      onChange={(event) => change(event.currentTarget.value as Role)}
    >
      {ROLES.filter((role) => isOwner || role !== 'owner').map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </select>
  );
};

/** A colleague: role, team, a link for a new password, on and off. */
export const UserRow = ({ user, users }: { user: User; users: Loader<readonly User[]> }) => {
  const { client, me, notices } = useApp();
  const t = useTexts(settingsTexts);
  const link = useSignal<OneTimeLink | null>(null);
  const change = useUserChange(user, users);
  const isSelf = user.id === me.value?.id;
  const reset = async (): Promise<void> => {
    const result = await client.call('resetPassword', { params: { id: user.id }, body: {} });
    if (result.ok) link.value = result.value;
    else notices.showFailure(result);
  };
  return (
    <li class="w-user">
      <div class="w-task-text">
        <span>
          {user.name} {isSelf ? <em>({t('users.you')})</em> : null}
          {user.disabled ? <strong class="w-off"> {t('users.disabled')}</strong> : null}
        </span>
        <span class="w-hint">{user.email}</span>
      </div>
      <div class="w-row">
        <RoleChoice user={user} change={(role) => void change({ role }, { role: user.role })} />
        <label class="w-row">
          <span class="w-hint">{t('users.team')}</span>
          <input
            class="w-team"
            aria-label={t('users.team_label', { name: user.name })}
            value={user.teamName}
            maxLength={120}
            onChange={(event) =>
              void change({ teamName: event.currentTarget.value.trim() }, { teamName: user.teamName })
            }
          />
        </label>
        {isSelf ? null : (
          <>
            {user.disabled ? null : (
              <button type="button" class="w-button" onClick={() => void reset()}>
                {t('users.reset')}
              </button>
            )}
            <button
              type="button"
              class="w-button"
              onClick={() => void change({ disabled: !user.disabled }, { disabled: user.disabled })}
            >
              {t(user.disabled ? 'users.enable' : 'users.disable')}
            </button>
          </>
        )}
      </div>
      {link.value && !user.disabled ? (
        <LinkView link={link.value} text={t('users.reset_made', { name: user.name })} />
      ) : null}
    </li>
  );
};
