/** The company's own fields of what is being written down, below its line; a click saves where Enter in the line does. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CustomField } from '../../../domain/custom-field.ts';
import { usePanel } from '../../panel-context.ts';
import { AskedFields } from '../custom/asked-fields.tsx';
import { askedMemory, hasRequired } from '../custom/asked-memory.ts';
import { useCustomTexts } from '../custom/custom-texts.ts';
import type { QuickKind } from './note.model.ts';

type Props = {
  readonly fields: readonly CustomField[];
  readonly place: string;
  readonly kind: 'note' | QuickKind;
  /** A note without words is none. */
  readonly hasText: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

export const NoteFields = ({ fields, place, kind, hasText, onSave, onCancel }: Props) => {
  const { session, t: panelText } = usePanel();
  const t = useCustomTexts();
  const form = useRef<HTMLFormElement>(null);
  const isOpen = hasRequired(fields) || askedMemory(session, place).value.open.length > 0;
  // A call has its own second click; a note is begun in its line.
  const isQuick = kind === 'meeting' || kind === 'visit';
  useLayoutEffect(() => {
    if (isQuick) form.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, [isQuick, kind]);
  return (
    <form
      ref={form}
      class="kp-form kp-note-fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (isQuick || (kind === 'note' && hasText)) onSave();
      }}
    >
      <AskedFields fields={fields} place={place} />
      {kind !== 'call' && (isQuick || (hasText && isOpen)) ? (
        <div class="kp-row kp-end">
          {isQuick ? (
            <button type="button" class="kp-quiet" onClick={onCancel}>
              {panelText('form.cancel')}
            </button>
          ) : null}
          <button type="submit" class="kp-button kp-primary">
            {t(`save.${kind}`)}
          </button>
        </div>
      ) : null}
    </form>
  );
};
