import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';

const STEPS = [
  { href: '/practice', sign: '✉', title: 'step.practice', text: 'step.practice_text' },
  { href: '/outlook', sign: '◫', title: 'step.outlook', text: 'step.outlook_text' },
  { href: '/extension/', sign: '⌂', title: 'step.browser', text: 'step.browser_text' },
] as const;

export const FirstSteps = () => {
  const t = useTexts(webTexts);
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps">{t('step.title')}</h2>
      <ul class="w-steps">
        {STEPS.map(({ href, sign, title, text }) => (
          <li key={href}>
            <a href={href}>
              <span class="w-step-sign" aria-hidden="true">
                {sign}
              </span>
              <span>
                <strong>{t(title)}</strong>
                <span class="w-hint">{t(text)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};
