import '../../styles/quality.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CallOutput } from '#shared/api/client.ts';
import { LATER_DAYS } from '#shared/domain/quality.ts';
import type { QueuedRecord } from '#shared/domain/staleness.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { qualityTexts } from './quality-texts.ts';
import { useQueueActions } from './queue-actions.ts';
import { QueueRow } from './queue-list.tsx';

const POLL_MS = 1_000;
type Queue = CallOutput<'qualityQueue'>;

const useQueue = (owner: string) => {
  const { client } = useApp();
  const read = (cursor?: string) =>
    client.call('qualityQueue', { query: { ...(owner ? { owner } : {}), ...(cursor ? { cursor } : {}) } });
  const queue = useLoader<Queue>(() => read(), owner);
  const state = queue.state.value;
  const isRunning = state.status === 'ready' && state.value.search.isRunning;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = window.setTimeout(() => void queue.reload(), POLL_MS);
    return () => window.clearTimeout(timer);
  }, [isRunning, state, queue]);
  const more = async (cursor: string) => {
    const next = await read(cursor);
    if (next.ok)
      queue.update((shown) => ({
        ...next.value,
        // A record that became more pressing meanwhile comes only once.
        items: [
          ...shown.items,
          ...next.value.items.filter(({ id }) => !shown.items.some((one) => one.id === id)),
        ],
      }));
    return next;
  };
  return { queue, more };
};

/** Whose records: everybody's, mine, nobody's or one colleague's. */
const OwnerChoice = ({ owner }: { owner: string }) => {
  const { client, router, me } = useApp();
  const t = useTexts(qualityTexts);
  const users = useLoader(async () => {
    const answer = await client.call('users', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  const state = users.state.value;
  const colleagues = state.status === 'ready' ? state.value.filter(({ id }) => id !== me.value?.id) : [];
  return (
    <label class="w-queue-owner">
      <span>{t('whose')}</span>
      <select
        value={owner}
        onChange={({ currentTarget: { value } }) => router.go(value ? `/quality?owner=${value}` : '/quality')}
      >
        {(['', 'mine', 'none'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`whose.${one || 'all'}`)}
          </option>
        ))}
        {colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

const SearchLine = ({ search, onSearch }: { search: Queue['search']; onSearch: () => void }) => {
  const { clock, voice } = useApp();
  const t = useTexts(qualityTexts);
  const { when } = useFormats();
  const done = new Intl.NumberFormat(voice.value.locale).format(search.done);
  return (
    <div class="w-row">
      <span role="status">
        {search.isRunning
          ? t('running', { done })
          : search.finishedAt
            ? t('looked', { when: when(search.finishedAt, clock.now()) })
            : t('never')}
      </span>
      {search.isRunning ? null : (
        <button type="button" class="w-button" onClick={onSearch}>
          {t('look')}
        </button>
      )}
    </div>
  );
};

const QueueView = ({ owner }: { owner: string }) => {
  const { client, notices } = useApp();
  const t = useTexts(qualityTexts);
  const { queue, more } = useQueue(owner);
  const actions = useQueueActions(queue.reload);
  const busy = useSignal('');
  const list = useRef<HTMLUListElement>(null);
  const search = async (): Promise<void> => {
    const begun = await client.call('searchQuality', { body: {} });
    if (!begun.ok) notices.showFailure(begun);
    await queue.reload();
  };
  const act = async (record: QueuedRecord, at: number, how: () => Promise<boolean>): Promise<void> => {
    busy.value = record.id;
    const isDone = await how();
    busy.value = '';
    if (!isDone) return;
    queue.update((shown) => ({ ...shown, items: shown.items.filter(({ id }) => id !== record.id) }));
    // The keyboard goes on with the one that moved up.
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [];
      rows[Math.min(at, rows.length - 1)]?.querySelector('button')?.focus();
    });
  };
  const showMore = async (cursor: string): Promise<void> => {
    const next = await more(cursor);
    if (!next.ok) notices.showFailure(next);
  };
  return (
    <LoadedView loader={queue} lines={8}>
      {({ items, cursor, search: state }) => (
        <>
          <SearchLine search={state} onSearch={() => void search()} />
          {items.length > 0 ? (
            <ul ref={list} class="w-list w-queue" aria-label={t('list')}>
              {items.map((record, at) => (
                <QueueRow
                  key={record.id}
                  record={record}
                  isBusy={busy.value === record.id}
                  onConfirm={() => void act(record, at, () => actions.confirm(record))}
                  onTake={(values) => void act(record, at, () => actions.take(record, values))}
                  onGone={() => void act(record, at, () => actions.gone(record))}
                  onLater={() => void act(record, at, () => actions.later(record))}
                />
              ))}
            </ul>
          ) : cursor === null ? (
            <p class="w-empty">{t(state.isRunning ? 'none_yet' : owner === 'mine' ? 'none_mine' : 'none')}</p>
          ) : null}
          {cursor === null ? null : (
            <button type="button" class="w-button" onClick={() => void showMore(cursor)}>
              {t('more')}
            </button>
          )}
        </>
      )}
    </LoadedView>
  );
};

/** Records that are to be confirmed, each with what speaks for it. */
export const Page = ({ place }: PageProps) => {
  const t = useTexts(qualityTexts);
  const owner = place.query.get('owner') ?? '';
  return (
    <main class="w-page">
      <PageTitle text={t('title')} />
      <p class="w-hint">{t('intro', { days: LATER_DAYS })}</p>
      <OwnerChoice owner={owner} />
      <QueueView key={owner} owner={owner} />
    </main>
  );
};
