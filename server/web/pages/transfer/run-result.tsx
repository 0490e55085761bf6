import type { CallOutput } from '#shared/api/client.ts';
import type { ImportRun } from '#shared/domain/import-run.ts';
import { fail } from '#shared/lib/result.ts';
import { Problem } from '../../components/errors.tsx';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { KeptRows } from './kept-rows.tsx';
import { RevertButton } from './revert-button.tsx';
import { transferTexts } from './transfer-texts.ts';

const COUNTS = ['created', 'updated', 'unchanged', 'failed', 'setAside'] as const;

const Counts = ({ run }: { run: ImportRun }) => {
  const { voice } = useApp();
  const t = useTexts(transferTexts);
  return (
    <dl class="w-counts">
      {COUNTS.map((count) => (
        <div key={count}>
          <dt>{t(`count.${count}`)}</dt>
          <dd>{run[count].toLocaleString(voice.value.locale)}</dd>
        </div>
      ))}
    </dl>
  );
};

type Props = { readonly answer: CallOutput<'import'>; readonly onReverting: () => void };

/** What became of an import, what failed as a file, and the way back. */
export const RunResult = ({ answer: { run, kept }, onReverting }: Props) => {
  const t = useTexts(transferTexts);
  const state = run.state === 'failed' || run.state === 'reverted' ? run.state : 'done';
  return (
    <>
      <section aria-labelledby="outcome">
        <h2 id="outcome">{t(`run.${state}`)}</h2>
        <p class="w-hint">{run.fileName}</p>
        {run.failure ? (
          <Problem failure={fail(run.failure)}>
            <p>{t('run.failed_hint')}</p>
          </Problem>
        ) : null}
        <Counts run={run} />
        {run.failed + run.setAside > 0 ? (
          <div>
            <a class="w-button" href={`/api/v1/imports/${run.id}/failures`} download>
              {t('failures')}
            </a>
            <p class="w-hint">{t('failures_hint')}</p>
          </div>
        ) : null}
        <div class="w-actions">
          <RevertButton run={run} onReverting={onReverting} />
        </div>
      </section>
      {run.state === 'reverted' ? <KeptRows kept={kept} /> : null}
    </>
  );
};
