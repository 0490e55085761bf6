/** What was written down as a form, in the same place: Enter saves, Esc leaves everything as it was. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { TimelineItem } from '../../../domain/panel.ts';
import { toInstant } from '../../../lib/clock.ts';
import { FormEnd } from '../../components/form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { callOutcomeKey } from '../../components/call-words.ts';
import { CALL_CHOICES } from '../note/note.model.ts';
import type { ItemEdit } from './written-item.model.ts';

type Props = {
  readonly kind: TimelineItem['kind'];
  readonly direction: TimelineItem['direction'];
  readonly hasSubject: boolean;
  readonly edit: ItemEdit;
  readonly onEdit: (edit: ItemEdit) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

const OutcomeField = ({ edit, direction, onEdit }: Pick<Props, 'edit' | 'direction' | 'onEdit'>) => {
  const { t } = usePanel();
  const choices = CALL_CHOICES[direction === 'in' ? 'in' : 'out'];
  return (
    <label class="kp-field">
      <span>{t('note.call_outcome')}</span>
      <select
        class="kp-input"
        value={edit.outcome}
        onChange={(event) => onEdit({ ...edit, outcome: event.currentTarget.value as ItemEdit['outcome'] })}
      >
        <option value="">–</option>
        {choices.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(callOutcomeKey(direction, outcome))}
          </option>
        ))}
      </select>
    </label>
  );
};

export const WrittenItemEdit = ({ kind, direction, hasSubject, edit, onEdit, onSave, onCancel }: Props) => {
  const { t, keys, formats } = usePanel();
  const id = useId();
  // The browser writes it in its own language; so it stands below in that of the panel.
  const at = new Date(edit.at).getTime();
  const field = useRef<HTMLTextAreaElement>(null);
  useEscape(keys, true, onCancel);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="kp-form kp-item-form"
      aria-label={t('item.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {hasSubject ? (
        <label class="kp-field">
          <span>{t('item.edit_subject')}</span>
          <input
            class="kp-input"
            type="text"
            value={edit.subject}
            onInput={(event) => onEdit({ ...edit, subject: event.currentTarget.value })}
          />
        </label>
      ) : null}
      <label class="kp-field">
        <span>{t('item.edit_text')}</span>
        <textarea
          ref={field}
          class="kp-input kp-note"
          rows={3}
          value={edit.text}
          onInput={(event) => onEdit({ ...edit, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            onSave();
          }}
        />
      </label>
      {kind === 'call' ? <OutcomeField edit={edit} direction={direction} onEdit={onEdit} /> : null}
      <div class="kp-field">
        <label for={`${id}-at`}>{t('item.edit_at')}</label>
        <input
          id={`${id}-at`}
          class="kp-input"
          aria-describedby={`${id}-words`}
          type="datetime-local"
          value={edit.at}
          required
          onInput={(event) => onEdit({ ...edit, at: event.currentTarget.value })}
        />
        <span id={`${id}-words`}>{Number.isNaN(at) ? '' : formats.full(toInstant(at))}</span>
      </div>
      <FormEnd onCancel={onCancel} />
    </form>
  );
};
