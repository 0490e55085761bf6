/** The company's own fields of the shown person or company: read, changed in their place, taken back. */
import type { CustomField } from '../../../domain/custom-field.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { usePanel } from '../../panel-context.ts';
import { shownRecord } from '../../panel-targets.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { useCustomTexts } from './custom-texts.ts';
import { OwnFields } from './own-fields.tsx';

/** Whether empty fields are shown as well. */
const openMemory = createPlaceMemory(false);
/** As many stand there even when they are empty: a short list needs no unfolding. */
const FEW = 6;

export const Custom = ({ answer }: { answer: PanelAnswer }) => {
  const { session, changes, t: panelText } = usePanel();
  const t = useCustomTexts();
  const place = `${session.key.value}/custom`;
  const isOpen = openMemory(session, place);
  const shown = shownRecord(answer);
  const values = (answer.person ?? answer.company)?.custom ?? {};
  const fields = (answer.customFields ?? []).filter(({ recordType }) => recordType === shown?.type);
  if (!shown) return null;
  const change = changes.latest(place);
  const isFolded = ({ id, required }: CustomField): boolean =>
    fields.length > FEW && values[id] === undefined && !required;
  const folded = fields.filter(isFolded);
  const list = { ...shown, values, names: answer.customNames, place };
  return (
    <CardFrame
      id="custom"
      title={panelText('custom.title')}
      aside={<ChangeLine change={change} savedText={panelText('change.saved')} />}
    >
      <EarlierChanges place={place} savedText={panelText('change.saved')} />
      <ChangeFailure change={change} />
      <OwnFields {...list} fields={fields.filter((field) => !isFolded(field))} />
      {folded.length > 0 ? (
        <>
          <DisclosureButton
            open={isOpen.value}
            controls="kp-custom-empty"
            onToggle={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {t('more', { count: folded.length })}
          </DisclosureButton>
          {isOpen.value ? <OwnFields {...list} fields={folded} listId="kp-custom-empty" /> : null}
        </>
      ) : null}
    </CardFrame>
  );
};
