import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CallOutput } from '#shared/api/client.ts';
import type { ImportPreview } from '#shared/domain/import-run.ts';
import type { Failure } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { Problem } from '../../components/errors.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { PrepareImport } from './prepare-import.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunResult } from './run-result.tsx';
import { transferTexts } from './transfer-texts.ts';

const POLL_MS = 1_000;
type Answer = CallOutput<'import'>;

/** An import that was looked at before and not begun, read again. */
const Prepared = ({ answer, onStarted }: { answer: Answer; onStarted: () => void }) => {
  const { client } = useApp();
  const { id, mapping, key } = answer.run;
  const preview = useLoader<ImportPreview>(
    () => client.call('previewImport', { params: { id }, body: { mapping: [...mapping], key } }),
    id,
  );
  return (
    <LoadedView loader={preview} lines={8}>
      {(first) => <PrepareImport first={first} onStarted={onStarted} />}
    </LoadedView>
  );
};

type Props = {
  readonly id: string;
  /** What the server answered to the file, where this very page sent it. */
  readonly first: ImportPreview | null;
};

/** One import, whatever state it is in; asked for again while it is under way, also after the server was gone. */
export const ImportRunView = ({ id, first }: Props) => {
  const { client } = useApp();
  const t = useTexts(transferTexts);
  const shown = useSignal<Answer | null>(null);
  const failure = useSignal<Failure | null>(null);
  const turn = useSignal(0);
  const again = (): void => {
    turn.value += 1;
  };
  useEffect(() => {
    const gone = new AbortController();
    let timer = 0;
    const read = async (): Promise<void> => {
      const answer = await client.call('import', { params: { id }, signal: gone.signal });
      if (gone.signal.aborted) return;
      failure.value = answer.ok ? null : answer;
      if (answer.ok) shown.value = answer.value;
      const state = shown.value?.run.state;
      const isUnderWay = state === 'running' || state === 'reverting';
      const isWorthIt = isUnderWay && (answer.ok || answer.error.code.startsWith('network.'));
      if (isWorthIt) timer = window.setTimeout(() => void read(), POLL_MS);
    };
    void read();
    return () => {
      gone.abort();
      window.clearTimeout(timer);
    };
  }, [id, turn.value, client, shown, failure]);

  const answer = shown.value;
  const isGone = failure.value?.error.code === 'record.not_found';
  if (isGone) return <p class="w-empty">{t('run.missing')}</p>;
  if (!answer) {
    if (first && !failure.value) return <PrepareImport first={first} onStarted={again} />;
    return failure.value ? (
      <Problem failure={failure.value} />
    ) : (
      <div class="w-placeholder" role="status">
        <span />
        <span />
        <span />
      </div>
    );
  }
  switch (answer.run.state) {
    case 'ready':
      return first?.run.id === id ? (
        <PrepareImport first={first} onStarted={again} />
      ) : (
        <Prepared answer={answer} onStarted={again} />
      );
    case 'running':
    case 'reverting':
      return (
        <RunProgress
          run={answer.run}
          isAtWork={answer.isAtWork}
          isReached={failure.value === null}
          onResumed={again}
        />
      );
    case 'done':
    case 'failed':
    case 'reverted':
      return <RunResult answer={answer} onReverting={again} />;
  }
};
