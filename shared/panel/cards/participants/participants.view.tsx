import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Tabs } from './participants.model.ts';

type Props = Tabs & {
  readonly title: string;
  readonly onSelect: (email: string) => void;
};

export const ParticipantsView = ({ title, tabs, colleagues, onSelect }: Props) => {
  const { t } = usePanel();
  return (
    <nav class={tabs.length > 2 ? 'kp-tabs' : 'kp-tabs kp-tabs-few'} aria-label={title}>
      {tabs.map((tab) => (
        <button
          key={tab.email}
          type="button"
          class="kp-tab"
          aria-current={tab.current ? 'true' : undefined}
          title={tab.known ? tab.email || tab.name : t('participants.unknown', { email: tab.email })}
          onClick={() => onSelect(tab.email)}
        >
          {tab.email === '' ? <Icon name="company" /> : null}
          <span class="kp-ellipsis">{tab.name}</span>
          {tab.known ? null : (
            <span class="kp-new" aria-label={t('participants.new')}>
              {t('participants.new')}
            </span>
          )}
        </button>
      ))}
      {colleagues.length > 0 ? (
        <span class="kp-tab-note" title={colleagues.join(', ')}>
          + {colleagues.length}
          <span class="kp-tab-note-words"> {t('participants.colleagues', { count: colleagues.length })}</span>
        </span>
      ) : null}
    </nav>
  );
};
