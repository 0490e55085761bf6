import type { SimilarRecord } from '#shared/domain/duplicate.ts';
import { useSimilar } from '#shared/panel/components/use-similar.ts';
import type { TypedRecords } from '#shared/panel/components/use-similar.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { callsTexts } from './calls-texts.ts';

type Props = {
  /** Null while nothing is typed. */
  readonly typed: TypedRecords | null;
  readonly onTake: (record: SimilarRecord) => void;
};

/** Who is there already that looks like whom somebody is typing; one of them can be taken instead. */
export const SimilarPeople = ({ typed, onTake }: Props) => {
  const { client } = useApp();
  const t = useTexts(callsTexts);
  const found = useSimilar(client, typed);
  return (
    <ul class="w-callers" aria-live="polite" aria-label={t('call.similar')}>
      {found.map((record) => (
        <li key={record.id}>
          <button type="button" class="w-hit" onClick={() => onTake(record)}>
            <span class="w-hit-title">{t('call.take', { name: record.name })}</span>
            <span class="w-hit-detail">{record.detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
