/** A server in memory that knows just enough for the panel's states: one answer, what was sent, and what shall fail. */
import type { ApiClient } from '../../api/client.ts';
import type { CustomValues } from '../../domain/custom-field.ts';
import { withSet } from '../../domain/custom-set.ts';
import type { MutationEnvelope, MutationOutcome } from '../../domain/mutation.ts';
import type { PanelAnswer, TimelineItem } from '../../domain/panel.ts';
import { tieLays } from '../../store/overlay-ties.ts';
import { fail, ok } from '../../lib/result.ts';
import type { Failure, Result } from '../../lib/result.ts';
import { LOGO, fullActivity } from './example-activity.ts';
import { exampleHolding } from './example-company-states.ts';
import { exampleTemplates } from './example-templates.ts';
import { exampleHistory } from './example-history.ts';
import { exampleSearch } from './example-search.ts';
import { NOT_LOGGED, brandt, katrin, me, thomas, timeline } from './example-records.ts';

export type ExampleApi = ApiClient & {
  answer: PanelAnswer;
  /** Endpoint name to the failure its next calls answer with, until it is taken out. */
  readonly failures: Map<string, Failure>;
  /** Endpoints that do not answer until `release` is called. */
  readonly held: Set<string>;
  readonly release: () => void;
  /** Every batch in the order it was sent. */
  readonly sent: (readonly MutationEnvelope[])[];
  readonly calls: string[];
};

/** The panel's answer does not tell of them; this server keeps them there. */
/** As whoever is named beside it logged it. */
const loggedMail = ({ id, byId, byName, visibility, occurredAt }: TimelineItem) => ({
  fillable: byId === me.id && visibility === 'all',
  log: {
    activityId: id,
    entries: byId ? [{ userId: byId, userName: byName, at: occurredAt }] : [],
    visibility,
    links: [],
  },
});

type Written = TimelineItem & { custom?: CustomValues };

type Args = Record<string, unknown> & { id?: string };

/** With the name of the one company here that another one can belong to. */
const updateCompany = ({ parent: _, ...answer }: PanelAnswer, set: Record<string, unknown>): PanelAnswer => {
  const company = answer.company && withSet(answer.company, set);
  const parent = company?.parentId === exampleHolding.id ? { parent: exampleHolding } : {};
  return { ...answer, company, ...parent };
};

const isTie = (name: string): name is keyof typeof tieLays => Object.hasOwn(tieLays, name);

/** What the sample server makes of a mutation: only what the panel's answer shows. */
const applied = (answer: PanelAnswer, { name, args, at }: MutationEnvelope): PanelAnswer => {
  const {
    id = '',
    fields,
    set,
  } = args as Args & {
    fields?: Record<string, unknown>;
    set?: Record<string, unknown>;
  };
  const mine = { userId: me.id, userName: me.name, at };
  switch (name) {
    case 'mail.log':
      return {
        ...answer,
        log: {
          ...NOT_LOGGED,
          activityId: answer.log?.activityId ?? id,
          entries: [...(answer.log?.entries ?? []), mine],
          links: answer.links.map(({ type, id: linked, title }) => ({ type, id: linked, title })),
          ...(answer.log?.similar ? { similar: answer.log.similar } : {}),
        },
      };
    case 'person.create':
      return { ...answer, person: { ...katrin, ...fields, id }, company: answer.company, similar: [] };
    case 'person.update':
      return answer.person
        ? { ...answer, person: withSet(answer.person, set ?? {}) }
        : { ...answer, person: katrin, company: brandt };
    case 'company.create':
      return { ...answer, company: { ...brandt, ...fields, id } };
    case 'company.update':
      return updateCompany(answer, set ?? {});
    case 'proposal.decline':
      return { ...answer, declined: [...(answer.declined ?? []), ...(args['values'] as string[])] };
    case 'match.choose':
      return { ...answer, ambiguous: false, person: katrin, company: brandt, reason: 'chosen' };
    case 'task.create':
      return {
        ...answer,
        tasks: [
          ...answer.tasks,
          {
            remindAt: null,
            activityId: null,
            done: false,
            doneAt: null,
            dueOn: null,
            title: '',
            personId: null,
            companyId: null,
            assigneeId: me.id,
            ...fields,
            id,
            createdAt: at,
            createdById: me.id,
            assigneeName: me.name,
            personName: '',
            companyName: '',
          },
        ],
      };
    case 'task.update':
      return {
        ...answer,
        tasks: answer.tasks
          .map((task) => (task.id === id ? withSet(task, set ?? {}) : task))
          .filter(({ done }) => !done),
      };
    case 'deal.update':
      return {
        ...answer,
        deals: (answer.deals ?? []).map((deal) => (deal.id === id ? withSet(deal, set ?? {}) : deal)),
      };
    case 'fact.remove':
      return { ...answer, facts: (answer.facts ?? []).filter((fact) => fact.id !== id) };
    case 'fact.change':
      return {
        ...answer,
        facts: (answer.facts ?? []).map((fact) => (fact.id === id ? { ...fact, ...set } : fact)),
      };
    case 'activity.create': {
      const { kind } = args as { kind?: 'note' };
      const text = (fields?.['text'] as string | undefined) ?? '';
      const base = timeline[0]!;
      const outcome = (fields?.['outcome'] as string | undefined) ?? '';
      return {
        ...answer,
        timeline: [
          {
            ...base,
            id,
            kind: kind ?? 'note',
            subject: '',
            preview: text,
            outcome,
            occurredAt: at,
            direction: (fields?.['direction'] as 'none' | undefined) ?? 'none',
            attachments: 0,
            byId: me.id,
            byName: me.name,
          },
          ...answer.timeline,
        ],
      };
    }
    case 'activity.update':
      return {
        ...answer,
        timeline: answer.timeline.map((item) =>
          item.id === id
            ? { ...withSet<Written>(item, set ?? {}), preview: (set?.['text'] as string) ?? item.preview }
            : item,
        ),
      };
    default:
      return isTie(name) ? tieLays[name](answer, args as never) : answer;
  }
};

export const createExampleApi = (answer: PanelAnswer): ExampleApi => {
  const failures = new Map<string, Failure>();
  const held = new Set<string>();
  const waiting: (() => void)[] = [];
  const sent: (readonly MutationEnvelope[])[] = [];
  const calls: string[] = [];
  const done = new Map<string, MutationOutcome>();
  /** What stands: the answer before anything was sent, and what was sent since and not taken back. */
  let made: { base: PanelAnswer; kept: readonly MutationEnvelope[]; answer: PanelAnswer } | null = null;

  const apply = (mutation: MutationEnvelope): void => {
    const { base, kept } = made?.answer === api.answer ? made : { base: api.answer, kept: [] };
    const next =
      mutation.name === 'change.undo'
        ? kept.filter(({ id }) => id !== mutation.args['mutationId'])
        : [...kept, mutation];
    api.answer = next.reduce(applied, base);
    made = { base, kept: next, answer: api.answer };
  };

  const mutate = (mutations: readonly MutationEnvelope[]): MutationOutcome[] =>
    mutations.map((mutation) => {
      const stored = done.get(mutation.id);
      if (stored?.status === 'applied') return { ...stored, replayed: true };
      apply(mutation);
      const outcome: MutationOutcome = { id: mutation.id, status: 'applied', replayed: false, result: {} };
      done.set(mutation.id, outcome);
      return outcome;
    });

  const answers: Record<
    string,
    (input: {
      body?: Record<string, unknown>;
      params?: Record<string, string>;
      query?: Record<string, string>;
    }) => unknown
  > = {
    panel: () => api.answer,
    mutate: ({ body }) => {
      const mutations = body?.['mutations'] as readonly MutationEnvelope[];
      sent.push(mutations);
      return { outcomes: mutate(mutations) };
    },
    tasks: () => ({ items: [] }),
    templates: () => ({ items: exampleTemplates }),
    users: () => ({ items: [me, thomas] }),
    person: () => katrin,
    recordQuality: () => ({
      score: 65,
      lacks: ['phone', 'confirmed'],
      marks: [],
      evidence: [],
      confirmedAt: null,
      confirmedByName: '',
    }),
    checkDuplicates: () => ({
      items:
        api.answer.similar.length > 0
          ? [
              {
                type: 'person',
                id: '01919e8d-0000-7000-8000-0000000000aa',
                name: 'Katrin Oeztuerk',
                detail: 'Brandt Pumpen GmbH',
                score: 70,
                reasons: ['similar_name'],
              },
            ]
          : [],
    }),
    lifecycleHistory: () => ({
      items: [
        { stage: 'retention', since: '2026-11-03T09:00:00.000Z', byId: thomas.id, byName: thomas.name },
        { stage: 'development', since: '2021-02-08T09:00:00.000Z', byId: me.id, byName: me.name },
      ],
    }),
    timeline: ({ body }) => {
      const q = ((body?.['q'] as string | undefined) ?? '').toLowerCase();
      const kinds = (body?.['kinds'] as string[] | undefined) ?? [];
      const items = api.answer.timeline.filter(
        (item) =>
          (kinds.length === 0 || kinds.includes(item.kind)) &&
          `${item.subject} ${item.preview}`.toLowerCase().includes(q),
      );
      return body?.['cursor'] ? { items: [], cursor: null } : { items, cursor: null };
    },
    changes: () => exampleHistory,
    activity: ({ params }) => {
      const item = api.answer.timeline.find(({ id }) => id === params?.['id']) ?? timeline[0]!;
      const customFields = (api.answer.customFields ?? []).filter(
        ({ recordType }) => recordType === 'activity',
      );
      const { custom = {} }: Written = item;
      if (customFields.length === 0) return fullActivity(item);
      return {
        ...fullActivity(item),
        customFields,
        custom,
        ...(item.kind === 'mail' ? loggedMail(item) : {}),
      };
    },
    attachment: () => new Blob([LOGO], { type: 'application/octet-stream' }),
    search: ({ query }) => ({
      items: exampleSearch(api.answer, query?.['q'] ?? '', query?.['in'] === 'activities'),
    }),
    blobState: ({ params }) => ({ hash: params?.['hash'] ?? '', received: 0, complete: false }),
    putBlob: ({ params, query }) => ({
      hash: params?.['hash'] ?? '',
      received: Number(query?.['size']),
      complete: true,
    }),
  };

  const api: ExampleApi = {
    answer,
    failures,
    held,
    sent,
    calls,
    release: () => {
      held.clear();
      for (const go of waiting.splice(0)) go();
    },
    call: async (name, input) => {
      calls.push(name);
      if (held.has(name)) await new Promise<void>((resolve) => waiting.push(resolve));
      const failure = failures.get(name);
      if (failure) {
        // A request that got lost on its way is remembered, so that a test can compare what is sent again.
        if (name === 'mutate')
          sent.push((input as unknown as { body: { mutations: MutationEnvelope[] } }).body.mutations);
        return failure;
      }
      const reply = answers[name];
      return (reply ? ok(reply(input as never)) : fail('record.not_found')) as Result<never>;
    },
  };
  return api;
};
