/**
 * The client of the pages: where Kontor cannot be reached, this device answers in its place what it can, namely own
 * follow-ups, finding, and lists, each out of what it holds.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient, CallInput, CallOutput } from '#shared/api/client.ts';
import type { EndpointName } from '#shared/api/endpoints.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import type { ListQuery } from '#shared/domain/list-page.ts';
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { WorkingSet } from '#shared/store/working-set.ts';

type Answers = {
  readonly [N in EndpointName]?: (
    held: WorkingSet,
    input: CallInput<N>,
  ) => Promise<Result<CallOutput<N>> | null>;
};

const list =
  (record: ListRecord) =>
  (held: WorkingSet, { body }: CallInput<'listPeople'>) =>
    held.list(record, body as ListQuery);

/** Null for what only Kontor knows. Filters come from `list-address.ts`, which has looked at their shape. */
const ANSWERS: Answers = {
  tasks: async (held) => ok({ items: [...(await held.openTasks())] }),
  search: async (held, { query }) => ok({ items: await held.search(query) }),
  listPeople: list('person'),
  listCompanies: list('company'),
  listActivities: list('activity'),
  countList: async (held, { body }) => {
    const counted = await held.count(body.record, body.filter as ListFilter, body.q);
    return counted.ok ? ok({ count: counted.value.shown, more: false }) : counted;
  },
};

export type KeptClientOptions = {
  readonly client: ApiClient;
  readonly isAway: ReadonlySignal<boolean>;
  readonly held: () => Promise<WorkingSet | null>;
};

export const createKeptClient = ({ client, isAway, held }: KeptClientOptions): ApiClient => ({
  call: async (name, input) => {
    const answer = ANSWERS[name] as
      | ((set: WorkingSet, asked: unknown) => Promise<Result<CallOutput<typeof name>> | null>)
      | undefined;
    if (!answer) return client.call(name, input);
    const fromDevice = async () => {
      const set = await held().catch(() => null);
      return set && answer(set, input);
    };
    const kept = isAway.peek() ? await fromDevice() : null;
    if (kept) return kept;
    const asked = await client.call(name, input);
    return asked.ok || !isAway.peek() ? asked : ((await fromDevice()) ?? asked);
  },
});
