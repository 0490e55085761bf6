import { computed, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { notifyInBrowser } from '../../host/notifier.ts';
import { createUrlOpener } from '../../host/open-url.ts';
import { createWebHost } from '../../host/web-host.ts';
import type { OpenRecord } from '../../host/web-host.ts';
import type { PageProps } from '../../pages.ts';
import { PanelFrame } from '../../panel/panel-frame.tsx';
import { SearchBox } from '../../search/search-box.tsx';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { useWide } from '../../state/wide.ts';
import { webTexts } from '../../texts.ts';
import { RecentList } from './recent-list.tsx';
import { watchTitles } from './record-titles.ts';

/** A person's or company's page: the panel itself, with the search beside it where there is room. */
export const Page = ({ place }: PageProps) => {
  const { client, preferences, router, voice, recent } = useApp();
  const t = useTexts(webTexts);
  const isWide = useWide();
  const type = place.name === 'company' ? 'company' : 'person';
  const id = place.params['id'] ?? '';
  const record = useSignal<OpenRecord>({ type, id });
  if (record.value.type !== type || record.value.id !== id) record.value = { type, id };
  const { locale } = voice.value;
  const host = useMemo<PanelHost>(
    () =>
      createWebHost({
        record,
        theme: computed(() => preferences.value.theme),
        locale,
        openUrl: createUrlOpener(window, router),
        notify: notifyInBrowser,
      }),
    [record, preferences, router, locale],
  );
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
        </aside>
      ) : null}
      <div class="w-record-panel">
        <PanelFrame host={host} client={watched} />
      </div>
    </main>
  );
};
