/** In which stage of the life-cycle somebody is, since when and by whom, in one line; what came before when it is asked for. */
import { useEffect, useState } from 'preact/hooks';
import type { CallOutput } from '../../../api/client.ts';
import type { FieldRecord } from '../../../domain/record-fields.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { useDetailTexts } from '../../components/fields/field-texts.ts';
import { usePanel } from '../../panel-context.ts';

type Props = {
  readonly type: FieldRecord;
  readonly id: string;
  /** As it stands in the record: another one means that there is more to tell. */
  readonly stage: string;
  readonly stageText: (stage: string) => string;
};
type Stages = CallOutput<'lifecycleHistory'>['items'];

const StageLine = ({ one, stageText }: { one: Stages[number] } & Pick<Props, 'stageText'>) => {
  const { formats, now } = usePanel();
  const t = useDetailTexts();
  const day = formats.day(one.since.slice(0, 'YYYY-MM-DD'.length), formats.today(now.value));
  return (
    <>
      {t('stage_since', { stage: stageText(one.stage), day })}
      {one.byName ? <span class="kp-faint"> · {one.byName}</span> : null}
    </>
  );
};

export const StagesLine = ({ type, id, stage, stageText }: Props) => {
  const { api } = usePanel();
  const t = useDetailTexts();
  const [stages, setStages] = useState<Stages>([]);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let isWanted = true;
    // The stage itself stands above: where nobody can be asked since when, nothing is missing.
    void api.call('lifecycleHistory', { query: { type, id } }).then((result) => {
      if (isWanted && result.ok) setStages(result.value.items);
    });
    return () => void (isWanted = false);
  }, [api, type, id, stage]);
  const [current, ...earlier] = stages;
  if (!current) return null;
  return (
    <div class="kp-details-add">
      <p class="kp-stage">
        <StageLine one={current} stageText={stageText} />
      </p>
      {earlier.length > 0 ? (
        <DisclosureButton open={isOpen} controls="kp-stages" onToggle={() => setOpen(!isOpen)}>
          {t('stages', { count: earlier.length })}
        </DisclosureButton>
      ) : null}
      {isOpen && earlier.length > 0 ? (
        <ul id="kp-stages" class="kp-plain kp-stages">
          {earlier.map((one) => (
            <li key={`${one.since} ${one.stage}`}>
              <StageLine one={one} stageText={stageText} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};
