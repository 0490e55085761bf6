import '../../styles/duplicates.css';
import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { CallOutput } from '#shared/api/client.ts';
import type { DuplicateType, PastMerge } from '#shared/domain/duplicate.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import type { Loader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { ChosenPair } from './chosen-pair.tsx';
import { duplicatesTexts } from './duplicates-texts.ts';
import { useMergeActions } from './merge-actions.ts';
import { PairList } from './pair-list.tsx';
import { PastMerges } from './past-merges.tsx';
import { PickOther } from './pick-other.tsx';
import { SearchState } from './search-state.tsx';

const POLL_MS = 1_000;
type Found = CallOutput<'duplicates'>;

/** Read again while a search is running, so that its progress and what it found are seen. */
const useFound = (type: DuplicateType): Loader<Found> => {
  const { client } = useApp();
  const found = useLoader<Found>(() => client.call('duplicates', { query: { type } }), type);
  const state = found.state.value;
  const isRunning = state.status === 'ready' && state.value.search?.finishedAt === null;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = window.setTimeout(() => void found.reload(), POLL_MS);
    return () => window.clearTimeout(timer);
  }, [isRunning, state, found]);
  return found;
};

const KindSwitch = ({ type }: { type: DuplicateType }) => {
  const t = useTexts(duplicatesTexts);
  const { router } = useApp();
  return (
    <div class="w-segments" role="group" aria-label={t('kind')}>
      {(['person', 'company'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === type}
          onClick={() => router.go(`/duplicates?type=${kind}`)}
        >
          {t(kind === 'person' ? 'people' : 'companies')}
        </button>
      ))}
    </div>
  );
};

type PartProps = { readonly type: DuplicateType; readonly onChanged: () => Promise<unknown> };

/** Everything that was found, one pair of it beside its fields. */
const FoundPairs = ({ type, onChanged }: PartProps) => {
  const { client, notices, preferences } = useApp();
  const t = useTexts(duplicatesTexts);
  const found = useFound(type);
  const chosen = useSignal(0);
  const actions = useMergeActions(() => Promise.all([found.reload(), onChanged()]));
  const state = found.state.value;
  const count = state.status === 'ready' ? state.value.items.length : 0;
  const at = Math.min(chosen.value, Math.max(0, count - 1));
  const move = useCallback(
    (step: 1 | -1) => (chosen.value = Math.max(0, Math.min(count - 1, at + step))),
    [chosen, count, at],
  );
  const search = async (): Promise<void> => {
    const begun = await client.call('searchDuplicates', { body: { type } });
    if (!begun.ok) notices.showFailure(begun);
    await found.reload();
  };
  return (
    <LoadedView loader={found} lines={8}>
      {({ items, search: state_ }) => (
        <>
          <SearchState search={state_} onSearch={() => void search()} />
          {items.length > 0 ? (
            <div class="w-duplicates">
              <section aria-labelledby="pairs">
                <h2 id="pairs">{t('pairs')}</h2>
                <p class="w-hint">{t(preferences.value.singleKeys ? 'keys' : 'keys_plain')}</p>
                <PairList pairs={items} chosen={at} onChoose={(one) => (chosen.value = one)} />
              </section>
              <ChosenPair
                type={type}
                ids={[items[at]!.records[0].id, items[at]!.records[1].id]}
                actions={actions}
                isFound
                onMove={move}
                onDone={() => {}}
              />
            </div>
          ) : state_ ? (
            <p class="w-empty">{t(state_.finishedAt ? 'none' : 'none_yet')}</p>
          ) : null}
        </>
      )}
    </LoadedView>
  );
};

type NamedPairProps = PartProps & { readonly one: string; readonly other: string | null };

/** Two records somebody named themselves: from a record's page, with the other one looked for here. */
const NamedPair = ({ type, one, other, onChanged }: NamedPairProps) => {
  const { router } = useApp();
  const t = useTexts(duplicatesTexts);
  const actions = useMergeActions(onChanged);
  const placeOf = (id: string): string => `/${type === 'person' ? 'people' : 'companies'}/${id}`;
  return (
    <>
      <p>
        <a href={`/duplicates?type=${type}`}>{t('back')}</a>
      </p>
      {other === null ? (
        <PickOther
          type={type}
          id={one}
          onPick={(id) => router.go(`/duplicates?type=${type}&one=${one}&other=${id}`)}
        />
      ) : (
        <ChosenPair
          type={type}
          ids={[one, other]}
          actions={actions}
          isFound={false}
          onMove={() => {}}
          onDone={(id) => router.go(placeOf(id))}
        />
      )}
    </>
  );
};

/** Records that are there twice: found, compared, merged, and taken apart again. */
export const Page = ({ place }: PageProps) => {
  const { client } = useApp();
  const t = useTexts(duplicatesTexts);
  const type: DuplicateType = place.query.get('type') === 'company' ? 'company' : 'person';
  const [one, other] = [place.query.get('one'), place.query.get('other')];
  const merges = useLoader<readonly PastMerge[]>(async () => {
    const answer = await client.call('merges', { query: {} });
    return answer.ok ? ok(answer.value.items) : answer;
  });
  const visit = useSignal(0);
  const actions = useMergeActions(async () => {
    visit.value += 1;
    await merges.reload();
  });
  return (
    <main class="w-page">
      <PageTitle text={t('title')} />
      <p class="w-hint">{t('intro')}</p>
      {one ? (
        <NamedPair
          key={`${one}${other ?? ''}`}
          type={type}
          one={one}
          other={other}
          onChanged={merges.reload}
        />
      ) : (
        <>
          <KindSwitch type={type} />
          <FoundPairs key={`${type}${visit.value}`} type={type} onChanged={merges.reload} />
        </>
      )}
      <PastMerges merges={merges} onUndo={(merge) => void actions.undo(merge)} />
    </main>
  );
};
