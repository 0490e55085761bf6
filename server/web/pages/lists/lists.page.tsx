import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { CUSTOM_PREFIX } from '#shared/domain/list-fields.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { ListRow } from '#shared/domain/list-page.ts';
import { Problem } from '../../components/errors.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { OpenRecord } from '../../host/web-host.ts';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { useMedia } from '../../state/wide.ts';
import { webTexts } from '../../texts.ts';
import '../../styles/lists.css';
import { HeldCount } from './held-count.tsx';
import { addressOf, readState, shownOf } from './list-address.ts';
import type { ListState } from './list-address.ts';
import { Selected } from './bulk/selected.tsx';
import { CatalogueContext, useCatalogueOf } from './list-catalogue.ts';
import { ListGrid } from './list-grid.tsx';
import { createListRows } from './list-rows.model.ts';
import type { ListRows, Start } from './list-rows.model.ts';
import { ListTools } from './list-tools.tsx';
import { listsTexts } from './lists-texts.ts';
import { RecordBeside } from './record-beside.tsx';

const RECORDS: Readonly<Record<string, ListRecord>> = {
  people: 'person',
  companies: 'company',
  activities: 'activity',
};
const ENDPOINTS = { person: 'listPeople', company: 'listCompanies', activity: 'listActivities' } as const;
const BESIDE = '(min-width: 1100px)';
const NARROW = '(max-width: 640px)';

const useList = (
  record: ListRecord,
  state: ListState,
  isKnown: boolean,
): { list: ListRows; begin: (start: Start) => Promise<void> } => {
  const { client, isAway } = useApp();
  const list = useMemo(
    () => createListRows((query) => client.call(ENDPOINTS[record], { body: query })),
    [client, record],
  );
  const { filter, sort, columns, q } = state;
  const begin = (start: Start): Promise<void> =>
    list.start({ filter, sort, columns: [...columns], q }, start);
  // What this device holds gives way to what Kontor has as soon as that can be asked.
  const key = JSON.stringify([isKnown, filter, sort, columns, q, isAway.value]);
  // oxlint-disable-next-line react/exhaustive-deps -- the key stands for what is asked
  useEffect(() => void (isKnown && begin({})), [list, key]);
  return { list, begin };
};

/** Asked once the first rows are there: nobody waits for a number. */
const Count = ({ record, list, state }: { record: ListRecord; list: ListRows; state: ListState }) => {
  const { client, voice } = useApp();
  const t = useTexts(listsTexts);
  const found = useSignal<{ key: string; count: number; more: boolean } | null>(null);
  const key = JSON.stringify([record, state.filter, state.q]);
  const isThere = list.state.value === 'idle' || list.state.value === 'reading';
  useEffect(() => {
    if (!isThere || found.peek()?.key === key) return;
    void client.call('countList', { body: { record, filter: state.filter, q: state.q } }).then((answer) => {
      if (answer.ok) found.value = { key, ...answer.value };
    });
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for what is counted
  }, [isThere, key]);
  const counted = found.value;
  if (counted?.key !== key) return <span class="w-hint" />;
  const { count, more } = counted;
  const number = new Intl.NumberFormat(voice.value.locale).format(count);
  return (
    <span class="w-hint" role={state.q === '' ? undefined : 'status'}>
      {more ? t('count.more', { number }) : t('count.exact', { count, number })}
    </span>
  );
};

/** What stands in place of rows: nothing found, or what went wrong. */
const Instead = ({ record, list, state }: { record: ListRecord; list: ListRows; state: ListState }) => {
  const t = useTexts(listsTexts);
  const web = useTexts(webTexts);
  if (list.state.value === 'failed')
    return (
      <Problem failure={list.failure.value}>
        <button type="button" class="w-button" onClick={() => void list.again()}>
          {web('again')}
        </button>
      </Problem>
    );
  if (list.state.value === 'first' && !list.isSearching.value)
    return (
      <div class="w-placeholder" role="status" aria-label={web('loading')}>
        {Array.from({ length: 8 }, (_, index) => (
          <span key={index} />
        ))}
      </div>
    );
  if (list.isSearching.value) return <p role="status">{t('list.searching')}</p>;
  if (list.rows.value.length > 0) return null;
  if (list.hasEarlier.value) return <p class="w-empty">{t('empty.nowhere')}</p>;
  if (state.q !== '') return <p class="w-empty">{t('empty.typed', { q: state.q })}</p>;
  return <p class="w-empty">{t(state.filter.of.length > 0 ? 'empty.filtered' : `empty.${record}`)}</p>;
};

/** What was found in a text is to be seen there. */
const columnsFor = (record: ListRecord, { columns, q }: ListState): readonly string[] =>
  record === 'activity' && q !== '' && !columns.includes('preview') ? [...columns, 'preview'] : columns;

/** A list of people, companies or activities; what it shows stands in its address. */
const ListOf = ({ record, place }: { record: ListRecord } & PageProps) => {
  const { router, isAway, me } = useApp();
  const t = useTexts(listsTexts);
  const hasRoom = useMedia(BESIDE);
  const isNarrow = useMedia(NARROW);
  const { catalogue, custom } = useCatalogueOf(record);
  const { fields, nameOf } = catalogue;
  const kept = readState(record, place.query);
  // A list without fields of an admin waits for nothing.
  const isKnown = custom.state.value.status !== 'loading' || !place.query.toString().includes(CUSTOM_PREFIX);
  const { shown, missing } = shownOf(record, kept, fields);
  const state = { ...shown, columns: columnsFor(record, shown) };
  const { list, begin } = useList(record, state, isKnown);
  const refusal = list.failure.value?.error.code ?? '';
  // A field that was archived meanwhile is known no more by the server alone.
  useEffect(() => {
    if (/^list[.](?:column|filter|sort)$/.test(refusal)) void custom.reload();
  }, [refusal, custom]);
  const opened = useSignal<{ row: string; open: OpenRecord } | null>(null);
  const selected = useSignal<ReadonlySet<string>>(new Set());
  const show = (next: ListState): void => router.go(addressOf(record, next), { replace: true });
  // What is typed comes a moment later, when another thing may have been chosen.
  const current = (): ListState => readState(record, router.place.peek().query);
  const sortBy = (by: string): void => {
    const isTime = fields.get(by)?.kind === 'instant';
    const descending = state.sort.by === by ? !state.sort.descending : isTime;
    show({ ...kept, sort: { by, descending } });
  };
  const openRow = ({ id, opens }: ListRow): void => {
    if (!opens) return;
    if (hasRoom) opened.value = { row: id, open: opens };
    else router.go(`/${opens.type === 'person' ? 'people' : 'companies'}/${opens.id}`);
  };
  const select = (ids: readonly string[], add = false): void => {
    const next = new Set(selected.value);
    for (const id of ids) if (add || !next.delete(id)) next.add(id);
    selected.value = next;
  };
  const beside = hasRoom ? opened.value : null;
  const hasRows = list.rows.value.length > 0;
  const gone = isKnown ? missing.map(nameOf) : [];
  return (
    <CatalogueContext.Provider value={catalogue}>
      <main class={beside ? 'w-lists w-lists-beside' : 'w-lists'}>
        <div class="w-lists-head">
          <PageTitle text={t(`title.${record}`)} />
          {isAway.value ? (
            <HeldCount record={record} state={state} />
          ) : (
            <Count record={record} list={list} state={state} />
          )}
          {record !== 'activity' && me.value?.role !== 'user' ? (
            <span class="w-row">
              <a href={`/import?kind=${record}`}>{t('head.import')}</a>
            </span>
          ) : null}
          <Selected record={record} state={state} selected={selected} onChanged={() => void begin({})} />
        </div>
        <ListTools
          record={record}
          state={kept}
          shown={state}
          names={list.names.value}
          isNarrow={isNarrow}
          onState={show}
          onType={(q) => show({ ...current(), q })}
          onJump={(start) => void begin(start)}
        />
        {gone.length > 0 ? (
          <p class="w-hint w-list-gone" role="status">
            {t('fields.gone', { count: gone.length, names: gone.join(', ') })}
          </p>
        ) : null}
        <Instead record={record} list={list} state={state} />
        {hasRows ? (
          <ListGrid
            record={record}
            list={list}
            columns={state.columns}
            q={state.q}
            sort={state.sort}
            isNarrow={isNarrow}
            label={t(`title.${record}`)}
            selected={selected.value}
            openId={beside?.row ?? ''}
            onSort={sortBy}
            onOpen={openRow}
            onSelect={select}
            onEnd={() => void begin({ last: true })}
            onTop={() => void begin({})}
          />
        ) : null}
        <p class="w-hint w-list-keys">{hasRows ? t('list.keys') : ''}</p>
        {beside ? <RecordBeside open={beside.open} onClose={() => (opened.value = null)} /> : null}
      </main>
    </CatalogueContext.Provider>
  );
};

export const Page = ({ place }: PageProps) => {
  const record = RECORDS[place.name] ?? 'person';
  return <ListOf key={record} record={record} place={place} />;
};
