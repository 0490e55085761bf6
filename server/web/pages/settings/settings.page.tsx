import { PageTitle } from '../../components/page-title.tsx';
import { useTexts } from '../../state/texts.ts';
import { logRulesTexts } from '../log-rules/log-rules-texts.ts';
import { ApiTokenForm } from './api-token-form.tsx';
import { DeviceList, useDevices } from './device-list.tsx';
import { EntraLink } from './entra-link.tsx';
import { PasswordForm } from './password-form.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { settingsTexts } from './settings-texts.ts';

export const Page = () => {
  const t = useTexts(settingsTexts);
  const rules = useTexts(logRulesTexts);
  const devices = useDevices();
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('settings.title')} />
      <PreferencesForm />
      <section aria-labelledby="rules">
        <h2 id="rules">{rules('rules.title')}</h2>
        <p class="w-hint">{rules('rules.link_text')}</p>
        <div class="w-actions">
          <a class="w-button" href="/settings/rules">
            {rules('rules.open')}
          </a>
        </div>
      </section>
      <PasswordForm />
      <EntraLink />
      <DeviceList devices={devices} />
      <ApiTokenForm created={() => void devices.reload()} />
    </main>
  );
};
