/** What is noticed about a value, on the record and while it is typed. It never keeps anything from being saved. */
import { useEffect, useState } from 'preact/hooks';
import { isMistake } from '../../../domain/value-mark.ts';
import type { ValueMark } from '../../../domain/value-mark.ts';
import { fetchLater } from '../../later-parts.ts';
import { useDetailTexts } from './field-texts.ts';

const loadMarks = fetchLater(() => import('../../../capture/value-marks.ts'));

type Props = {
  /** Its key, and what it is called. */
  readonly field: string;
  readonly label: string;
  readonly value: unknown;
  readonly country: string;
  /** What was probably meant is put in the place of what was typed. */
  readonly onTake?: (typed: string, meant: string) => void;
};

export const ValueMarks = ({ field, label, value, country, onTake }: Props) => {
  const t = useDetailTexts();
  const [marks, setMarks] = useState<readonly ValueMark[]>([]);
  useEffect(() => {
    let isWanted = true;
    loadMarks().then(
      ({ fieldMarks }) => {
        if (isWanted) setMarks(fieldMarks({ field, label, value, country }));
      },
      () => undefined,
    );
    return () => void (isWanted = false);
  }, [field, label, value, country]);
  if (marks.length === 0) return null;
  return (
    <div class="kp-marks-found" role="status">
      <ul class="kp-plain">
        {marks.map((one) => (
          <li key={`${one.mark} ${one.value}`} class={isMistake(one) ? 'kp-bad' : 'kp-faint'}>
            {t(`mark.${one.mark}`, { value: one.value, suggestion: one.suggestion })}
            {one.suggestion && onTake ? (
              <>
                {' '}
                <button type="button" class="kp-link" onClick={() => onTake(one.value, one.suggestion)}>
                  {t('mark_take', { suggestion: one.suggestion })}
                </button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
};
