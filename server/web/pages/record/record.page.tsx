import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { PageTitle } from '../../components/page-title.tsx';
import { useRecordHost } from '../../host/record-host.ts';
import type { OpenRecord } from '../../host/web-host.ts';
import type { PageProps } from '../../pages.ts';
import { PanelFrame } from '../../panel/panel-frame.tsx';
import { askedItemOf } from '../../search/search.model.ts';
import { SearchBox } from '../../search/search-box.tsx';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { useWide } from '../../state/wide.ts';
import { webTexts } from '../../texts.ts';
import { RecentList } from './recent-list.tsx';
import { watchTitles } from './record-titles.ts';

/** A person's or company's page: the panel itself, with the search beside it where there is room. */
export const Page = ({ place }: PageProps) => {
  const { client, recent } = useApp();
  const t = useTexts(webTexts);
  const isWide = useWide();
  const type = place.name === 'company' ? 'company' : 'person';
  const id = place.params['id'] ?? '';
  const item = askedItemOf(place.query);
  const wanted: OpenRecord = { type, id, ...(item ? { item } : {}) };
  const record = useSignal<OpenRecord>(wanted);
  const shown = record.value;
  const isSame = shown.type === type && shown.id === id && shown.item?.id === item?.id;
  if (!isSame) record.value = wanted;
  const host = useRecordHost(record);
  const kind = t(type === 'company' ? 'record.company' : 'record.person');
  const { titles, watched } = useMemo(() => watchTitles(client), [client]);
  const named = titles.value[id];
  useEffect(() => {
    if (named) recent.opened({ type, id, ...named });
  }, [recent, type, id, named]);
  return (
    <main class="w-record">
      <PageTitle hidden text={named?.title ?? kind} />
      {isWide ? (
        <aside class="w-record-list" aria-label={t('record.find')}>
          <SearchBox inline whenIdle={<RecentList openId={id} />} />
          <a class="w-merge-with" href={`/duplicates?type=${type}&one=${id}`}>
            {t('record.merge_with')}
          </a>
        </aside>
      ) : null}
      <div class="w-record-panel">
        <PanelFrame host={host} client={watched} />
      </div>
    </main>
  );
};
