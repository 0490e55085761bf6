/**
 * A day to choose. The browser writes it in its own language, whatever this page speaks; so the chosen day stands
 * below once more, in words.
 */
import { useId } from 'preact/hooks';
import { useFields } from '../panel-context.ts';

type Props = {
  readonly label: string;
  /** YYYY-MM-DD; empty for none. */
  readonly value: string;
  readonly min?: string;
  readonly required?: boolean;
  readonly takesFocus?: boolean;
  readonly onChange: (day: string) => void;
};

const FULL = /^\d{4}-\d{2}-\d{2}$/;

export const DayField = ({ label, value, min, required, takesFocus, onChange }: Props) => {
  const { formats } = useFields();
  const id = useId();
  return (
    <div class="kp-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="kp-input"
        aria-describedby={`${id}-words`}
        type="date"
        min={min}
        required={required}
        value={value}
        ref={(element) => {
          if (!element || !takesFocus || element.dataset['met']) return;
          element.dataset['met'] = 'yes';
          element.focus();
        }}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <span id={`${id}-words`}>{FULL.test(value) ? formats.fullDay(value) : ''}</span>
    </div>
  );
};
