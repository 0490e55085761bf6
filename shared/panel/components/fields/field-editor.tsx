/**
 * One field as a form, in its place: Enter saves, Esc leaves it as it was. It knows the field and its value, not where
 * that is stored.
 */
import { useCallback, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FormEnd } from '../form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { keptNumber } from '../kept-number.ts';
import { readDraft } from './field-draft.ts';
import type { DraftProblem, EntryDraft, FieldDraft } from './field-draft.ts';
import { FieldInput } from './field-input.tsx';
import type { Typed } from './field-memory.ts';
import type { FieldSpec } from './field-spec.ts';
import { ValueMarks } from './value-marks.tsx';
import { useDetailTexts } from './field-texts.ts';

type Props = {
  readonly spec: FieldSpec;
  /** It outlives the editor, so that whoever is called away finds it again. */
  readonly typed: Typed;
  /** Null closes the editor. */
  readonly onTyped: (typed: Typed | null) => void;
  /** Opened just now: it takes the keyboard. */
  readonly isCalled: boolean;
  /** Two letters: where a telephone number without a country's is meant. */
  readonly country?: string;
  /** `was` is what stood there when the editor was opened. Not asked where nothing was changed. */
  readonly onSave: (value: unknown, was: unknown) => void;
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const FieldEditor = ({ spec, typed, onTyped, isCalled, country = '', onSave }: Props) => {
  const { keys, voice, formats } = usePanel();
  const t = useDetailTexts();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { kind, label } = spec;
  const closeNow = useRef(onTyped);
  closeNow.current = onTyped;
  const { begun, draft } = typed;
  const close = useCallback(() => closeNow.current(null), []);
  const setDraft = (changed: FieldDraft, title = typed.title): void =>
    onTyped({ begun, draft: changed, title });
  /** What was typed when a box was left: nobody is corrected in the middle of a number. */
  const [left, setLeft] = useState<FieldDraft>(begun.draft);
  const [problem, setProblem] = useState<DraftProblem | null>(null);
  useEscape(keys, true, close);
  useLayoutEffect(() => {
    if (isCalled) form.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [isCalled]);

  /** What nobody touched goes back as it was. */
  const withNumbers = (entries: readonly EntryDraft[]): Promise<readonly EntryDraft[]> => {
    const before = Array.isArray(begun.value) ? (begun.value as readonly EntryDraft[]) : [];
    return Promise.all(
      entries.map(async (entry) => {
        const number = entry['number'] ?? '';
        const kept = before.find(({ number: known = '' }) => formats.phone(known) === number)?.['number'];
        return { ...entry, number: kept ?? (await keptNumber(number, country)) };
      }),
    );
  };
  const save = async (): Promise<void> => {
    const read = readDraft(kind, draft, voice.locale, spec.currency);
    setProblem(read.ok ? null : read.problem);
    if (!read.ok) return;
    const value = kind === 'phones' ? await withNumbers(read.value as readonly EntryDraft[]) : read.value;
    close();
    if (!same(value, begun.value)) onSave(value, begun.value);
  };
  const hint = kind === 'words' ? t('words_hint') : '';
  return (
    <form
      ref={form}
      class="kp-form kp-field-editor"
      aria-label={t('edit', { label })}
      noValidate
      onFocusOut={() => setLeft(draft)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {kind === 'yesno' || kind === 'day' || kind === 'choices' ? null : (
        <p class="kp-field-label">{label}</p>
      )}
      <FieldInput
        spec={spec}
        draft={draft}
        name={typed.title}
        isInvalid={problem !== null}
        problemId={`${id}-problem`}
        onDraft={(changed, title) => {
          setDraft(changed, title);
          setProblem(null);
        }}
      />
      <p id={`${id}-problem`} class={problem ? 'kp-bad' : 'kp-faint'} role="status">
        {problem ? t(`problem.${problem}`) : hint}
      </p>
      <ValueMarks
        field={spec.key}
        label={label}
        value={left}
        country={country}
        onTake={(wrong, meant) => {
          if (!Array.isArray(draft) || kind !== 'emails') return;
          const entries = (draft as readonly EntryDraft[]).map((entry) =>
            entry['email']?.trim() === wrong ? { ...entry, email: meant } : entry,
          );
          setDraft(entries);
          setLeft(entries);
        }}
      />
      <FormEnd onCancel={close} />
    </form>
  );
};
