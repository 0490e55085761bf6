import type { User } from '#shared/domain/user.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import type { Loader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from '../settings/settings-texts.ts';
import { InviteForm } from './invite-form.tsx';
import { SampleData } from './sample-data.tsx';
import { UserRow } from './user-row.tsx';

const useUsers = (): Loader<readonly User[]> => {
  const { client } = useApp();
  return useLoader<readonly User[]>(async () => {
    const answer = await client.call('users', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
};

/** Colleagues with accounts, and how more of them come in. */
export const Page = () => {
  const t = useTexts(settingsTexts);
  const users = useUsers();
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('users.title')} />
      <LoadedView loader={users}>
        {(items) => (
          <ul class="w-list">
            {items.map((user) => (
              <UserRow key={user.id} user={user} users={users} />
            ))}
          </ul>
        )}
      </LoadedView>
      <InviteForm invited={() => void users.reload()} />
      <SampleData />
    </main>
  );
};
