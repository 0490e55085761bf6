/** How far the record can be relied on and what is missing; where something speaks against it, one click says it is still true. */
import { useEffect, useState } from 'preact/hooks';
import type { CallOutput } from '../../../api/client.ts';
import type { FieldRecord } from '../../../domain/record-fields.ts';
import { useDetailTexts } from '../../components/fields/field-texts.ts';
import { usePanel } from '../../panel-context.ts';

type Props = {
  readonly type: FieldRecord;
  readonly id: string;
  /** Changes with the record. */
  readonly version: string;
  readonly place: string;
};

export const QualityLine = ({ type, id, version, place }: Props) => {
  const { api, changes } = usePanel();
  const t = useDetailTexts();
  const [quality, setQuality] = useState<CallOutput<'recordQuality'> | null>(null);
  const phase = changes.latest(place)?.state.value.phase ?? '';
  useEffect(() => {
    let isWanted = true;
    void api.call('recordQuality', { query: { type, id } }).then((result) => {
      // Nobody asked for it: without a connection nothing is said.
      if (isWanted) setQuality(result.ok ? result.value : null);
    });
    return () => void (isWanted = false);
  }, [api, type, id, version, phase]);
  if (!quality) return null;
  const { score, lacks, evidence } = quality;
  const isAsked = evidence.length > 0 || lacks.includes('confirmed');
  return (
    <p class="kp-quality kp-faint">
      {lacks.length === 0
        ? t('quality', { score })
        : t('quality_lacks', { score, lacks: lacks.map((lack) => t(`lack.${lack}`)).join(', ') })}
      {isAsked ? (
        <>
          {' '}
          <button
            type="button"
            class="kp-link"
            onClick={() =>
              changes.save(place, t('confirmed'), [changes.envelope('record.confirm', { type, id })], {
                savedText: t('confirmed'),
              })
            }
          >
            {t('still_true')}
          </button>
        </>
      ) : null}
    </p>
  );
};
