/** What a device may have to say, made up: changes that wait, that were refused, that cannot be sent. */
import { signal } from '@preact/signals';
import type { CustomField } from '../../domain/custom-field.ts';
import type { MutationEnvelope } from '../../domain/mutation.ts';
import type { PanelAnswer } from '../../domain/panel.ts';
import type { ApiClient } from '../../api/client.ts';
import { createDirectStore } from '../../store/direct-store.ts';
import type { AttentionItem, LocalStore, StoreHealth } from '../../store/local-store.ts';
import { EXAMPLE_NOW, exampleId, knownAnswer } from './example-records.ts';

export type ExampleDevice = {
  readonly health?: Partial<StoreHealth>;
  readonly attention?: readonly AttentionItem[];
  readonly waitingRecords?: readonly string[];
  /** What the device knows, where the server cannot be asked. */
  readonly answer?: PanelAnswer;
};

const change = (index: number, name: string, args: Record<string, unknown>): MutationEnvelope => ({
  id: exampleId(900 + index),
  name,
  at: new Date(EXAMPLE_NOW).toISOString(),
  args,
});

export const refusedChanges: readonly AttentionItem[] = [
  {
    mutation: change(1, 'activity.create', {
      kind: 'note',
      fields: { text: 'Will zwei Prozent mehr Rabatt und kürzere Lieferzeit. '.repeat(5) },
    }),
    code: 'record.not_found',
    fields: {},
    title: '',
    now: {},
    canRetry: true,
  },
  {
    mutation: change(2, 'deal.update', { set: { stage: 'negotiation', amountMinor: 4_120_000 } }),
    code: 'merge.ask',
    fields: { stage: 'merge.ask' },
    title: 'Pumpen für das neue Klärwerk',
    now: { stage: 'offer', amountMinor: 3_980_000, currency: 'EUR' },
    canRetry: true,
  },
];

/** Two fields of the company's own that were filled with what they do not take. */
export const refusedOwn = (customFields: readonly CustomField[]): readonly AttentionItem[] => {
  const [choices, line] = customFields as [CustomField, CustomField];
  const [first, second] = choices.choices.map(({ id }) => id) as [string, string];
  return [
    {
      mutation: change(3, 'person.update', {
        set: { custom: { [choices.id]: [first, second], [line.id]: null } },
      }),
      code: 'custom_field.value',
      fields: { [`args.set.custom.${choices.id}`]: 'field.choice' },
      title: 'Katrin Öztürk',
      now: { custom: { [choices.id]: [first], [line.id]: 'Zwei Kreiselpumpen' } },
      customFields,
      canRetry: true,
    },
  ];
};

export const createExampleStore = (api: ApiClient, device: ExampleDevice): LocalStore => {
  const direct = createDirectStore(api);
  const attention = signal(device.attention ?? []);
  const { answer } = device;
  return {
    ...direct,
    keeps: true,
    health: signal({
      ...direct.health.peek(),
      attention: attention.peek().length,
      lastSyncAt: EXAMPLE_NOW,
      ...device.health,
    }),
    waitingRecords: signal(new Set(device.waitingRecords ?? [])),
    answer: async () => (answer ? { answer, asOf: EXAMPLE_NOW - 3_600_000 } : null),
    isKnown: async () => true,
    attention: async () => attention.peek(),
  };
};

/** Ids of what the example's history and follow-ups hold. */
export const waitingExamples: readonly string[] = [
  ...knownAnswer.timeline.slice(0, 2).map(({ id }) => id),
  ...knownAnswer.tasks.slice(0, 1).map(({ id }) => id),
];
