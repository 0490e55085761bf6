import type { ComponentChild } from 'preact';
import { useId } from 'preact/hooks';
import type { Form, FormValues } from '../state/form.ts';
import { useErrorText } from './errors.tsx';

type FieldProps<V extends FormValues> = {
  form: Form<V>;
  name: keyof V & string;
  label: string;
  hint?: ComponentChild;
};

type InputProps = {
  type?: 'text' | 'email' | 'password';
  autocomplete?: string;
  autofocus?: boolean;
  inputMode?: 'email' | 'text';
  placeholder?: string;
};

/** A labelled line of text with its hint and what is wrong with it; both belong to the input for screen readers. */
export const TextField = <V extends FormValues>({
  form,
  name,
  label,
  hint,
  ...input
}: FieldProps<V> & InputProps) => {
  const id = useId();
  const text = useErrorText();
  // The types of `input` tell each kind apart; this one is chosen at run time.
  const attributes: object = { type: 'text', ...input };
  const problem = form.problems.value[name];
  return (
    <div class="w-field">
      <label for={id}>{label}</label>
      <input
        {...attributes}
        id={id}
        name={name}
        value={String(form.values.value[name])}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={`${id}-hint ${id}-problem`}
        onInput={(event) => form.set(name, event.currentTarget.value as V[typeof name])}
      />
      <div id={`${id}-hint`} class="w-hint">
        {hint}
      </div>
      <div id={`${id}-problem`} class="w-field-problem" aria-live="polite">
        {problem ? text(problem) : null}
      </div>
    </div>
  );
};

type SelectProps<V extends FormValues> = { options: readonly (readonly [string, string])[] } & FieldProps<V>;

/** A choice of one of a few. */
export const SelectField = <V extends FormValues>({ form, name, label, options }: SelectProps<V>) => {
  const id = useId();
  const text = useErrorText();
  const problem = form.problems.value[name];
  return (
    <div class="w-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={String(form.values.value[name])}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => form.set(name, event.currentTarget.value as V[typeof name])}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <div id={`${id}-problem`} class="w-field-problem" aria-live="polite">
        {problem ? text(problem) : null}
      </div>
    </div>
  );
};

/** A box to tick with its label and one sentence. */
export const TickField = <V extends FormValues>({ form, name, label, hint }: FieldProps<V>) => {
  const id = useId();
  return (
    <div class="w-tick">
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={form.values.value[name] === true}
        aria-describedby={`${id}-hint`}
        onChange={(event) => form.set(name, event.currentTarget.checked as V[typeof name])}
      />
      <label for={id}>{label}</label>
      <div id={`${id}-hint`} class="w-hint">
        {hint}
      </div>
    </div>
  );
};
