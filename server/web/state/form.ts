/** A form: its values, what is wrong with them, whether it is being sent. */
import { signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Failure, Result } from '#shared/lib/result.ts';

export type FormValues = Record<string, string | boolean>;
/** Field name to failure code. */
export type FieldProblems = Readonly<Record<string, string>>;

export type Form<V extends FormValues> = {
  readonly values: Signal<V>;
  readonly problems: ReadonlySignal<FieldProblems>;
  readonly failure: ReadonlySignal<Failure | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly set: <K extends keyof V>(key: K, value: V[K]) => void;
  readonly submit: () => Promise<void>;
};

export type FormOptions<V extends FormValues> = {
  readonly initial: V;
  /** Problems that can be told without asking the server. */
  readonly check: (values: V) => FieldProblems;
  readonly send: (values: V) => Promise<Result<unknown>>;
  /** Codes that belong to one field although the server names none. */
  readonly fieldOf?: Readonly<Record<string, string>>;
};

export const createForm = <V extends FormValues>(options: FormOptions<V>): Form<V> => {
  const values = signal(options.initial);
  const problems = signal<FieldProblems>({});
  const failure = signal<Failure | null>(null);
  const busy = signal(false);

  const place = (refused: Failure): void => {
    const { code, fields = {} } = refused.error;
    const known = Object.fromEntries(Object.entries(fields).filter(([name]) => name in values.value));
    const field = options.fieldOf?.[code];
    problems.value = field ? { ...known, [field]: code } : known;
    failure.value = Object.keys(problems.value).length > 0 ? null : refused;
  };

  return {
    values,
    problems,
    failure,
    busy,
    set: (key, value) => {
      values.value = { ...values.value, [key]: value };
      problems.value = Object.fromEntries(Object.entries(problems.value).filter(([name]) => name !== key));
    },
    submit: async () => {
      if (busy.value) return;
      problems.value = options.check(values.value);
      failure.value = null;
      if (Object.keys(problems.value).length > 0) return;
      busy.value = true;
      const result = await options.send(values.value);
      busy.value = false;
      if (!result.ok) place(result);
    },
  };
};

export const useForm = <V extends FormValues>(options: FormOptions<V>): Form<V> =>
  // oxlint-disable-next-line react/exhaustive-deps -- a form is made once; its callbacks read current signals
  useMemo(() => createForm(options), []);

const MAIL_ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
/** Good enough to catch a slip; the server has the last word. */
export const looksLikeEmail = (text: string): boolean => MAIL_ADDRESS.test(text.trim());
