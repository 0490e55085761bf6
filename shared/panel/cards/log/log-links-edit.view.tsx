/** Hanging a logged mail or meeting elsewhere, and taking one's own log back. */
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import type { LinkTarget, LogState } from '../../../domain/panel.ts';
import { usePanel } from '../../panel-context.ts';
import { LinkTargets } from './link-targets.view.tsx';
import type { ListedTarget } from './link-targets.view.tsx';

type Props = {
  readonly activityId: string;
  readonly links: LogState['links'];
  readonly offers: readonly LinkTarget[];
  readonly takeBack: (() => void) | null;
};

export const LogLinksEdit = ({ activityId, links, offers, takeBack }: Props) => {
  const { session, changes, t } = usePanel();
  const place = `${session.key.value}/links`;
  const change = changes.latest(place);
  const save = (name: 'activity.link' | 'activity.unlink', { type, id, title }: ListedTarget) =>
    changes.save(place, title, [changes.envelope(name, { id: activityId, link: { type, id } })], {
      savedText: t(name === 'activity.link' ? 'log.linked' : 'log.unlinked'),
    });
  return (
    <div class="kp-section" id="kp-log-links">
      <LinkTargets
        fixed={[]}
        hasMore={false}
        chosen={links}
        offers={offers}
        removeText="log.unlink"
        onAdd={(target) => save('activity.link', target)}
        onRemove={(target) => save('activity.unlink', target)}
      />
      {takeBack ? (
        <button type="button" class="kp-quiet" onClick={takeBack}>
          {t('log.take_back')}
        </button>
      ) : null}
      <ChangeLine change={change} savedText={t('change.saved')} />
      <ChangeFailure change={change} />
    </div>
  );
};
