import { useMemo } from 'preact/hooks';
import type { Company } from '#shared/domain/company.ts';
import { personName } from '#shared/domain/person.ts';
import type { Person } from '#shared/domain/person.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { Comparison } from './comparison.tsx';
import type { Compared } from './comparison.model.ts';
import type { MergeActions } from './merge-actions.ts';
import { usePairKeys } from './pair-keys.ts';
import { useComparison } from './use-comparison.ts';
import type { PairIds } from './use-comparison.ts';

type Props = PairIds & {
  readonly actions: MergeActions;
  readonly isFound: boolean;
  readonly onMove: (step: 1 | -1) => void;
  /** With the one that was kept. */
  readonly onDone: (id: string) => void;
};

const titleOf = (type: PairIds['type'], record: Compared): string =>
  type === 'person' ? personName(record as Person) : (record as Company).name;

/** The pair that is being decided, by click or by key. */
export const ChosenPair = ({ type, ids, actions, isFound, onMove, onDone }: Props) => {
  const { preferences } = useApp();
  const comparison = useComparison({ type, ids });
  const { loader, arranged, choices, choose, chosen, swap } = comparison;
  const state = loader.state.value;
  const decide = async (how: 'merge' | 'dismiss'): Promise<void> => {
    if (state.status !== 'ready' || state.value.records.some(({ id }, at) => id !== ids[at])) return;
    const [survivor, other] = arranged(state.value).records.map((record) => ({
      id: record.id,
      name: titleOf(type, record),
    }));
    const pair = { survivor: survivor!, other: other! };
    const isDone =
      how === 'merge' ? await actions.merge(type, pair, chosen()) : await actions.dismiss(type, pair);
    if (isDone) onDone(survivor!.id);
  };
  const keys = useMemo(
    () => ({
      move: onMove,
      merge: () => void decide('merge'),
      dismiss: () => void (isFound ? decide('dismiss') : null),
    }),
    // oxlint-disable-next-line react/exhaustive-deps -- `decide` closes over exactly these
    [state, choices, isFound, onMove],
  );
  usePairKeys(keys, preferences.value.singleKeys);
  return (
    <LoadedView loader={loader} lines={6}>
      {(pair) => (
        <Comparison
          type={type}
          {...arranged(pair)}
          title={(record) => titleOf(type, record)}
          choices={choices}
          onChoose={choose}
          onSwap={swap}
          onMerge={() => void decide('merge')}
          onDismiss={isFound ? () => void decide('dismiss') : null}
        />
      )}
    </LoadedView>
  );
};
