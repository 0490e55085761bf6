import { useSignal } from '@preact/signals';
import type { Failure } from '#shared/lib/result.ts';
import { Problem } from '../../components/errors.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { connectTexts } from './connect-texts.ts';
import { handOverUrl, readAsked } from './sign-in-window.ts';
import type { Asked } from './sign-in-window.ts';

const Decision = ({ asked }: { asked: Asked }) => {
  const { client, me, voice } = useApp();
  const t = useTexts(connectTexts);
  const failure = useSignal<Failure | null>(null);
  const isBusy = useSignal(false);
  const letIn = async (): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    failure.value = null;
    const { name, challenge } = asked;
    const result = await client.call('approveDevice', { body: { name, challenge } });
    if (result.ok) return location.replace(handOverUrl(location, voice.value.locale, result.value.code));
    isBusy.value = false;
    failure.value = result;
  };
  return (
    <>
      <p>{t('window.ask')}</p>
      <dl class="w-facts">
        <dt>{t('pair.name')}</dt>
        <dd>{asked.name}</dd>
        <dt>{t('window.account')}</dt>
        <dd>
          {me.value?.name}
          <br />
          {me.value?.email}
        </dd>
      </dl>
      <p class="w-hint">{t('window.warning')}</p>
      <Problem failure={failure.value} />
      <div class="w-actions">
        <button type="button" class="w-button w-primary" onClick={() => void letIn()}>
          {t('pair.connect')}
        </button>
        <button type="button" class="w-button" onClick={() => window.close()}>
          {t('window.cancel')}
        </button>
      </div>
    </>
  );
};

/** What stands in the window Outlook's pane opens: names the pane and asks once whether it may act for this account. */
export const Page = ({ place }: PageProps) => {
  const t = useTexts(connectTexts);
  const asked = readAsked(place.query);
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('window.title')} />
      {asked ? <Decision asked={asked} /> : <p>{t('window.nobody_asks')}</p>}
    </main>
  );
};
