import { useSignal } from '@preact/signals';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { LoadedView } from '../../components/loaded-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from './settings-texts.ts';

/** The Microsoft account the own account is linked to; nothing where the administration has set none of that up. */
export const EntraLink = () => {
  const { client, clock, notices } = useApp();
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const loader = useLoader(() => client.call('entraLink', {}));
  const isAsked = useSignal(false);
  const unlink = async (): Promise<void> => {
    isAsked.value = false;
    const result = await client.call('unlinkEntra', { body: {} });
    if (!result.ok) return notices.showFailure(result);
    notices.show({ text: t('entra.unlinked') });
    loader.update((link) => ({ ...link, linkedAt: null }));
  };
  return (
    <LoadedView loader={loader}>
      {({ offered, linkedAt }) =>
        offered || linkedAt !== null ? (
          <section aria-labelledby="entra">
            <h2 id="entra">{t('entra.title')}</h2>
            {linkedAt === null ? (
              <p class="w-hint">{t('entra.none')}</p>
            ) : (
              <>
                <p title={formats.full(linkedAt)}>
                  {t('entra.linked', { when: formats.when(linkedAt, clock.now()) })}
                </p>
                <div class="w-actions">
                  <button type="button" class="w-button" onClick={() => (isAsked.value = true)}>
                    {t('entra.unlink')}
                  </button>
                </div>
              </>
            )}
            {isAsked.value ? (
              <ConfirmDialog
                title={t('entra.ask_title')}
                action={t('entra.unlink')}
                confirm={() => void unlink()}
                cancel={() => (isAsked.value = false)}
              >
                <p>{t('entra.ask')}</p>
              </ConfirmDialog>
            ) : null}
          </section>
        ) : null
      }
    </LoadedView>
  );
};
