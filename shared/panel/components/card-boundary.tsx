/** A card that breaks says so and leaves the others alone. */
import { useErrorBoundary } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { usePanel } from '../panel-context.ts';

type Props = { readonly title: string; readonly children: ComponentChildren };

export const CardBoundary = ({ title, children }: Props) => {
  const { t } = usePanel();
  const [error, reset] = useErrorBoundary((thrown: unknown) => console.error(`Card "${title}":`, thrown));
  if (error === undefined) return <>{children}</>;
  return (
    <section class="kp-card">
      <div class="kp-failure" role="alert">
        <p>{t('card.broken', { card: title })}</p>
        <button type="button" class="kp-button" onClick={reset}>
          {t('card.again')}
        </button>
      </div>
    </section>
  );
};
