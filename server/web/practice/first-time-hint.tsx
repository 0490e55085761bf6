import { useTexts } from '../state/texts.ts';
import { PRACTICE_STEPS } from './first-time.ts';
import type { FirstTime } from './first-time.ts';
import { practiceTexts } from './practice-texts.ts';

/** What to try, in three lines; goes away when asked to. */
export const FirstTimeHint = ({ firstTime }: { firstTime: FirstTime }) => {
  const t = useTexts(practiceTexts);
  if (firstTime.isHidden.value) return null;
  const done = firstTime.done.value;
  const isComplete = PRACTICE_STEPS.every((step) => done.has(step));
  return (
    <section class="w-first-time" aria-labelledby="first-time">
      <h2 id="first-time">{t(isComplete ? 'hint.complete' : 'hint.title')}</h2>
      <ol>
        {PRACTICE_STEPS.map((step, index) => (
          <li key={step} class={done.has(step) ? 'w-step-done' : ''}>
            <span class="w-step-number" aria-hidden="true">
              {done.has(step) ? '✓' : index + 1}
            </span>
            <span>
              {t(`hint.${step}`)}
              {done.has(step) ? <span class="w-for-readers"> ({t('hint.done')})</span> : null}
            </span>
          </li>
        ))}
      </ol>
      <button type="button" class="w-link" onClick={firstTime.hide}>
        {t('hint.hide')}
      </button>
    </section>
  );
};
