import type { ImportRun } from '#shared/domain/import-run.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { transferTexts } from './transfer-texts.ts';

type Props = {
  readonly run: ImportRun;
  readonly isAtWork: boolean;
  /** Whether the server was there when it was last asked. */
  readonly isReached: boolean;
  readonly onResumed: () => void;
};

/** How far an import is, or that it waits for somebody to let it go on. */
export const RunProgress = ({ run, isAtWork, isReached, onResumed }: Props) => {
  const { client, notices, voice } = useApp();
  const t = useTexts(transferTexts);
  const resume = async (): Promise<void> => {
    const resumed = await client.call('resumeImport', { params: { id: run.id }, body: {} });
    if (!resumed.ok) notices.showFailure(resumed);
    onResumed();
  };
  if (isReached && !isAtWork)
    return (
      <div class="w-state w-state-open">
        <p role="status">{t('run.cut_off')}</p>
        <div class="w-actions">
          <button type="button" class="w-button w-primary" onClick={() => void resume()}>
            {t('run.resume')}
          </button>
        </div>
      </div>
    );
  const title = t(run.state === 'reverting' ? 'run.reverting' : 'run.running');
  return (
    <section aria-label={title} class="w-progress">
      <p role="status">{isReached ? title : t('run.unreachable')}</p>
      <p class="w-hint">{run.fileName}</p>
      <progress aria-label={title} />
      {run.state === 'running' ? (
        <p>
          {t('run.rows')}: <strong>{run.done.toLocaleString(voice.value.locale)}</strong>
        </p>
      ) : null}
      <p class="w-hint">{t('run.goes_on')}</p>
    </section>
  );
};
