/**
 * Own changes that wait laid over the records of this device, for whatever looks at many of them at once. Pure. What is
 * asked about one record goes through `overlay.ts`.
 */
import { withSet } from '../domain/custom-set.ts';
import type { MutationEnvelope } from '../domain/mutation.ts';
import { EMPTY_COMPANY } from '../domain/company.ts';
import { EMPTY_PERSON } from '../domain/person.ts';
import type { SyncDoc, SyncType } from '../domain/sync.ts';
import type { Self } from './overlay.ts';

type Data = Readonly<Record<string, unknown>>;
type Kind = Extract<SyncType, 'person' | 'company' | 'employment' | 'task' | 'deal' | 'activity'>;

const EMPTY_TASK: Data = {
  dueOn: null,
  remindAt: null,
  personId: null,
  companyId: null,
  activityId: null,
  done: false,
  doneAt: null,
  page: null,
  assigneeName: '',
};

const emptyOf = (kind: Kind, self: Self): Data => {
  switch (kind) {
    case 'person':
      return EMPTY_PERSON;
    case 'company':
      return EMPTY_COMPANY;
    case 'employment':
      return { toDay: null };
    case 'task':
      return { ...EMPTY_TASK, assigneeId: self.id, createdById: self.id };
    case 'deal':
      return { companyId: null, personId: null, stage: 'new' };
    case 'activity':
      return {
        subject: '',
        text: '',
        preview: '',
        direction: 'none',
        byId: self.id,
        attachments: 0,
        log: [],
      };
  }
};

const made = (kind: Kind, { args, at }: MutationEnvelope, self: Self): SyncDoc => {
  const fields = args['fields'] as Data;
  const beside =
    kind === 'activity'
      ? {
          occurredAt: at,
          kind: args['kind'],
          visibility: args['visibility'],
          links: args['links'],
          preview: fields['text'] ?? '',
        }
      : {};
  return {
    type: kind,
    id: String(args['id']),
    buckets: [],
    data: { ...emptyOf(kind, self), createdAt: at, updatedAt: at, ...beside, ...fields },
  };
};

const updated = (data: Data, { set = {}, was = {} }: MutationEnvelope['args']): Data =>
  withSet<Data>(data, set as Data, was as Data);

/** `docs` are all of this kind, `waiting` the changes that are not in Kontor yet, in their order. */
export const withOwnChanges = (
  kind: Kind,
  docs: readonly SyncDoc[],
  waiting: readonly MutationEnvelope[],
  self: Self,
): readonly SyncDoc[] => {
  const found = new Map(docs.map((doc) => [doc.id, doc] as const));
  for (const change of waiting) {
    const id = String(change.args['id']);
    const doc = found.get(id);
    if (change.name === `${kind}.create` && !doc) found.set(id, made(kind, change, self));
    else if (change.name === `${kind}.update` && doc)
      found.set(id, { ...doc, data: { ...updated(doc.data, change.args), updatedAt: change.at } });
    else if (change.name === `${kind}.delete`) found.delete(id);
  }
  return [...found.values()];
};
