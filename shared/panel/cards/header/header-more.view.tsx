/** What else can be done with whom the head of the panel names. */
import { useMemo, useState } from 'preact/hooks';
import { headerMoreDe } from '../../../i18n/de/header-more.ts';
import { headerMoreEn } from '../../../i18n/en/header-more.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts } from '../../../i18n/translate.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { HostLink } from '../../components/host-link.tsx';
import { RecordSearch } from '../../components/record-search.tsx';
import { usePanel } from '../../panel-context.ts';
import { mergePlace, recordPlace } from './header-more.model.ts';

type Props = {
  readonly type: 'person' | 'company';
  readonly id: string;
};

const SEARCH = 'kp-merge-search';

export const HeaderMoreView = ({ type, id }: Props) => {
  const { host, voice } = usePanel();
  const t = useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? headerMoreDe : headerMoreEn;
    return createTranslator<typeof headerMoreEn>(texts, voice);
  }, [voice]);
  const [isMerging, setMerging] = useState(false);
  return (
    <div class="kp-header-more" role="group" aria-label={t('label')}>
      {/* Kontor's own pages are the record already. */}
      {host.kind === 'web' ? null : <HostLink href={recordPlace(type, id)}>{t('open')}</HostLink>}
      <DisclosureButton open={isMerging} controls={SEARCH} onToggle={() => setMerging(!isMerging)}>
        {t('merge')}
      </DisclosureButton>
      {isMerging ? (
        <div id={SEARCH}>
          <p class="kp-faint">{t('merge_hint')}</p>
          <RecordSearch
            label={t(`search_${type}`)}
            types={[type]}
            without={id}
            onChoose={(other) => host.openUrl(mergePlace(type, id, other.id))}
          />
        </div>
      ) : null}
    </div>
  );
};
