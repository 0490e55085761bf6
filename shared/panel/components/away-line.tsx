/** The server cannot be reached: of when is what is shown, and what becomes of what is saved now. */
import { toInstant } from '../../lib/clock.ts';
import { usePanel } from '../panel-context.ts';
import type { Away } from '../device-answers.ts';
import { When } from './when.tsx';

export const AwayLine = ({ away }: { away: Away | null }) => {
  const { store, t } = usePanel();
  const { pending = 0, online = true } = store.health.value ?? {};
  const isKept = store.current.value?.keeps ?? false;
  if (!away && (online || !isKept)) return null;
  return (
    <section class="kp-away" aria-label={t('away.title')}>
      <p role="status">
        <span class="kp-dot kp-dot-open" aria-hidden="true" />
        <span>
          <strong>{t('away.title')}</strong>
          {away?.asOf ? (
            <>
              {' · '}
              {t('away.as_of')} <When instant={toInstant(away.asOf)} />
            </>
          ) : null}
          {pending > 0 ? ` · ${t('away.waiting', { count: pending })}` : ''}
        </span>
      </p>
      <p class="kp-away-text">{t('away.text')}</p>
      {away?.knownElsewhere === true ? <p>{t('away.known_elsewhere')}</p> : null}
      {away?.knownElsewhere === null ? <p>{t('away.cannot_tell')}</p> : null}
    </section>
  );
};
