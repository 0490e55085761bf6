/** One fact, opened for correction: its words, what it is about, a day of the year with its reminder, who may read it. */
import { useId, useState } from 'preact/hooks';
import { VISIBILITIES } from '../../../domain/activity.ts';
import type { Visibility } from '../../../domain/activity.ts';
import { FACT_KINDS } from '../../../domain/fact-kinds.ts';
import type { FactKind } from '../../../domain/fact-kinds.ts';
import type { ShownFact } from '../../../domain/fact.ts';
import { FormEnd } from '../../components/form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { useFactTexts } from './fact-texts.ts';
import { REMIND_DAYS, editOf, typedDay, withText } from './facts.model.ts';
import type { FactEdit } from './facts.model.ts';

type Props = {
  readonly fact: ShownFact;
  readonly onSave: (edit: FactEdit) => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
};

const NONE = 'none';

export const FactEditor = ({ fact, onSave, onRemove, onCancel }: Props) => {
  const { t: panelText, keys, me, voice } = usePanel();
  const t = useFactTexts();
  const id = useId();
  const [edit, setEdit] = useState<FactEdit>(() => editOf(fact, voice.locale));
  const [isProblem, setProblem] = useState(false);
  useEscape(keys, true, onCancel);
  const change = (part: Partial<FactEdit>): void => setEdit({ ...edit, ...part });
  const dayProblem = typedDay(edit.day) === undefined;
  const days: readonly number[] = [...new Set([...REMIND_DAYS, ...(edit.days === null ? [] : [edit.days])])];
  return (
    <form
      class="kp-form kp-fact-editor"
      aria-label={t('edit')}
      onSubmit={(event) => {
        event.preventDefault();
        if (dayProblem) return setProblem(true);
        onSave(edit);
      }}
    >
      <label class="kp-field">
        <span>{t('text')}</span>
        <input
          class="kp-input"
          value={edit.text}
          maxLength={500}
          required
          ref={(element) => {
            if (!element || element.dataset['met']) return;
            element.dataset['met'] = 'yes';
            element.focus();
          }}
          onInput={(event) => setEdit(withText(edit, event.currentTarget.value, voice.locale))}
        />
      </label>
      <div class="kp-fields">
        <label class="kp-field">
          <span>{t('kind')}</span>
          <select
            class="kp-input"
            value={edit.kind}
            onChange={(event) => change({ kind: event.currentTarget.value as FactKind })}
          >
            {FACT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind_${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {fact.createdById === me.id ? (
          <label class="kp-field">
            <span>{t('readers')}</span>
            <select
              class="kp-input"
              value={edit.visibility}
              onChange={(event) => change({ visibility: event.currentTarget.value as Visibility })}
            >
              {VISIBILITIES.toReversed().map((visibility) => (
                <option key={visibility} value={visibility}>
                  {panelText(`visibility.${visibility}`)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <div class="kp-field">
          <label for={`${id}-day`}>{t('day')}</label>
          <input
            id={`${id}-day`}
            class="kp-input"
            value={edit.day}
            maxLength={40}
            aria-invalid={isProblem && dayProblem}
            aria-describedby={`${id}-hint`}
            onInput={(event) => change({ day: event.currentTarget.value })}
          />
        </div>
        {edit.day.trim() === '' ? null : (
          <label class="kp-field">
            <span>{t('remind')}</span>
            <select
              class="kp-input"
              value={edit.days === null ? NONE : String(edit.days)}
              onChange={({ currentTarget: { value } }) =>
                change({ days: value === NONE ? null : Number(value) })
              }
            >
              <option value={NONE}>{t('remind.none')}</option>
              {days.map((count) => (
                <option key={count} value={String(count)}>
                  {count === 0 ? t('remind.0') : t('remind.days', { count })}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p id={`${id}-hint`} class={isProblem && dayProblem ? 'kp-bad' : 'kp-faint'} role="status">
        {isProblem && dayProblem ? t('day_problem') : t('day_hint')}
      </p>
      <FormEnd onCancel={onCancel}>
        <button type="button" class="kp-quiet kp-fact-remove" onClick={onRemove}>
          {t('remove')}
        </button>
      </FormEnd>
    </form>
  );
};
