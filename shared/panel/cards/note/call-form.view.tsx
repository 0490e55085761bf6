/** Made or received, and what came of it: one click. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { callOutcomeKey } from '../../components/call-words.ts';
import { usePanel } from '../../panel-context.ts';
import { CALL_CHOICES } from './note.model.ts';
import type { Call } from './note.model.ts';

const DIRECTIONS = ['out', 'in'] as const;

export const CallForm = ({ onChoose }: { onChoose: (call: Call) => void }) => {
  const { t } = usePanel();
  const form = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => form.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={form} class="kp-call" role="group" aria-label={t('note.call_outcome')}>
      {DIRECTIONS.map((direction) => (
        <div key={direction} class="kp-call-row" role="group" aria-label={t(`call.${direction}`)}>
          <span class="kp-call-word" aria-hidden="true">
            <Icon name={direction} /> {t(`call.${direction}`)}
          </span>
          <div class="kp-chips">
            {CALL_CHOICES[direction].map((outcome) => (
              <button
                key={outcome}
                type="button"
                class="kp-chip"
                onClick={() => onChoose({ direction, outcome })}
              >
                {t(callOutcomeKey(direction, outcome))}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
};
