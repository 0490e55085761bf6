/** Customers and what happens to them, written the way every client does: by mutations. */
import type { ApiClient } from '#shared/api/client.ts';
import type { Mail } from '#shared/domain/mail.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import { systemClock, toInstant } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import type { TestApp, TestUser } from './test-app.ts';

export const emptyMail: Mail = {
  messageId: '',
  inReplyTo: '',
  references: [],
  conversationId: '',
  subject: 'Betreff',
  sentAt: '2026-11-20T08:00:00.000Z',
  participants: [],
  headers: '',
  text: 'Text',
  html: '',
  attachments: [],
};

/** A mail from `from` to the house, with whatever else is said. */
export const makeMail = (from: string, fields: Partial<Mail> = {}): Mail => ({
  ...emptyMail,
  participants: [
    { role: 'from', email: from, name: '' },
    { role: 'to', email: 'info@haus.example', name: '' },
  ],
  ...fields,
});

/** Applies it or throws what the server said. */
export const apply = async <N extends MutationName>(
  user: Pick<TestUser, 'mutate'>,
  name: N,
  args: MutationArgs<N>,
): Promise<Readonly<Record<string, unknown>>> => {
  const outcome = await user.mutate(name, args);
  if (outcome.status === 'rejected') throw new Error(`${name}: ${JSON.stringify(outcome.error)}`);
  return outcome.result;
};

type Fields<N extends 'person.create' | 'company.create' | 'task.create'> = MutationArgs<N>['fields'];
type Activity = Partial<Omit<MutationArgs<'activity.create'>, 'fields'>> &
  MutationArgs<'activity.create'>['fields'];

export type Records = {
  readonly person: (fields: Fields<'person.create'> & { email?: string }) => Promise<string>;
  readonly company: (fields: Fields<'company.create'>) => Promise<string>;
  readonly employ: (personId: string, companyId: string, jobTitle?: string) => Promise<string>;
  readonly task: (fields: Fields<'task.create'>) => Promise<string>;
  /** A note for everybody on the person, unless said otherwise. */
  readonly activity: (personId: string, activity: Activity) => Promise<string>;
  /** Answers the activity's id. */
  readonly mail: (mail: Mail, visibility?: 'private' | 'team' | 'all') => Promise<string>;
};

/** Everything is done by `user`. */
export const createRecords = (app: Pick<TestApp, 'newId'>, user: Pick<TestUser, 'mutate'>): Records => ({
  person: async ({ email, ...fields }) => {
    const id = app.newId();
    const emails = email ? { emails: [{ email, label: '' }] } : {};
    await apply(user, 'person.create', { id, fields: { ...fields, ...emails } });
    return id;
  },
  company: async (fields) => {
    const id = app.newId();
    await apply(user, 'company.create', { id, fields });
    return id;
  },
  employ: async (personId, companyId, jobTitle = '') => {
    const id = app.newId();
    await apply(user, 'employment.create', { id, fields: { personId, companyId, jobTitle } });
    return id;
  },
  task: async (fields) => {
    const id = app.newId();
    await apply(user, 'task.create', { id, fields });
    return id;
  },
  activity: async (personId, { kind = 'note', visibility = 'all', links, id = app.newId(), ...fields }) => {
    const hangsOn = links ?? [{ type: 'person' as const, id: personId }];
    await apply(user, 'activity.create', { id, kind, fields, visibility, links: hangsOn });
    return id;
  },
  mail: async (mail, visibility = 'all') => {
    const args = { id: app.newId(), mail, visibility, direction: 'none' as const, links: [], source: 'test' };
    return (await apply(user, 'mail.log', args))['id'] as string;
  },
});

/** The mutations of a client on a running server. */
export const userOn = (api: ApiClient): Pick<TestUser, 'mutate'> => ({
  mutate: async (name, args, id = newId()) => {
    const envelope = { id, name, at: toInstant(systemClock.now()), args: args as Record<string, unknown> };
    const answer = await api.call('mutate', { body: { mutations: [envelope] } });
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
    return answer.value.outcomes[0]!;
  },
});

/** An order as the till would bring it; orders come in bulk and have no mutation yet. */
export const addOrder = async (
  app: TestApp,
  order: { companyId?: string; personId?: string; number: string; orderedOn: string; amountMinor: number },
): Promise<string> => {
  const id = app.newId();
  const stored = await app.services.store.write(async (tx) => {
    await tx.run(
      `insert into customer_order (id, number, "companyId", "personId", "orderedOn", "amountMinor", currency)
       values (?, ?, ?, ?, ?, ?, 'EUR')`,
      id,
      order.number,
      order.companyId ?? null,
      order.personId ?? null,
      order.orderedOn,
      order.amountMinor,
    );
    return { ok: true, value: null };
  });
  if (!stored.ok) throw new Error(stored.error.code);
  return id;
};
