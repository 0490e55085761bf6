import type { DuplicateSearch } from '#shared/domain/duplicate.ts';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useTexts } from '../../state/texts.ts';
import { duplicatesTexts } from './duplicates-texts.ts';

type Props = { readonly search: DuplicateSearch | null; readonly onSearch: () => void };

/** When somebody looked last or how far it is, and the button that looks anew. */
export const SearchState = ({ search, onSearch }: Props) => {
  const { clock, voice } = useApp();
  const t = useTexts(duplicatesTexts);
  const { when } = useFormats();
  const isRunning = search !== null && search.finishedAt === null;
  const number = (value: number): string => new Intl.NumberFormat(voice.value.locale).format(value);
  const text = (): string => {
    if (!search) return t('never');
    if (search.finishedAt) return t('looked', { when: when(search.finishedAt, clock.now()) });
    return t(search.step === 'read' ? 'running_read' : 'running_compare', {
      done: number(search.done),
      total: number(search.total),
    });
  };
  return (
    <div class="w-row">
      <span role="status">{text()}</span>
      {isRunning ? (
        <progress aria-label={t('look')} value={search.done} max={Math.max(1, search.total)} />
      ) : (
        <button type="button" class="w-button" onClick={onSearch}>
          {t(search ? 'look_again' : 'look')}
        </button>
      )}
    </div>
  );
};
