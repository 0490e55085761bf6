import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from '../state/app-context.ts';
import { useFormats } from '../state/format.ts';
import { useTexts } from '../state/texts.ts';
import { webTexts } from '../texts.ts';

/** Says that Kontor cannot be reached, and of when the things are that are shown all the same. */
export const AwayBar = () => {
  const { isAway, held, lookAgain, clock } = useApp();
  const t = useTexts(webTexts);
  const formats = useFormats();
  /** ms since 1970; null where nothing is kept, undefined while that is not known. */
  const asOf = useSignal<number | null | undefined>(undefined);
  const isShown = isAway.value;
  useEffect(() => {
    if (!isShown) return;
    void held().then(
      (set) => (asOf.value = set?.asOf ?? null),
      () => (asOf.value = null),
    );
  }, [isShown, held, asOf]);
  const since = asOf.value;
  return (
    <div role="status" class={isShown ? 'w-away' : 'w-nothing'}>
      {isShown ? (
        <>
          <p>
            <strong>{t('away.title')}</strong>{' '}
            {since === undefined
              ? null
              : since === null
                ? t('away.nothing')
                : t('away.as_of', { when: formats.when(new Date(since).toISOString(), clock.now()) })}
          </p>
          <button type="button" class="w-link" onClick={() => void lookAgain()}>
            {t('again')}
          </button>
        </>
      ) : null}
    </div>
  );
};
