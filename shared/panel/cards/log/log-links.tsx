/** Where a logged mail or meeting hangs, each name a way there; a click on the pencil hangs it elsewhere. */
import { useCallback, useState } from 'preact/hooks';
import type { LinkTarget, LogState } from '../../../domain/panel.ts';
import { Icon } from '../../components/icon.tsx';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';

const SHOWN_MAX = 4;

const LogLinksEdit = lazyComponent(() =>
  import('./log-links-edit.view.tsx').then((module) => module.LogLinksEdit),
);

type Props = {
  readonly activityId: string;
  readonly links: LogState['links'];
  /** What else it may belong to. */
  readonly offers: readonly LinkTarget[];
  /** Takes the asker's own log back; null where they have none. */
  readonly takeBack: (() => void) | null;
};

export const LogLinks = ({ activityId, links, offers, takeBack }: Props) => {
  const { session, keys, t } = usePanel();
  const [isEditing, setEditing] = useState(false);
  useEscape(
    keys,
    isEditing,
    useCallback(() => setEditing(false), []),
  );
  const more = links.slice(SHOWN_MAX);
  return (
    <>
      <p class="kp-log-links">
        {links.length === 0 ? t('log.to_nobody') : t('log.hangs_on')}{' '}
        {links.slice(0, SHOWN_MAX).map(({ type, id, title }, index) => (
          <span key={id}>
            {index > 0 ? ', ' : ''}
            {type === 'person' || type === 'company' ? (
              <button type="button" class="kp-link" onClick={() => session.open({ [type]: id })}>
                {title}
              </button>
            ) : (
              title
            )}
          </span>
        ))}
        {more.length > 0 ? (
          <span title={more.map(({ title }) => title).join(', ')}> +{more.length}</span>
        ) : null}
        <button
          type="button"
          class="kp-icon-button"
          aria-label={t('log.edit_links')}
          title={t('log.edit_links')}
          aria-expanded={isEditing}
          aria-controls={isEditing ? 'kp-log-links' : undefined}
          onClick={() => setEditing(!isEditing)}
        >
          <Icon name="pencil" />
        </button>
      </p>
      {isEditing ? (
        <LogLinksEdit activityId={activityId} links={links} offers={offers} takeBack={takeBack} />
      ) : null}
    </>
  );
};
