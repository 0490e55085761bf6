/** A field with its value, and the pencil that turns it into its editor; the focus comes back to where it was. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePanel } from '../../panel-context.ts';
import { Icon } from '../icon.tsx';
import { isListKind, isUnsaid } from './field-draft.ts';
import { FieldEditor } from './field-editor.tsx';
import { beginTyping, useTypedField } from './field-memory.ts';
import { FieldShown } from './field-shown.tsx';
import type { FieldSpec } from './field-spec.ts';
import { useDetailTexts } from './field-texts.ts';

type Props = {
  readonly spec: FieldSpec;
  readonly value: unknown;
  /** Of the card: there waits what is typed while something else is shown. */
  readonly place: string;
  /** Tells it apart from the card's other fields. */
  readonly id: string;
  /** Of a record that is linked. */
  readonly name?: string;
  readonly country?: string;
  /** Stands there while nothing is said. */
  readonly empty?: string;
  /** Stands under the value: what is noticed about it, where it came from. */
  readonly below?: ComponentChildren;
  /** Stands before the pencil. */
  readonly action?: ComponentChildren;
  /** Without it there is no pencil: it is somebody else's to change. */
  readonly onSave?: (value: unknown, was: unknown) => void;
};

/** Addresses of every kind: in a narrow panel they need the whole line. */
const isLong = ({ kind }: FieldSpec): boolean => isListKind(kind) || kind === 'web';

export const FieldRow = ({
  spec,
  value,
  place,
  id,
  name = '',
  country = '',
  empty,
  below,
  action,
  onSave,
}: Props) => {
  const { formats, voice } = usePanel();
  const t = useDetailTexts();
  const { typed, setTyped } = useTypedField(place, id);
  const isOpen = typed !== null;
  /** Opened just now, and not found open by whoever came back. */
  const [isCalled, setCalled] = useState(false);
  const wasOpen = useRef(false);
  const pencil = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!isOpen && wasOpen.current) pencil.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (typed && onSave)
    return (
      <li>
        <FieldEditor
          spec={spec}
          typed={typed}
          isCalled={isCalled}
          country={country}
          onTyped={setTyped}
          onSave={onSave}
        />
      </li>
    );
  return (
    <li class={isLong(spec) ? 'kp-field-row kp-field-long' : 'kp-field-row'}>
      <span class="kp-field-label">{spec.label}</span>
      <div class="kp-field-value">
        {empty !== undefined && isUnsaid(value) ? (
          <span class="kp-faint">{empty}</span>
        ) : (
          <FieldShown spec={spec} value={value} name={name} />
        )}
        {below}
      </div>
      {action}
      {onSave ? (
        <button
          ref={pencil}
          type="button"
          class="kp-icon-button"
          aria-label={t('edit', { label: spec.label })}
          title={t('edit', { label: spec.label })}
          onClick={() => {
            setCalled(true);
            setTyped(beginTyping(spec, value, name, { formats, voice }));
          }}
        >
          <Icon name="pencil" />
        </button>
      ) : null}
    </li>
  );
};
