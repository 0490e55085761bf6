import type { PastMerge } from '#shared/domain/duplicate.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import type { Loader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { duplicatesTexts } from './duplicates-texts.ts';

type Props = { readonly merges: Loader<readonly PastMerge[]>; readonly onUndo: (merge: PastMerge) => void };

/** What was merged, newest first, each with its way back. */
export const PastMerges = ({ merges, onUndo }: Props) => {
  const { clock } = useApp();
  const t = useTexts(duplicatesTexts);
  const { when } = useFormats();
  return (
    <section aria-labelledby="past-merges">
      <h2 id="past-merges">{t('past')}</h2>
      <LoadedView loader={merges}>
        {(items) =>
          items.length === 0 ? (
            <p class="w-empty">{t('past_none')}</p>
          ) : (
            <ul class="w-list">
              {items.map((merge) => {
                const { id, survivor, other, mergedAt, byName, undoneAt } = merge;
                const names = { survivor: survivor.name, other: other.name };
                return (
                  <li key={id} class="w-task">
                    <div class="w-task-text">
                      <span>{t('past_line', names)}</span>
                      <span class="w-hint">
                        {undoneAt
                          ? t('past_undone', { when: when(undoneAt, clock.now()) })
                          : t('past_by', { when: when(mergedAt, clock.now()), name: byName })}
                      </span>
                    </div>
                    {undoneAt ? null : (
                      <button
                        type="button"
                        class="w-button"
                        aria-label={t('undo_label', names)}
                        onClick={() => onUndo(merge)}
                      >
                        {t('undo')}
                      </button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </LoadedView>
    </section>
  );
};
