/** Changes that failed on a mail or record that is no longer shown: nothing is lost by moving on. */
import { usePanel } from '../panel-context.ts';

export const LostChanges = () => {
  const { changes, session, t, errorText } = usePanel();
  const lost = changes.all.value.filter(
    (change) =>
      change.state.value.phase === 'failed' &&
      (!session.isHere(change.place) || changes.latest(change.place) !== change),
  );
  if (lost.length === 0) return null;
  return (
    <section class="kp-banner kp-banner-bad" aria-label={t('lost.title')}>
      {lost.map((change) => {
        const state = change.state.value;
        return (
          <div key={change.id} class="kp-banner-entry" role="alert">
            <p>
              <strong>{t('lost.entry', { title: change.title })}</strong>{' '}
              {state.phase === 'failed' ? errorText(state.failure) : ''}
            </p>
            <div class="kp-row">
              <button type="button" class="kp-button" onClick={() => void change.retry()}>
                {t('change.retry')}
              </button>
              <button type="button" class="kp-quiet" onClick={() => changes.dismiss(change)}>
                {t('change.dismiss')}
              </button>
            </div>
          </div>
        );
      })}
    </section>
  );
};
