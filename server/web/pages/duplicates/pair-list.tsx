import { useEffect, useRef } from 'preact/hooks';
import type { ListedPair } from '#shared/domain/duplicate.ts';
import { useTexts } from '../../state/texts.ts';
import { duplicatesTexts } from './duplicates-texts.ts';

type Props = {
  readonly pairs: readonly ListedPair[];
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
};

/** The pairs that were found, the likeliest first; the chosen one stays in sight. */
export const PairList = ({ pairs, chosen, onChoose }: Props) => {
  const t = useTexts(duplicatesTexts);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ul ref={list} class="w-list w-pairs">
      {pairs.map(({ score, reasons, records: [one, other] }, at) => (
        <li key={`${one.id}:${other.id}`}>
          <button
            type="button"
            class="w-pair"
            aria-current={at === chosen ? 'true' : undefined}
            onClick={() => onChoose(at)}
          >
            <span class="w-pair-names">
              <span>{one.name}</span>
              <span>{other.name}</span>
            </span>
            <span class="w-hint">
              {t('chance', { score })} · {reasons.map((reason) => t(`reason.${reason}`)).join(', ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
};
