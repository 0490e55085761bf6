/** What telephone systems open when somebody calls: who that is, and the call to be noted. */
import '../../styles/call.css';
import { computed, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { CallOutput } from '#shared/api/client.ts';
import { ok } from '#shared/lib/result.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { notifyInBrowser } from '../../host/notifier.ts';
import { createUrlOpener } from '../../host/open-url.ts';
import { createWebHost } from '../../host/web-host.ts';
import type { OpenRecord } from '../../host/web-host.ts';
import type { PageProps } from '../../pages.ts';
import { PanelFrame } from '../../panel/panel-frame.tsx';
import { SearchBox } from '../../search/search-box.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { callsTexts } from './calls-texts.ts';
import { handedNumber } from './handed-number.ts';
import { NewContact } from './new-contact.tsx';

type Caller = CallOutput<'lookUpCaller'>;
const NO_NUMBER: Caller | null = null;

/** The panel of whoever calls, with the call in it. */
const CallerPanel = ({ type, id, call }: OpenRecord) => {
  const { preferences, router, voice } = useApp();
  const { locale } = voice.value;
  const host = useMemo<PanelHost>(
    () =>
      createWebHost({
        record: computed(() => ({ type, id, ...(call ? { call } : {}) })),
        theme: computed(() => preferences.value.theme),
        locale,
        openUrl: createUrlOpener(window, router),
        notify: notifyInBrowser,
      }),
    [type, id, call, preferences, router, locale],
  );
  return (
    <div class="w-record-panel">
      <PanelFrame host={host} />
    </div>
  );
};

const words = (caller: Caller | null) => {
  if (!caller) return { title: 'call.nothing', text: 'call.nothing_text' } as const;
  if (caller.kind === 'withheld') return { title: 'call.withheld', text: 'call.withheld_text' } as const;
  if (caller.kind === 'other') return { title: 'call.internal', text: 'call.internal_text' } as const;
  return { title: 'call.from', text: caller.items.length === 0 ? 'call.unknown_text' : null } as const;
};

const Somebody = ({ caller, onChoose }: { caller: Caller; onChoose: (record: OpenRecord) => void }) => {
  const t = useTexts(callsTexts);
  return (
    <>
      <p>{t('call.several')}</p>
      <ul class="w-callers">
        {caller.items.map(({ type, id, title, detail }) => (
          <li key={id}>
            <button type="button" class="w-hit" onClick={() => onChoose({ type, id })}>
              <span class="w-hit-title">{title}</span>
              <span class="w-hit-detail">{detail}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

const Call = ({ caller }: { caller: Caller | null }) => {
  const t = useTexts(callsTexts);
  const items = caller?.items ?? [];
  const [only] = items.length === 1 ? items : [];
  const chosen = useSignal<OpenRecord | null>(only ? { type: only.type, id: only.id } : null);
  const record = chosen.value;
  const number = caller?.kind === 'number' ? caller.number : '';
  const { title, text } = words(caller);
  return (
    <>
      <div class="w-call">
        <PageTitle text={t(title, { number: caller?.shown ?? '' })} />
        {record === null && text ? <p>{t(text)}</p> : null}
        {record !== null && caller?.match === 'block' && record.id === only?.id ? (
          <p>{t('call.block', { name: only.title })}</p>
        ) : null}
        {record === null ? (
          <>
            {caller && items.length > 1 ? (
              <Somebody caller={caller} onChoose={(one) => (chosen.value = one)} />
            ) : null}
            {number && items.length === 0 ? (
              <NewContact number={number} onMade={(id) => (chosen.value = { type: 'person', id })} />
            ) : null}
            <p>{t('call.search')}</p>
            <SearchBox
              inline
              onChoose={({ type, id }) => {
                if (type === 'person' || type === 'company') chosen.value = { type, id };
              }}
            />
          </>
        ) : (
          <button type="button" class="w-button" onClick={() => (chosen.value = null)}>
            {t('call.other_people')}
          </button>
        )}
      </div>
      {record ? <CallerPanel {...record} call={number} /> : null}
    </>
  );
};

/** One call after the other may come in one tab: each is looked up anew. */
export const Page = ({ place }: PageProps) => {
  const { client, router } = useApp();
  const number = useSignal<string | null>(null);
  const handed = useMemo(() => handedNumber(window), [place.visit]);
  if (handed.number !== number.value) number.value = handed.number;
  useEffect(() => {
    if (handed.isNew) router.go('/call', { replace: true });
  }, [handed, router]);
  const asked = number.value;
  const loader = useLoader(
    () =>
      asked === null
        ? Promise.resolve(ok(NO_NUMBER))
        : client.call('lookUpCaller', { body: { number: asked.slice(0, 200) } }),
    asked ?? '',
  );
  return (
    <main class="w-call-page">
      <LoadedView loader={loader}>
        {(caller) => <Call key={caller?.number ?? ''} caller={caller} />}
      </LoadedView>
    </main>
  );
};
