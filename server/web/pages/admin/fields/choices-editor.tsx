/** The choices of a field, one line each: named, put in order, taken off the list and offered again. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { CustomChoice } from '#shared/domain/custom-field.ts';
import { CUSTOM_FIELD_LIMITS } from '#shared/domain/custom-field.ts';
import { newId } from '#shared/lib/ids.ts';
import { useErrorText } from '../../../components/errors.tsx';
import { useTexts } from '../../../state/texts.ts';
import { fieldsTexts } from './fields-texts.ts';

type Props = {
  readonly choices: readonly CustomChoice[];
  /** Ids that stand at the server: one of them is no longer offered rather than gone. */
  readonly known: ReadonlySet<string>;
  readonly problem: string | null;
  readonly onChange: (choices: readonly CustomChoice[]) => void;
};

const MAX = CUSTOM_FIELD_LIMITS.nameChars;
export const newChoice = (): CustomChoice => ({ id: newId(), label: '', labelEn: '' });

export const ChoicesEditor = ({ choices, known, problem, onChange }: Props) => {
  const t = useTexts(fieldsTexts);
  const errorText = useErrorText();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  // Before the next key: an effect would wait for the next picture, and what is typed until then would be lost.
  useLayoutEffect(() => {
    if (added.current) list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus();
    added.current = false;
  }, [choices.length]);
  const offered = choices.filter(({ archived }) => !archived);
  const gone = choices.filter(({ archived }) => archived);
  const change = (choice: CustomChoice): void =>
    onChange(choices.map((one) => (one.id === choice.id ? choice : one)));
  const remove = (choice: CustomChoice): void =>
    known.has(choice.id)
      ? change({ ...choice, archived: true })
      : onChange(choices.filter((one) => one.id !== choice.id));
  const lift = (at: number): void => {
    const [one, other] = [offered[at - 1], offered[at]];
    if (one && other) onChange([...offered.with(at - 1, other).with(at, one), ...gone]);
  };
  return (
    <fieldset class="w-field w-choices" aria-describedby={`${id}-hint ${id}-problem`}>
      <legend>{t('choices')}</legend>
      <ul class="w-list" ref={list}>
        {offered.map((choice, at) => {
          const number = String(at + 1);
          const name = choice.label || t('choice_blank', { number });
          return (
            <li key={choice.id} class="w-row w-choice">
              <input
                aria-label={t('choice', { number })}
                aria-invalid={problem && (!choice.label || problem === 'field.twice') ? 'true' : undefined}
                value={choice.label}
                maxLength={MAX}
                onInput={(event) => change({ ...choice, label: event.currentTarget.value })}
              />
              <input
                aria-label={t('choice_en', { number })}
                placeholder={t('choice_en_short')}
                value={choice.labelEn ?? ''}
                maxLength={MAX}
                onInput={(event) => change({ ...choice, labelEn: event.currentTarget.value })}
              />
              <button
                type="button"
                class="w-button"
                aria-label={t('choice_up', { name })}
                disabled={at === 0}
                onClick={() => lift(at)}
              >
                ↑
              </button>
              <button
                type="button"
                class="w-button"
                aria-label={t('choice_remove', { name })}
                onClick={() => remove(choice)}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <div class="w-row">
        <button
          type="button"
          class="w-button"
          disabled={choices.length >= CUSTOM_FIELD_LIMITS.choices}
          onClick={() => {
            added.current = true;
            onChange([...offered, newChoice(), ...gone]);
          }}
        >
          {t('choice_add')}
        </button>
      </div>
      {gone.length > 0 ? (
        <div class="w-row" role="group" aria-label={t('choice_archived')}>
          <span class="w-hint">{t('choice_archived')}:</span>
          {gone.map((choice) => (
            <button
              key={choice.id}
              type="button"
              class="w-button"
              aria-label={t('choice_back', { name: choice.label })}
              onClick={() => change({ ...choice, archived: false })}
            >
              {choice.label}
            </button>
          ))}
        </div>
      ) : null}
      <div id={`${id}-hint`} class="w-hint">
        {t('choices_hint')}
      </div>
      <div id={`${id}-problem`} class="w-field-problem" aria-live="polite">
        {problem ? errorText(problem) : null}
      </div>
    </fieldset>
  );
};
