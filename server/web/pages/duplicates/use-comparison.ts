/** The two records of a pair as they stand, with what somebody chose of them so far. */
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { DuplicateType } from '#shared/domain/duplicate.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import type { Loader } from '../../state/loader.ts';
import { chosenFields, comparedFields, swappedChoices } from './comparison.model.ts';
import type { Choice, Compared, ComparedField } from './comparison.model.ts';
import type { NamesById } from './comparison.tsx';

export type PairIds = { readonly type: DuplicateType; readonly ids: readonly [string, string] };
type Loaded = {
  readonly records: readonly [Compared, Compared];
  readonly fields: readonly ComparedField[];
  readonly names: NamesById;
};

export type ComparisonState = {
  readonly loader: Loader<Loaded>;
  /** The one that is kept stands first. */
  readonly arranged: (pair: Loaded) => Loaded;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly choose: (key: string, choice: Choice) => void;
  /** What goes along with the merge. */
  readonly chosen: () => Record<string, unknown>;
  /** The other one is kept; what was chosen stays chosen. */
  readonly swap: () => void;
};

/** What somebody decided about a pair so far. */
type Decided = {
  readonly key: string;
  readonly isSwapped: boolean;
  readonly choices: ReadonlyMap<string, Choice>;
};

const swapped = (type: DuplicateType, { records: [one, other], names }: Loaded): Loaded => ({
  records: [other, one],
  fields: comparedFields(type, other, one),
  names,
});

export const useComparison = ({ type, ids }: PairIds): ComparisonState => {
  const { client } = useApp();
  const key = `${type} ${ids.join(' ')}`;
  const fresh: Decided = { key, isSwapped: false, choices: new Map() };
  const decided = useSignal(fresh);
  const own = decided.value.key === key ? decided.value : fresh;

  const readOne = useMemo(
    () =>
      async (id: string): Promise<Result<Compared>> =>
        client.call(type === 'person' ? 'person' : 'company', { params: { id } }),
    [client, type],
  );
  const loader = useLoader<Loaded>(async () => {
    const [one, other] = await Promise.all(ids.map(readOne));
    if (!one?.ok) return one ?? fail('record.not_found');
    if (!other?.ok) return other ?? fail('record.not_found');
    const fields = comparedFields(type, one.value, other.value);
    const names = new Map<string, string>();
    if (fields.some(({ kind }) => kind === 'user')) {
      const users = await client.call('users', {});
      if (users.ok) for (const user of users.value.items) names.set(user.id, user.name);
    }
    const parents = fields
      .filter(({ kind }) => kind === 'company')
      .flatMap((field) => [field.one, field.other]);
    for (const id of parents) {
      const parent = typeof id === 'string' ? await client.call('company', { params: { id } }) : null;
      if (parent?.ok) names.set(parent.value.id, parent.value.name);
    }
    return ok({ records: [one.value, other.value], fields, names });
  }, key);

  const arranged = (pair: Loaded): Loaded => (own.isSwapped ? swapped(type, pair) : pair);
  return {
    loader,
    arranged,
    choices: own.choices,
    choose: (field, choice) => {
      decided.value = { ...own, choices: new Map([...own.choices, [field, choice]]) };
    },
    chosen: () => {
      const state = loader.state.peek();
      return state.status === 'ready' ? chosenFields(arranged(state.value).fields, own.choices) : {};
    },
    swap: () => {
      decided.value = { key, isSwapped: !own.isSwapped, choices: swappedChoices(own.choices) };
    },
  };
};
