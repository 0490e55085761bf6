import type { ComponentChild } from 'preact';
import type { Loader } from '../state/loader.ts';
import { useTexts } from '../state/texts.ts';
import { webTexts } from '../texts.ts';
import { Problem } from './errors.tsx';

type Props<T> = {
  loader: Loader<T>;
  /** Lines of the quiet placeholder. */
  lines?: number;
  children: (value: T) => ComponentChild;
};

/** Shows what a loader has: grey lines, what went wrong with "try again", or the thing itself. */
export const LoadedView = <T,>({ loader, lines = 3, children }: Props<T>) => {
  const t = useTexts(webTexts);
  const state = loader.state.value;
  if (state.status === 'ready') return <>{children(state.value)}</>;
  if (state.status === 'failed')
    return (
      <Problem failure={state.failure}>
        <button type="button" class="w-button" onClick={() => void loader.reload()}>
          {t('again')}
        </button>
      </Problem>
    );
  return (
    <div class="w-placeholder" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
};
