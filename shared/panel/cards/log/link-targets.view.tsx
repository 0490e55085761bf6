/** What a mail or meeting hangs on, before it is saved and after: with reasons, to be taken off, to be added to. */
import type { Link } from '../../../domain/activity.ts';
import type { LinkTarget } from '../../../domain/panel.ts';
import { Icon } from '../../components/icon.tsx';
import { RecordSearch } from '../../components/record-search.tsx';
import { usePanel } from '../../panel-context.ts';
import { LINK_ICONS } from './link-icons.ts';

/** The reason is known of what is not saved yet. */
export type ListedTarget = Omit<LinkTarget, 'reason'> & { readonly reason?: LinkTarget['reason'] };

type Props = {
  /** What it hangs on by itself. */
  readonly fixed: readonly LinkTarget[];
  /** More people are in the mail than were looked up. */
  readonly hasMore: boolean;
  readonly chosen: readonly ListedTarget[];
  readonly offers: readonly LinkTarget[];
  readonly removeText: 'log.remove_target' | 'log.unlink';
  readonly onAdd: (target: LinkTarget) => void;
  readonly onRemove: (target: ListedTarget) => void;
};

/** A deal and a follow-up look alike; a name and a house do not. */
const typeWord = (type: Link['type']) =>
  type === 'deal' || type === 'task' ? (`link_type.${type}` as const) : null;

const Why = ({ type, reason }: Pick<ListedTarget, 'type' | 'reason'>) => {
  const { t } = usePanel();
  const word = typeWord(type);
  const words = [word ? t(word) : '', reason ? t(`reason.${reason}`) : ''].filter(Boolean);
  return <>{words.join(', ')}</>;
};

export const LinkTargets = ({ fixed, hasMore, chosen, offers, removeText, onAdd, onRemove }: Props) => {
  const { t } = usePanel();
  const there = new Set([...fixed, ...chosen].map(({ id }) => id));
  const offered = offers.filter(({ id }) => !there.has(id));
  const line = ({ type, title, reason }: ListedTarget) => (
    <>
      <Icon name={LINK_ICONS[type]} />
      <span class="kp-target-text">
        {title}{' '}
        <span class="kp-faint">
          <Why type={type} {...(reason ? { reason } : {})} />
        </span>
      </span>
    </>
  );
  return (
    <>
      <ul class="kp-plain">
        {fixed.map((target) => (
          <li key={target.id}>{line(target)}</li>
        ))}
        {hasMore ? <li class="kp-faint">{t('log.more_targets')}</li> : null}
        {chosen.map((target) => (
          <li key={target.id}>
            {line(target)}
            <button
              type="button"
              class="kp-icon-button"
              aria-label={t(removeText, { name: target.title })}
              title={t(removeText, { name: target.title })}
              onClick={() => onRemove(target)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {offered.length > 0 ? (
        <div>
          <p class="kp-faint" id="kp-link-offers">
            {t('log.offers')}
          </p>
          <ul class="kp-list" aria-labelledby="kp-link-offers">
            {offered.map((target) => (
              <li key={target.id}>
                <button type="button" class="kp-list-button" onClick={() => onAdd(target)}>
                  <span class="kp-list-main">{target.title}</span>
                  <span class="kp-list-detail">
                    <Why type={target.type} reason={target.reason} />
                  </span>
                  <Icon name="plus" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <RecordSearch
        label={t('log.add_target')}
        types={['person', 'company', 'deal']}
        onChoose={(record) => {
          if (!there.has(record.id)) onAdd({ ...record, reason: 'chosen' });
        }}
      />
    </>
  );
};
