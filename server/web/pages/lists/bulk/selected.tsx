import '../../../styles/lists-bulk.css';
import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { BULK_LIMITS } from '#shared/domain/bulk-change.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import { LIST_LIMITS } from '#shared/domain/list-page.ts';
import type { ListPage } from '#shared/domain/list-page.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { createFormats } from '#shared/i18n/formats.ts';
import { useApp } from '../../../state/app-context.ts';
import { useTexts } from '../../../state/texts.ts';
import { listsTexts } from '../lists-texts.ts';
import type { ListState } from '../list-address.ts';
import type { BulkPanelProps } from './bulk-panel.tsx';
import { createBulk } from './bulk.model.ts';
import type { Bulk } from './bulk.model.ts';
import { createRunKeeper } from './kept-run.ts';

type Props = {
  readonly record: ListRecord;
  readonly state: ListState;
  readonly selected: Signal<ReadonlySet<string>>;
  readonly onChanged: () => void;
};

const ENDPOINTS = { person: 'listPeople', company: 'listCompanies' } as const;
type Editable = keyof typeof ENDPOINTS;

/** Everything the filter finds, page by page, up to the number that can be changed at once. */
const useSelectAll = (record: Editable, state: ListState, selected: Props['selected']) => {
  const { client, notices } = useApp();
  /** How many so far; null when nothing is being read. */
  const reading = useSignal<number | null>(null);
  const isCut = useSignal(false);
  const read = async (): Promise<void> => {
    const { filter, sort, q } = state;
    const ids = new Set<string>();
    isCut.value = false;
    reading.value = 0;
    for (let after: string | null = ''; after !== null && ids.size < BULK_LIMITS.records;) {
      const query = { filter, sort, columns: ['name'], q, limit: LIST_LIMITS.rows };
      const answer: Result<ListPage> = await client.call(ENDPOINTS[record], {
        body: after ? { ...query, after } : query,
      });
      if (!answer.ok) {
        notices.showFailure(answer);
        break;
      }
      for (const { id } of answer.value.items) ids.add(id);
      after = answer.value.after;
      reading.value = ids.size;
      isCut.value = after !== null && ids.size >= BULK_LIMITS.records;
    }
    reading.value = null;
    selected.value = ids;
  };
  return { reading, isCut, read };
};

/** What the last change of many did, as long as it can be taken back. */
const LastRun = ({ bulk, onUndo }: { bulk: Bulk; onUndo: () => void }) => {
  const { clock, voice } = useApp();
  const t = useTexts(listsTexts);
  const run = bulk.last.value;
  if (!run || run.done.length + run.pending.length === 0) return null;
  const number = new Intl.NumberFormat(voice.value.locale);
  const when = createFormats({ locale: voice.value.locale }).when(run.at, clock.now());
  const said = { when, number: number.format(run.done.length), total: number.format(run.total) };
  return (
    <div class="w-row w-bulk-last" role="status">
      <span class="w-hint">
        {t(run.isDeletion ? 'bulk.last_delete' : 'bulk.last', said)}{' '}
        {run.pending.length > 0 ? t('bulk.last_cut', { number: number.format(run.pending.length) }) : null}
        {run.pending.length === 0 && !run.isWhole ? t('bulk.last_stopped') : null}
      </span>
      <button type="button" class="w-button" onClick={onUndo}>
        {t('bulk.undo')}
      </button>
      <button type="button" class="w-link" onClick={bulk.forget}>
        {t('bulk.forget')}
      </button>
    </div>
  );
};

const SelectedRecords = ({ record, state, selected, onChanged }: Props & { record: Editable }) => {
  const { client, clock, me, voice } = useApp();
  const t = useTexts(listsTexts);
  const userId = me.value?.id ?? '';
  const bulk = useMemo(
    () => createBulk({ client, clock, newId, record, keeper: createRunKeeper(localStorage, userId) }),
    [client, clock, record, userId],
  );
  const all = useSelectAll(record, state, selected);
  const open = useSignal<'' | 'change' | 'delete' | 'undo'>('');
  const panel = useSignal<ComponentType<BulkPanelProps> | null>(null);
  useEffect(() => {
    if (open.value !== '' && !panel.value)
      void import('./bulk-panel.tsx').then(({ BulkPanel }) => (panel.value = BulkPanel));
  });
  const count = selected.value.size;
  const number = (value: number): string => new Intl.NumberFormat(voice.value.locale).format(value);
  const begin = (what: 'change' | 'delete') => (): void => {
    bulk.back();
    open.value = what;
  };
  const undo = (): void => {
    open.value = 'undo';
    void bulk.undo().then(onChanged);
  };
  const Panel = panel.value;
  const ids = useMemo(() => [...selected.value], [selected.value]);
  return (
    <>
      <span class="w-row" role="status">
        {count > 0 ? t('selected', { count }) : null}
        {all.reading.value === null ? null : t('bulk.all_reading', { number: number(all.reading.value) })}
        {count > 0 && all.isCut.value ? t('bulk.all_limit', { number: number(BULK_LIMITS.records) }) : null}
      </span>
      {count > 0 ? (
        <span class="w-row">
          <button
            type="button"
            class="w-button"
            aria-expanded={open.value === 'change'}
            onClick={begin('change')}
          >
            {t('bulk.change')}
          </button>
          <button
            type="button"
            class="w-button"
            aria-expanded={open.value === 'delete'}
            onClick={begin('delete')}
          >
            {t('bulk.delete')}
          </button>
          <button type="button" class="w-link" onClick={() => void all.read()}>
            {t('bulk.all')}
          </button>
          <button type="button" class="w-link" onClick={() => (selected.value = new Set())}>
            {t('selected.clear')}
          </button>
        </span>
      ) : null}
      {open.value === '' ? <LastRun bulk={bulk} onUndo={undo} /> : null}
      {open.value !== '' && Panel ? (
        <Panel
          what={open.value}
          ids={ids}
          bulk={bulk}
          onChanged={onChanged}
          onUndo={undo}
          onClose={() => (open.value = '')}
        />
      ) : null}
    </>
  );
};

/** What is selected in a list, and what can be done with it. */
export const Selected = (props: Props) => {
  const { record } = props;
  const t = useTexts(listsTexts);
  if (record !== 'activity') return <SelectedRecords {...props} record={record} />;
  const count = props.selected.value.size;
  return count > 0 ? (
    <span class="w-row" role="status">
      {t('selected', { count })}
      <button type="button" class="w-link" onClick={() => (props.selected.value = new Set())}>
        {t('selected.clear')}
      </button>
    </span>
  ) : null;
};
