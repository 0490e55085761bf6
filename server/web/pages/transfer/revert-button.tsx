import { useSignal } from '@preact/signals';
import type { ImportRun } from '#shared/domain/import-run.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { transferTexts } from './transfer-texts.ts';

type Props = { readonly run: ImportRun; readonly onReverting: () => void };

/** Takes an import back, after a question: taking back cannot itself be undone. */
export const RevertButton = ({ run, onReverting }: Props) => {
  const { client, notices } = useApp();
  const t = useTexts(transferTexts);
  const isAsking = useSignal(false);
  if (run.state !== 'done' && run.state !== 'failed') return null;
  const revert = async (): Promise<void> => {
    isAsking.value = false;
    const reverting = await client.call('revertImport', { params: { id: run.id }, body: {} });
    if (reverting.ok) onReverting();
    else notices.showFailure(reverting);
  };
  return (
    <>
      <button
        type="button"
        class="w-button"
        aria-label={t('revert_label', { name: run.fileName })}
        onClick={() => (isAsking.value = true)}
      >
        {t('revert')}
      </button>
      {isAsking.value ? (
        <ConfirmDialog
          title={t('revert.title')}
          action={t('revert')}
          confirm={() => void revert()}
          cancel={() => (isAsking.value = false)}
        >
          <p>{t('revert.text', { name: run.fileName })}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
};
