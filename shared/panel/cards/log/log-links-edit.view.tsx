/** Hanging a logged mail or meeting elsewhere, and taking one's own log back. */
import { Icon } from '../../components/icon.tsx';
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import { RecordSearch } from '../../components/record-search.tsx';
import type { LogState } from '../../../domain/panel.ts';
import { usePanel } from '../../panel-context.ts';

type Props = {
  readonly activityId: string;
  readonly links: LogState['links'];
  readonly takeBack: (() => void) | null;
};

export const LogLinksEdit = ({ activityId, links, takeBack }: Props) => {
  const { session, changes, t } = usePanel();
  const place = `${session.key.value}/links`;
  const change = changes.latest(place);
  const save = (
    title: string,
    name: 'activity.link' | 'activity.unlink',
    { type, id }: LogState['links'][number],
  ) =>
    changes.save(place, title, [changes.envelope(name, { id: activityId, link: { type, id } })], {
      savedText: t(name === 'activity.link' ? 'log.linked' : 'log.unlinked'),
    });
  return (
    <div class="kp-section" id="kp-log-links">
      <ul class="kp-plain">
        {links.map((link) => (
          <li key={link.id}>
            <Icon name={link.type === 'person' ? 'people' : 'company'} /> {link.title}
            <button
              type="button"
              class="kp-icon-button"
              aria-label={t('log.unlink', { name: link.title })}
              title={t('log.unlink', { name: link.title })}
              onClick={() => save(link.title, 'activity.unlink', link)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <RecordSearch
        label={t('log.add_target')}
        onChoose={(record) => {
          if (links.every(({ id }) => id !== record.id)) save(record.title, 'activity.link', record);
        }}
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
