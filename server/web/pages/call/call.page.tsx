/** What telephone systems open when somebody calls: who that is, and the call to be noted. */
import '../../styles/call.css';
import { signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { CallOutput } from '#shared/api/client.ts';
import { unbroken } from '#shared/i18n/unbroken.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useRecordHost } from '../../host/record-host.ts';
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
  const record = useMemo(() => signal<OpenRecord>({ type, id, ...(call ? { call } : {}) }), [type, id, call]);
  const host = useRecordHost(record);
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
        <PageTitle text={t(title, { number: unbroken(caller?.shown ?? '') })} />
        {record === null && text ? <p>{t(text)}</p> : null}
        {record !== null && caller?.match === 'block' && record.id === only?.id ? (
          <p>{t('call.block', { name: only.title })}</p>
        ) : null}
        {record === null ? (
          <>
            {caller && items.length > 1 ? (
              <Somebody caller={caller} onChoose={(one) => (chosen.value = one)} />
            ) : null}
            {number ? <NewContact number={number} onChoose={(one) => (chosen.value = one)} /> : null}
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
  const { client } = useApp();
  const number = useSignal<string | null>(null);
  // oxlint-disable-next-line react/exhaustive-deps -- each visit may bring another number
  const handed = useMemo(() => handedNumber(window), [place.visit]);
  if (handed.number !== number.value) number.value = handed.number;
  useEffect(() => {
    // Not another visit: the same page under its bare address.
    if (handed.isNew) window.history.replaceState(null, '', '/call');
  }, [handed]);
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
