/** Where a logged mail hangs, each name a way there. */
import type { LogState } from '../../../domain/panel.ts';
import { usePanel } from '../../panel-context.ts';

const SHOWN_MAX = 4;

export const LogLinks = ({ links }: { links: LogState['links'] }) => {
  const { session, t } = usePanel();
  if (links.length === 0) return <p class="kp-log-links">{t('log.to_nobody')}</p>;
  const more = links.slice(SHOWN_MAX);
  return (
    <p class="kp-log-links">
      {t('log.hangs_on')}{' '}
      {links.slice(0, SHOWN_MAX).map(({ type, id, title }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <button
            type="button"
            class="kp-link"
            onClick={() => session.open(type === 'person' ? { person: id } : { company: id })}
          >
            {title}
          </button>
        </span>
      ))}
      {more.length > 0 ? (
        <span title={more.map(({ title }) => title).join(', ')}> +{more.length}</span>
      ) : null}
    </p>
  );
};
