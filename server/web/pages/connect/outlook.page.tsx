import type { CallOutput } from '#shared/api/client.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { connectTexts } from './connect-texts.ts';
import {
  caddyLines,
  developmentTlsCommands,
  nginxLines,
  ownTlsCommands,
  proxyCommands,
} from './https-commands.ts';
import { Commands, Steps } from './steps.tsx';

type Installation = CallOutput<'installation'>;

const NeedsHttps = ({ address }: { address: string }) => {
  const t = useTexts(connectTexts);
  return (
    <>
      <p class="w-state w-state-open">{t('outlook.no_https', { address })}</p>
      <p>{t('outlook.ways')}</p>
      <h2>{t('outlook.trial_title')}</h2>
      <p>{t('outlook.trial_text')}</p>
      <Commands label={t('outlook.trial_title')} lines={developmentTlsCommands} />
      <p class="w-hint">{t('outlook.trial_windows')}</p>
      <h2>{t('outlook.own_title')}</h2>
      <p>{t('outlook.own_text')}</p>
      <Commands label={t('outlook.own_title')} lines={ownTlsCommands} />
      <h2>{t('outlook.proxy_title')}</h2>
      <p>{t('outlook.proxy_text')}</p>
      <Commands label={t('outlook.proxy_title')} lines={proxyCommands} />
      <p>{t('outlook.nginx')}</p>
      <Commands label="nginx" lines={nginxLines} />
      <p>{t('outlook.caddy')}</p>
      <Commands label="Caddy" lines={caddyLines} />
    </>
  );
};

/** The second manifest: what it adds, what it never does, and the way back. */
const Events = () => {
  const t = useTexts(connectTexts);
  return (
    <>
      <h2>{t('outlook.events_title')}</h2>
      <p>{t('outlook.events_text')}</p>
      <Steps
        items={[t('outlook.events_1'), t('outlook.events_2'), t('outlook.events_3'), t('outlook.events_4')]}
      />
      <p class="w-hint">{t('outlook.events_note')}</p>
      <p>
        <a class="w-button" href="/outlook/manifest.xml?variant=events" download="kontor-outlook-events.xml">
          {t('outlook.events_manifest')}
        </a>
      </p>
    </>
  );
};

/** Where people sign in with Microsoft accounts anyway: what to register, and how accounts come together. */
const MicrosoftAccounts = ({ address }: { address: string }) => {
  const t = useTexts(connectTexts);
  return (
    <>
      <h2>{t('outlook.entra_title')}</h2>
      <p>{t('outlook.entra_text')}</p>
      <Steps
        items={[
          t('outlook.entra_1', { address: `brk-multihub://${new URL(address).host}` }),
          t('outlook.entra_2'),
          t('outlook.entra_3'),
          t('outlook.entra_4'),
        ]}
      />
      <p class="w-hint">{t('outlook.entra_note')}</p>
    </>
  );
};

/** The manifest for several selected mails: what it takes, what it does, and together with the other one. */
const MultiSelect = () => {
  const t = useTexts(connectTexts);
  return (
    <>
      <h2>{t('outlook.multi_title')}</h2>
      <p>{t('outlook.multi_text')}</p>
      <Steps
        items={[t('outlook.multi_1'), t('outlook.multi_2'), t('outlook.multi_3'), t('outlook.multi_4')]}
      />
      <p class="w-hint">{t('outlook.multi_note')}</p>
      <p>
        <a
          class="w-button"
          href="/outlook/manifest.xml?multiselect=1"
          download="kontor-outlook-multiselect.xml"
        >
          {t('outlook.multi_manifest')}
        </a>
      </p>
      <p>
        <a
          class="w-button"
          href="/outlook/manifest.xml?variant=events&multiselect=1"
          download="kontor-outlook-events-multiselect.xml"
        >
          {t('outlook.multi_both')}
        </a>
      </p>
    </>
  );
};

const Install = ({ address }: { address: string }) => {
  const t = useTexts(connectTexts);
  return (
    <>
      <p class="w-state w-state-good">{t('outlook.https', { address })}</p>
      <p>
        <a class="w-button w-primary" href="/outlook/manifest.xml" download="kontor-outlook.xml">
          {t('outlook.manifest')}
        </a>
      </p>
      <h2>{t('outlook.self_title')}</h2>
      <Steps
        items={[
          <>
            {t('outlook.self_1')}{' '}
            <a href="https://aka.ms/olksideload" target="_blank" rel="noreferrer">
              aka.ms/olksideload
            </a>
          </>,
          t('outlook.self_2'),
          t('outlook.self_3'),
          t('outlook.self_4'),
        ]}
      />
      <p class="w-hint">{t('outlook.self_note')}</p>
      <h2>{t('outlook.admin_title')}</h2>
      <Steps
        items={[t('outlook.admin_1'), t('outlook.admin_2'), t('outlook.admin_3'), t('outlook.admin_4')]}
      />
      <p class="w-hint">{t('outlook.exchange')}</p>
      <Commands
        label={t('outlook.exchange')}
        lines={[
          `New-App -OrganizationApp -Url ${address}/outlook/manifest.xml -ProvidedTo SpecificUsers -UserList "anna@example.com"`,
        ]}
      />
      <MicrosoftAccounts address={address} />
      <Events />
      <MultiSelect />
    </>
  );
};

const Body = ({ installation }: { installation: Installation }) =>
  installation.https ? (
    <Install address={installation.publicUrl} />
  ) : (
    <NeedsHttps address={installation.publicUrl} />
  );

export const Page = () => {
  const { client } = useApp();
  const t = useTexts(connectTexts);
  const loader = useLoader(() => client.call('installation', {}));
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('outlook.title')} />
      <p>{t('outlook.text')}</p>
      <LoadedView loader={loader}>{(installation) => <Body installation={installation} />}</LoadedView>
    </main>
  );
};
