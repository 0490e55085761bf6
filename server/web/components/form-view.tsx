import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Form, FormValues } from '../state/form.ts';
import { Problem } from './errors.tsx';

type Props<V extends FormValues> = {
  form: Form<V>;
  action: string;
  /** Stands beside the button: a way out. */
  beside?: ComponentChildren;
  children: ComponentChildren;
};

/** A form with its one button. After a refusal the first field in question has the focus. */
export const FormView = <V extends FormValues>({ form, action, beside, children }: Props<V>) => {
  const element = useRef<HTMLFormElement>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await form.submit();
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    <form class="w-form" ref={element} noValidate onSubmit={(event) => void submit(event)}>
      {children}
      <Problem failure={form.failure.value} />
      <div class="w-actions">
        <button type="submit" class="w-button w-primary" aria-disabled={form.busy.value}>
          {action}
        </button>
        {beside}
      </div>
    </form>
  );
};
