/** One job, opened for correction: what somebody does there, their part in buying, from when until when. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Employment } from '../../../domain/employment.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { BUYING_ROLES, daysProblem, jobEdit } from './ties.model.ts';
import type { JobEdit } from './ties.model.ts';
import { useTieTexts } from './ties-texts.ts';

type Props = {
  readonly job: Employment;
  readonly name: string;
  readonly onSave: (begun: JobEdit, edit: JobEdit) => void;
  readonly onEnd: () => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
};

export const JobEditor = ({ job, name, onSave, onEnd, onRemove, onCancel }: Props) => {
  const { keys } = usePanel();
  const t = useTieTexts();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [begun] = useState<JobEdit>(() => jobEdit(job));
  const [edit, setEdit] = useState<JobEdit>(begun);
  useEscape(keys, true, onCancel);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  const change = (part: Partial<JobEdit>): void => setEdit({ ...edit, ...part });
  const isWrong = daysProblem(edit);
  return (
    <form
      ref={form}
      class="kp-form kp-tie-editor"
      aria-label={t('job_edit', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) onSave(begun, edit);
      }}
    >
      <div class="kp-fields">
        <label class="kp-field">
          <span>{t('job_title')}</span>
          <input
            class="kp-input"
            value={edit.jobTitle}
            maxLength={200}
            onInput={(event) => change({ jobTitle: event.currentTarget.value })}
          />
        </label>
        <label class="kp-field">
          <span>{t('buying_role')}</span>
          <select
            class="kp-input"
            value={edit.buyingRole}
            onChange={(event) => change({ buyingRole: event.currentTarget.value as JobEdit['buyingRole'] })}
          >
            {BUYING_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`buying_${role === '' ? 'none' : role}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="kp-fields">
        <DayField label={t('from')} value={edit.fromDay} onChange={(fromDay) => change({ fromDay })} />
        <DayField label={t('to')} value={edit.toDay} onChange={(toDay) => change({ toDay })} />
      </div>
      <p id={`${id}-problem`} class="kp-bad" role="status">
        {isWrong ? t('days_problem') : ''}
      </p>
      <FormEnd onCancel={onCancel}>
        {job.toDay === null ? (
          <button type="button" class="kp-quiet" onClick={onEnd}>
            {t('ended')}
          </button>
        ) : null}
        <button type="button" class="kp-quiet kp-tie-remove" onClick={onRemove}>
          {t('remove')}
        </button>
      </FormEnd>
    </form>
  );
};
