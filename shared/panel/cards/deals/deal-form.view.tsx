/** A new deal: what it is about, what it is worth, how far it is. Enter opens it, Esc leaves. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { DEAL_STAGES } from '../../../domain/deal-stage.ts';
import type { DealFields } from '../../../domain/deal.ts';
import { FormEnd } from '../../components/form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { useDealTexts } from './deal-texts.ts';
import type { DealDraft } from './deals.model.ts';

type Props = {
  readonly draft: DealDraft;
  readonly currency: string;
  /** What is wrong with the amount; empty when nothing is. */
  readonly problem: string;
  /** What else is asked for. */
  readonly children: ComponentChildren;
  readonly onEdit: (change: Partial<DealDraft>) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

const EXAMPLE_MINOR = 1_250_000;

export const DealForm = ({ draft, currency, problem, children, onEdit, onSave, onCancel }: Props) => {
  const { keys, formats } = usePanel();
  const t = useDealTexts();
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEscape(keys, true, onCancel);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <form
      class="kp-form kp-deal-form"
      aria-label={t('deals.add_title')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <label class="kp-field">
        <span>{t('deals.title_field')}</span>
        <input
          ref={first}
          class="kp-input"
          required
          maxLength={300}
          value={draft.title}
          onInput={(event) => onEdit({ title: event.currentTarget.value })}
        />
      </label>
      <div class="kp-fields">
        <label class="kp-field">
          <span>{t('deals.amount')}</span>
          <input
            class="kp-input"
            inputMode="decimal"
            maxLength={40}
            value={draft.amount}
            aria-invalid={problem !== ''}
            aria-describedby={`${id}-amount`}
            onInput={(event) => onEdit({ amount: event.currentTarget.value })}
          />
        </label>
        <label class="kp-field">
          <span>{t('deals.stage')}</span>
          <select
            class="kp-input"
            value={draft.stage}
            onChange={(event) => onEdit({ stage: event.currentTarget.value as DealFields['stage'] })}
          >
            {DEAL_STAGES.map((stage) => (
              <option key={stage} value={stage}>
                {t(`stage.${stage}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p id={`${id}-amount`} class={problem ? 'kp-bad' : 'kp-faint'} role={problem ? 'alert' : undefined}>
        {problem || t('deals.amount_hint', { example: formats.money(EXAMPLE_MINOR, currency) })}
      </p>
      {children}
      <FormEnd save={t('deals.create')} onCancel={onCancel} />
    </form>
  );
};
