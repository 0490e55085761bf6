import { PageTitle } from '../../components/page-title.tsx';
import { useTexts } from '../../state/texts.ts';
import { ApiTokenForm } from './api-token-form.tsx';
import { DeviceList, useDevices } from './device-list.tsx';
import { PasswordForm } from './password-form.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { settingsTexts } from './settings-texts.ts';

export const Page = () => {
  const t = useTexts(settingsTexts);
  const devices = useDevices();
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('settings.title')} />
      <PreferencesForm />
      <PasswordForm />
      <DeviceList devices={devices} />
      <ApiTokenForm created={() => void devices.reload()} />
    </main>
  );
};
