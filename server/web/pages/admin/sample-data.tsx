import { useSignal } from '@preact/signals';
import { toInstant } from '#shared/lib/clock.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from '../settings/settings-texts.ts';

/** Shown only while there is sample data: the one click that takes it away again. */
export const SampleData = () => {
  const { client, clock, mutate, notices } = useApp();
  const t = useTexts(settingsTexts);
  const isAsking = useSignal(false);
  const loader = useLoader(() => client.call('installation', {}));
  const state = loader.state.value;
  if (state.status !== 'ready' || !state.value.sampleData) return null;
  const remove = async (): Promise<void> => {
    isAsking.value = false;
    const result = await mutate('sample.remove', { at: toInstant(clock.now()) });
    if (!result.ok) notices.showFailure(result);
    else {
      notices.show({ text: t('sample.removed') });
      await loader.reload();
    }
  };
  return (
    <section aria-labelledby="sample">
      <h2 id="sample">{t('sample.title')}</h2>
      <p class="w-hint">{t('sample.text')}</p>
      <div class="w-actions">
        <button type="button" class="w-button" onClick={() => (isAsking.value = true)}>
          {t('sample.action')}
        </button>
      </div>
      {isAsking.value ? (
        <ConfirmDialog
          title={t('sample.ask')}
          action={t('sample.action')}
          confirm={() => void remove()}
          cancel={() => (isAsking.value = false)}
        >
          <p>{t('sample.ask_text')}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
};
