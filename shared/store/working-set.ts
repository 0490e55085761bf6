/**
 * What this device holds, looked at as a whole: own follow-ups, finding somebody, lists. For when nobody else can be
 * asked; a snapshot, read once and only as far as it is needed.
 */
import type { CallInput, CallOutput } from '../api/client.ts';
import type { ListRecord } from '../domain/list-fields.ts';
import type { ListPage, ListQuery } from '../domain/list-page.ts';
import type { MutationEnvelope } from '../domain/mutation.ts';
import { PANEL_LIMITS } from '../domain/panel-limits.ts';
import type { SyncDoc } from '../domain/sync.ts';
import type { Task } from '../domain/task.ts';
import { ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import type { Cache } from './cache.ts';
import { as, bySort, titleOf } from './known-docs.ts';
import { withOwnChanges } from './own-docs.ts';
import { withoutUndone } from './overlay.ts';
import type { Self } from './overlay.ts';
import { listHeld, listPage } from './working-list.ts';
import type { HeldList } from './working-list.ts';
import { searchHeld } from './working-search.ts';

type Kind = 'person' | 'company' | 'employment' | 'task' | 'deal' | 'activity' | 'user' | 'custom_field';

/** All documents of a kind, own waiting changes included. */
export type Held = {
  readonly of: (kind: Kind) => Promise<readonly SyncDoc[]>;
  readonly byId: (kind: Kind) => Promise<ReadonlyMap<string, SyncDoc>>;
};

export type WorkingSet = {
  /** ms since 1970: when the server last said so; null when it never did. */
  readonly asOf: number | null;
  /** Own open ones, most urgent first, as the server gives them. */
  readonly openTasks: () => Promise<readonly Task[]>;
  /** As the server's search answers, out of what is held. */
  readonly search: (asked: CallInput<'search'>['query']) => Promise<CallOutput<'search'>['items']>;
  /** Errors: `list.filter`, `list.from`, `request.cursor`. */
  readonly list: (record: ListRecord, query: ListQuery) => Promise<Result<ListPage>>;
  /** How many pass a filter and have what is typed, and of how many. */
  readonly count: (
    record: ListRecord,
    filter: ListQuery['filter'],
    q?: string,
  ) => Promise<Result<{ readonly shown: number; readonly held: number }>>;
};

type Source = {
  readonly cache: Pick<Cache, 'ofType' | 'state'>;
  readonly own: readonly MutationEnvelope[];
  readonly self: Self;
  /** ms since 1970. */
  readonly now: number;
};

/** Soonest first, those without a day last. */
const AFTER_ALL_DAYS = '9999';

const heldBy = ({ cache, own, self }: Source): Held => {
  const waiting = withoutUndone(own);
  const read = new Map<Kind, Promise<readonly SyncDoc[]>>();
  const indexed = new Map<Kind, Promise<ReadonlyMap<string, SyncDoc>>>();
  const remembered = <T>(known: Map<Kind, Promise<T>>, kind: Kind, make: () => Promise<T>): Promise<T> => {
    const before = known.get(kind);
    if (before) return before;
    const made = make();
    known.set(kind, made);
    return made;
  };
  const of: Held['of'] = (kind) =>
    remembered(read, kind, async () => {
      const docs = await cache.ofType(kind);
      return kind === 'user' || kind === 'custom_field' ? docs : withOwnChanges(kind, docs, waiting, self);
    });
  return {
    of,
    byId: (kind) =>
      remembered(indexed, kind, async () => new Map((await of(kind)).map((doc) => [doc.id, doc] as const))),
  };
};

export const readWorkingSet = async (source: Source): Promise<WorkingSet> => {
  const { cache, self, now } = source;
  const held = heldBy(source);
  const { asOf } = await cache.state();
  // The list that was read last: its next page is another part of the same rows.
  let last: { readonly key: string; readonly list: Result<HeldList> } | null = null;

  return {
    asOf,
    openTasks: async () => {
      const [people, companies] = [await held.byId('person'), await held.byId('company')];
      const named = (docs: ReadonlyMap<string, SyncDoc>, id: string | null): string => {
        const doc = id === null ? undefined : docs.get(id);
        return doc ? titleOf(doc) : '';
      };
      return (await held.of('task'))
        .map((doc) => as<Task>(doc))
        .filter(({ assigneeId, done }) => assigneeId === self.id && !done)
        .toSorted(bySort(({ dueOn, id }) => `${dueOn ?? AFTER_ALL_DAYS} ${id}`))
        .slice(0, PANEL_LIMITS.tasks)
        .map((task) => ({
          ...task,
          assigneeName: self.name,
          personName: named(people, task.personId),
          companyName: named(companies, task.companyId),
        }));
    },
    search: (asked) => searchHeld(held, asked),
    list: async (record, query) => {
      const { filter, sort, q } = query;
      const key = JSON.stringify([record, filter, sort, q]);
      if (last?.key !== key) last = { key, list: await listHeld(held, record, { filter, sort, q }, now) };
      if (!last.list.ok) return last.list;
      return listPage(held, record, last.list.value, query);
    },
    count: async (record, filter, q) => {
      const list = await listHeld(held, record, { filter, sort: null, q }, now);
      return list.ok ? ok({ shown: list.value.rows.length, held: (await held.of(record)).length }) : list;
    },
  };
};
