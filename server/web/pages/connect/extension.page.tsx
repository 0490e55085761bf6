import type { CallOutput } from '#shared/api/client.ts';
import { Copyable } from '../../components/copyable.tsx';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { connectTexts } from './connect-texts.ts';
import { Steps } from './steps.tsx';

type Package = CallOutput<'installation'>['extensionPackages'][number];

const Download = ({ found, text }: { found: Package | undefined; text: string }) => {
  const formats = useFormats();
  const t = useTexts(connectTexts);
  if (!found) return <p class="w-empty">{t('browser.not_built')}</p>;
  return (
    <p>
      <a class="w-button" href={`/extension/${found.file}`} download={found.file}>
        {text} ({formats.size(found.sizeBytes)})
      </a>
    </p>
  );
};

const packageFor = (packages: readonly Package[], browser: string): Package | undefined =>
  packages.find((each) => each.file.includes(browser));

const Chromium = ({ packages }: { packages: readonly Package[] }) => {
  const t = useTexts(connectTexts);
  return (
    <section>
      <h2>Chrome, Edge</h2>
      <Download found={packageFor(packages, 'chrome')} text={t('browser.chrome_package')} />
      <Steps
        items={[
          t('browser.chrome_1'),
          <>
            {t('browser.chrome_2')} <code>chrome://extensions</code>, <code>edge://extensions</code>
          </>,
          t('browser.chrome_3'),
          t('browser.chrome_4'),
        ]}
      />
      <p class="w-hint">{t('browser.chrome_note')}</p>
      <h3>{t('browser.policy_title')}</h3>
      <p>{t('browser.policy_text')}</p>
    </section>
  );
};

const Firefox = ({ packages }: { packages: readonly Package[] }) => {
  const t = useTexts(connectTexts);
  return (
    <section>
      <h2>Firefox</h2>
      <Download found={packageFor(packages, 'firefox')} text={t('browser.firefox_package')} />
      <p>{t('browser.firefox_text')}</p>
      <h3>{t('browser.firefox_try_title')}</h3>
      <Steps
        items={[
          <>
            {t('browser.firefox_1')} <code>about:debugging#/runtime/this-firefox</code>
          </>,
          t('browser.firefox_2'),
          t('browser.firefox_3'),
        ]}
      />
      <h3>{t('browser.firefox_stay_title')}</h3>
      <ul class="w-bullets">
        <li>
          {t('browser.firefox_esr')} <code>xpinstall.signatures.required</code> = <code>false</code>
        </li>
        <li>{t('browser.firefox_sign')}</li>
        <li>{t('browser.firefox_policy')}</li>
      </ul>
    </section>
  );
};

export const Page = () => {
  const { client } = useApp();
  const t = useTexts(connectTexts);
  const loader = useLoader(() => client.call('installation', {}));
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('browser.title')} />
      <p>{t('browser.text')}</p>
      <LoadedView loader={loader} lines={6}>
        {({ extensionPackages, publicUrl }) => (
          <>
            <Chromium packages={extensionPackages} />
            <Firefox packages={extensionPackages} />
            <section>
              <h2>{t('browser.then_title')}</h2>
              <p>{t('browser.then_text')}</p>
              <Copyable label={t('browser.address')} value={publicUrl} />
            </section>
          </>
        )}
      </LoadedView>
    </main>
  );
};
