/** What changed on the example person, as the change log would have it. */
import type { HistoryEntry, RecordHistory } from '../../domain/record-history.ts';
import { brandt, exampleId, katrin, me, thomas } from './example-records.ts';

type Told = Pick<HistoryEntry, 'at' | 'recordType' | 'op'> & Partial<HistoryEntry>;

const entry = (seq: number, told: Told): HistoryEntry => ({
  seq,
  byId: thomas.id,
  byName: thomas.name,
  recordId: katrin.id,
  title: '',
  action: `${told.recordType}.${told.op}`,
  source: '',
  fields: [],
  ...told,
});

const update = (field: string, before: unknown, after: unknown, isRestorable = true) => ({
  field,
  before,
  after,
  now: after,
  isRestorable,
});

const ENTRIES: readonly HistoryEntry[] = [
  entry(60, {
    at: '2026-11-25T13:10:00.000Z',
    byId: me.id,
    byName: me.name,
    recordType: 'task',
    recordId: exampleId(30),
    title: 'Rückruf wegen Lieferzeit',
    op: 'insert',
    fields: [{ field: 'dueOn', before: null, after: '2026-11-26', now: '2026-11-26', isRestorable: false }],
  }),
  entry(59, {
    at: '2026-11-24T09:30:00.000Z',
    recordType: 'person',
    op: 'update',
    source: 'mail-signature',
    fields: [
      update(
        'phones',
        [{ number: '+495115550100', label: 'work' }],
        [
          { number: '+495115550100', label: 'work' },
          { number: '+491715550142', label: 'mobile' },
        ],
      ),
      update('city', 'Celle', 'Hannover'),
    ],
  }),
  entry(58, {
    at: '2026-11-20T11:00:00.000Z',
    recordType: 'person',
    op: 'update',
    fields: [update('lifecycle', 'development', 'retention'), update('ownerId', null, thomas.id)],
  }),
  entry(57, {
    at: '2026-11-18T08:15:00.000Z',
    recordType: 'employment',
    recordId: exampleId(41),
    title: brandt.name,
    op: 'update',
    source: 'https://www.brandt-pumpen.example/impressum',
    fields: [update('jobTitle', 'Einkäuferin', 'Einkaufsleiterin')],
  }),
  entry(12, {
    at: '2019-03-04T09:00:00.000Z',
    byId: '',
    byName: '',
    recordType: 'person',
    op: 'insert',
    source: 'import',
    fields: [
      { field: 'firstName', before: null, after: 'Katrin', now: 'Katrin', isRestorable: false },
      { field: 'lastName', before: null, after: 'Öztürk', now: 'Öztürk', isRestorable: false },
    ],
  }),
];

export const exampleHistory: RecordHistory = {
  items: [...ENTRIES],
  names: { [thomas.id]: thomas.name, [me.id]: me.name },
  cursor: null,
};
