/** The head of the panel as a form, in the same place: Enter saves, Esc leaves everything as it was. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LIFECYCLES } from '../../../domain/lifecycle.ts';
import type { Lifecycle } from '../../../domain/lifecycle.ts';
import { useEscape } from '../../panel-keys.ts';
import { FormEnd } from '../../components/form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import type { HeaderEdit } from './header-edit.model.ts';

type Props = {
  readonly kind: 'person' | 'company';
  readonly edit: HeaderEdit;
  readonly canHaveJobTitle: boolean;
  /** What was typed just now; the rest stays as it is by then. */
  readonly onEdit: (change: Partial<HeaderEdit>) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

/** Side by side, as they belong together. */
const COMPANY_LINES = [
  ['legalForm', 'vatId'],
  ['registerCourt', 'registerNumber'],
] as const;

type TextField = Exclude<keyof HeaderEdit, 'lifecycle'>;

export const HeaderEditView = ({ kind, edit, canHaveJobTitle, onEdit, onSave, onCancel }: Props) => {
  const { t, keys } = usePanel();
  const form = useRef<HTMLFormElement>(null);
  useEscape(keys, true, onCancel);
  useLayoutEffect(() => form.current?.querySelector<HTMLInputElement>('[name=first]')?.focus(), []);
  const input = (
    field: TextField,
    label: string,
    extra: { mode?: 'tel' | 'email'; first?: boolean; class?: string } = {},
  ) => (
    <label class={`kp-field ${extra.class ?? ''}`}>
      <span>{label}</span>
      <input
        class="kp-input"
        type="text"
        inputMode={extra.mode ?? 'text'}
        value={edit[field]}
        name={extra.first ? 'first' : field}
        onInput={(event) => onEdit({ [field]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      ref={form}
      class="kp-card kp-header kp-form"
      aria-label={t('header.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {kind === 'person' ? (
        <div class="kp-fields">
          {input('title', t('field.title'), { class: 'kp-narrow' })}
          {input('firstName', t('field.first_name'), { first: true })}
          {input('lastName', t('field.last_name'))}
        </div>
      ) : (
        input('name', t('field.company'), { first: true })
      )}
      <div class="kp-fields">
        {kind === 'person' && canHaveJobTitle ? input('jobTitle', t('field.job_title')) : null}
        <label class="kp-field">
          <span>{t('field.lifecycle')}</span>
          <select
            class="kp-input"
            value={edit.lifecycle}
            onChange={(event) => onEdit({ lifecycle: event.currentTarget.value as Lifecycle })}
          >
            {LIFECYCLES.map((stage) => (
              <option key={stage} value={stage}>
                {t(`lifecycle.${stage}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="kp-fields">
        {input('phone', t('field.phone'), { mode: 'tel' })}
        {input('email', t('field.email'), { mode: 'email' })}
      </div>
      {kind === 'company'
        ? COMPANY_LINES.map((lines) => (
            <div key={lines[0]} class="kp-fields">
              {lines.map((line) => input(line, t(`proposal.${line}`)))}
            </div>
          ))
        : null}
      <FormEnd onCancel={onCancel} />
    </form>
  );
};
