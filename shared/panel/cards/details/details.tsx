/** Everything that stands in the record, by headings; each field is changed in its place, and what is not known is added. */
import '../../css/details.css';
import { useRef, useState } from 'preact/hooks';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { fieldsOf } from '../../../domain/record-fields.ts';
import type { RecordField } from '../../../domain/record-fields.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { FieldEditor } from '../../components/fields/field-editor.tsx';
import { FieldRow } from '../../components/fields/field-row.tsx';
import { beginTyping, useTypedField } from '../../components/fields/field-memory.ts';
import type { Typed } from '../../components/fields/field-memory.ts';
import { useDetailTexts, useFieldSpec } from '../../components/fields/field-texts.ts';
import { usePanel } from '../../panel-context.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { Icon } from '../../components/icon.tsx';
import { ValueMarks } from '../../components/fields/value-marks.tsx';
import { Origin } from './origin.tsx';
import { QualityLine } from './quality-line.tsx';
import { StagesLine } from './stages.tsx';
import { detailChange, detailRecord, detailsOf } from './details.model.ts';
import type { DetailRecord, GroupedFields } from './details.model.ts';

/** Null: open where a record was opened by itself, closed beside a mail or a page. */
const openMemory = createPlaceMemory<boolean | null>(null);

/** What is being added: the list of what is not known yet, and of it the one that was chosen. */
const NOTHING_ADDED = { isChoosing: false, key: '' };
const addMemory = createPlaceMemory(NOTHING_ADDED);

type SaveField = (field: RecordField, value: unknown, was: unknown) => void;

const AddDetail = ({
  place,
  unsaid,
  record,
  onSave,
}: {
  place: string;
  unsaid: GroupedFields;
  record: DetailRecord;
  onSave: SaveField;
}) => {
  const t = useDetailTexts();
  const specOf = useFieldSpec();
  const { session, formats, voice } = usePanel();
  const memory = addMemory(session, place);
  const { isChoosing, key } = memory.value;
  const { typed, setTyped } = useTypedField(place, 'add');
  const field = unsaid.flatMap(({ fields }) => fields).find((one) => one.key === key) ?? null;
  const [isCalled, setCalled] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const choose = (one: RecordField): void => {
    setCalled(true);
    setTyped(beginTyping(specOf(one), record.values[one.key], '', { formats, voice }));
    memory.value = { isChoosing: true, key: one.key };
  };
  const type = (next: Typed | null): void => {
    setTyped(next);
    if (next) return;
    memory.value = NOTHING_ADDED;
    box.current?.querySelector('button')?.focus();
  };
  return (
    <div ref={box} class="kp-details-add">
      <DisclosureButton
        open={isChoosing}
        controls="kp-details-unsaid"
        onToggle={() => {
          setTyped(null);
          memory.value = isChoosing ? NOTHING_ADDED : { isChoosing: true, key: '' };
        }}
      >
        {t('add')}
      </DisclosureButton>
      {isChoosing && !(field && typed) ? (
        <div id="kp-details-unsaid">
          {unsaid.map(({ group, fields }) => (
            <div key={group} role="group" aria-labelledby={`kp-details-add-${group}`}>
              <h3 class="kp-field-label" id={`kp-details-add-${group}`}>
                {t(`group.${group}`)}
              </h3>
              <div class="kp-details-choices">
                {fields.map((one) => (
                  <button key={one.key} type="button" class="kp-button" onClick={() => choose(one)}>
                    {specOf(one).label}
                  </button>
                ))}
              </div>
            </div>
          ))}
        </div>
      ) : null}
      {isChoosing && field && typed ? (
        <FieldEditor
          key={field.key}
          spec={specOf(field)}
          typed={typed}
          isCalled={isCalled}
          country={record.country}
          onTyped={type}
          onSave={(value, was) => onSave(field, value, was)}
        />
      ) : null}
    </div>
  );
};

/** A field with what is noticed about its value and, when it is asked for, where that came from. */
const DetailRow = ({
  place,
  record,
  field,
  onSave,
}: {
  place: string;
  record: DetailRecord;
  field: RecordField;
  onSave: SaveField;
}) => {
  const t = useDetailTexts();
  const spec = useFieldSpec()(field);
  const [isOrigin, setOrigin] = useState(false);
  const value = record.values[field.key];
  const label = t('origin', { label: spec.label });
  return (
    <FieldRow
      spec={spec}
      value={value}
      place={place}
      id={`${record.id} ${field.key}`}
      country={record.country}
      onSave={(next, was) => onSave(field, next, was)}
      below={
        <>
          <ValueMarks field={field.key} label={spec.label} value={value} country={record.country} />
          {isOrigin ? (
            <Origin type={record.type} id={record.id} field={field.key} version={JSON.stringify(value)} />
          ) : null}
        </>
      }
      action={
        <button
          type="button"
          class="kp-icon-button"
          aria-expanded={isOrigin}
          aria-label={label}
          title={label}
          onClick={() => setOrigin(!isOrigin)}
        >
          <Icon name="info" />
        </button>
      }
    />
  );
};

export const Details = ({
  answer,
  isOpened,
  subject,
}: {
  answer: PanelAnswer;
  isOpened: boolean;
  subject: { type: string };
}) => {
  const { session, changes, t: panelText } = usePanel();
  const t = useDetailTexts();
  const specOf = useFieldSpec();
  const place = `${session.key.value}/details`;
  const memory = openMemory(session, place);
  const record = detailRecord(answer);
  if (!record) return null;
  const isShown = memory.value ?? (isOpened || subject.type === 'record');
  const change = changes.latest(place);
  const { said, unsaid } = detailsOf(record);
  const lifecycle = fieldsOf(record.type).find(({ key }) => key === 'lifecycle');
  const stageText = (stage: string): string => (lifecycle ? specOf(lifecycle).choiceText(stage) : stage);
  const save: SaveField = (field, value, was) => {
    const args = detailChange(record.id, field.key, value, was);
    changes.save(place, specOf(field).label, [changes.envelope(`${record.type}.update`, args)], {
      savedText: t('saved'),
    });
  };
  return (
    <CardFrame
      id="details"
      title={panelText('details.title')}
      aside={<ChangeLine change={change} savedText={panelText('change.saved')} />}
    >
      <EarlierChanges place={place} savedText={panelText('change.saved')} />
      <ChangeFailure change={change} />
      <DisclosureButton
        open={isShown}
        controls="kp-details-all"
        onToggle={() => {
          memory.value = !isShown;
        }}
      >
        {t(isShown ? 'hide' : 'show')}
      </DisclosureButton>
      {isShown ? (
        <div id="kp-details-all" class="kp-details">
          <QualityLine
            type={record.type}
            id={record.id}
            version={JSON.stringify(record.values)}
            place={place}
          />
          {said.map(({ group, fields }) => (
            <div key={group}>
              <h3 class="kp-details-group" id={`kp-details-${group}`}>
                {t(`group.${group}`)}
              </h3>
              <ul class="kp-plain" aria-labelledby={`kp-details-${group}`}>
                {fields.map((field) => (
                  <DetailRow
                    key={`${record.id} ${field.key}`}
                    place={place}
                    record={record}
                    field={field}
                    onSave={save}
                  />
                ))}
              </ul>
              {group === 'customer' ? (
                <StagesLine
                  key={record.id}
                  type={record.type}
                  id={record.id}
                  stage={String(record.values['lifecycle'])}
                  stageText={stageText}
                />
              ) : null}
            </div>
          ))}
          {unsaid.length > 0 ? (
            <AddDetail
              key={record.id}
              place={`${place} ${record.id}`}
              unsaid={unsaid}
              record={record}
              onSave={save}
            />
          ) : null}
        </div>
      ) : null}
    </CardFrame>
  );
};
