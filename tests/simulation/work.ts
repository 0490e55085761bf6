/** What people do all day: create, note, log, promise, change their mind. Each change is what a panel would send. */
import { createHash } from 'node:crypto';
import type { MailAttachment } from '#shared/domain/mail.ts';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import type { LocalStore, PendingContent } from '#shared/store/local-store.ts';
import type { OwnFields } from './office.ts';
import type { Random } from './random.ts';

export type Names = {
  /** People and companies anybody has created, in that order. */
  readonly people: string[];
  readonly deals: string[];
  /** Mails that lie in the inboxes of all: by their Message-IDs what is attached to them. */
  readonly mails: Map<string, readonly MailAttachment[]>;
  /** Contents by their hash. */
  readonly contents: Map<string, Uint8Array>;
  readonly fields: OwnFields;
};

export type Worker = {
  readonly store: LocalStore;
  readonly newId: IdGenerator;
  readonly now: () => number;
  readonly random: Random;
  readonly names: Names;
};
export type Planned<N extends MutationName = MutationName> = {
  readonly name: N;
  readonly args: MutationArgs<N>;
};

const FIRST = ['Karla', 'Jonas', 'Meike', 'Ali', 'Sofie', 'Tarek', 'Ute', 'Nils'];
const CITIES = ['Ulm', 'Kiel', 'Jena', 'Hof', 'Bonn'];
const TAGS = ['Messe', 'VIP', 'Presse', 'Kunde', 'Alt'];

const plan = <N extends MutationName>(name: N, args: MutationArgs<N>): Planned<N> => ({ name, args });
const envelope = ({ newId, now }: Worker, { name, args }: Planned): MutationEnvelope => ({
  id: newId(),
  name,
  at: toInstant(Math.max(0, now())),
  args,
});

export const addressOf = (personId: string): string => `p${personId.slice(-12)}@kunden.example`;

const createPerson = ({ newId, random, names }: Worker): Planned => {
  const id = newId();
  names.people.push(id);
  return plan('person.create', {
    id,
    fields: {
      firstName: random.pick(FIRST),
      lastName: `N${id.slice(-6)}`,
      city: random.pick(CITIES),
      emails: [{ email: addressOf(id), label: '' }],
    },
  });
};

type Shown = PanelAnswer & { readonly person: NonNullable<PanelAnswer['person']> };

/** One put in or taken out. */
const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** A field of the house's own: a line, or one of several choices put in or taken out. */
const editOwn = ({ random, newId, names }: Worker, { person }: Shown): Planned => {
  const { line, several, choices } = names.fields;
  const { id, custom = {} } = person;
  const field = random.pick([line, several]);
  const seen = custom[field] ?? null;
  const next =
    field === line
      ? random.chance(0.2)
        ? null
        : `Anliegen ${newId().slice(-6)}`
      : toggled((seen ?? []) as string[], random.pick(choices));
  return plan('person.update', {
    id,
    set: { custom: { [field]: Array.isArray(next) && next.length === 0 ? null : next } },
    was: { custom: { [field]: seen } },
  });
};

const editPerson = (worker: Worker, shown: Shown): Planned => {
  const { random, newId } = worker;
  const { person } = shown;
  const change = random.pick(['city', 'phones', 'tags', 'optOut', 'street', 'own', 'own'] as const);
  const { id } = person;
  switch (change) {
    case 'own':
      return editOwn(worker, shown);
    case 'city':
      return plan('person.update', {
        id,
        set: { city: `${random.pick(CITIES)} ${newId().slice(-4)}` },
        was: { city: person.city },
      });
    case 'street':
      return plan('person.update', {
        id,
        set: { street: `Weg ${newId().slice(-6)}` },
        was: { street: person.street },
      });
    case 'phones': {
      const phones = [
        ...person.phones.slice(-2),
        { number: `+4930${random.below(900_000)}`, label: 'work' as const },
      ];
      return plan('person.update', { id, set: { phones }, was: { phones: person.phones } });
    }
    case 'tags': {
      const tags = toggled(person.tags, random.pick(TAGS));
      return plan('person.update', { id, set: { tags }, was: { tags: person.tags } });
    }
    case 'optOut':
      return plan('person.update', { id, set: { optOut: !person.optOut }, was: { optOut: person.optOut } });
  }
};

const addNote = ({ newId, now, random }: Worker, { person }: Shown): Planned =>
  plan('activity.create', {
    id: newId(),
    kind: random.pick(['note', 'call'] as const),
    fields: { text: `Notiz ${newId()}`, occurredAt: toInstant(Math.max(0, now())) },
    visibility: random.pick(['all', 'all', 'team', 'private'] as const),
    links: [{ type: 'person', id: person.id }],
  });

const addTask = ({ newId }: Worker, { person }: Shown): Planned =>
  plan('task.create', {
    id: newId(),
    fields: { title: `Anrufen ${newId().slice(-6)}`, personId: person.id },
  });

const addFact = ({ newId, random }: Worker, { person }: Shown): Planned =>
  plan('fact.add', {
    id: newId(),
    about: { type: 'person', id: person.id },
    fields: {
      text: `Wissenswertes ${newId().slice(-6)}`,
      ...(random.chance(0.3)
        ? { yearlyOn: '03-14', reminder: { days: 3, timeZone: 'Europe/Berlin' } }
        : { yearlyOn: null }),
    },
    visibility: random.pick(['all', 'all', 'team', 'private'] as const),
  });

const changeFact = ({ newId, random }: Worker, { facts = [] }: Shown): Planned => {
  const { id, text } = random.pick(facts);
  return random.chance(0.3)
    ? plan('fact.remove', { id })
    : plan('fact.change', { id, set: { text: `Besser ${newId().slice(-6)}` }, was: { text } });
};

/** Now and then one that takes several requests to send, and one that came with another mail before. */
const attach = ({ newId, random, names }: Worker): MailAttachment => {
  const known = [...names.contents.keys()];
  const isLarge = random.chance(0.05);
  let hash = known.length > 0 && random.chance(0.2) ? random.pick(known) : '';
  if (!hash) {
    const bytes = new TextEncoder().encode(
      `Plan ${newId()} `.repeat(isLarge ? 50_000 : 1 + random.below(50)),
    );
    hash = createHash('sha256').update(bytes).digest('hex');
    names.contents.set(hash, bytes);
  }
  return {
    hash,
    name: `Plan ${hash.slice(0, 6)}.txt`,
    contentType: 'text/plain',
    sizeBytes: names.contents.get(hash)!.byteLength,
    inline: false,
    contentId: '',
  };
};

/** Each content once. */
const attachTo = (worker: Worker, count: number): readonly MailAttachment[] => {
  const files = Array.from({ length: count }, () => attach(worker));
  return [...new Map(files.map((file) => [file.hash, file])).values()];
};

/** What a change needs at the server first. */
export const contentOf = ({ contents }: Names, { name, args }: MutationEnvelope): readonly PendingContent[] =>
  name === 'mail.log'
    ? (args as MutationArgs<'mail.log'>).mail.attachments.map(({ hash }) => ({
        hash,
        bytes: contents.get(hash)!,
      }))
    : [];

/** Inboxes that colleagues share: now and then a client hands the id over without its brackets. */
const logMail = (worker: Worker, { person }: Shown): Planned => {
  const { newId, random, names } = worker;
  const known = [...names.mails.keys()];
  const messageId = known.length > 0 && random.chance(0.4) ? random.pick(known) : `${newId()}@kunden.example`;
  if (!names.mails.has(messageId)) names.mails.set(messageId, attachTo(worker, random.below(3)));
  return plan('mail.log', {
    id: newId(),
    mail: {
      messageId: random.chance(0.5) ? `<${messageId}>` : messageId,
      inReplyTo: '',
      references: [],
      conversationId: '',
      subject: 'Anfrage',
      sentAt: '2026-11-20T08:00:00.000Z',
      participants: [
        { role: 'from', email: person.emails[0]?.email ?? 'x@kunden.example', name: '' },
        { role: 'to', email: 'info@haus.example', name: '' },
      ],
      headers: '',
      text: 'Guten Tag',
      html: '',
      // Not everybody keeps what is attached.
      attachments: random.chance(0.8) ? [...names.mails.get(messageId)!] : [],
    },
    visibility: random.pick(['all', 'all', 'team', 'private'] as const),
    direction: 'in',
    links: [],
    source: 'simulation',
  });
};

const addDeal = ({ newId, names }: Worker, { person }: Shown): Planned => {
  const id = newId();
  names.deals.push(id);
  return plan('deal.create', { id, fields: { title: `Auftrag ${id.slice(-4)}`, personId: person.id } });
};

const moveDeal = ({ random, names }: Worker): Planned =>
  plan('deal.update', {
    id: random.pick(names.deals),
    set: { stage: random.pick(['qualified', 'offer', 'won'] as const) },
    was: { stage: random.pick(['new', 'qualified'] as const) },
  });

const finishTask = ({ random }: Worker, { tasks }: Shown): Planned => {
  const task = random.pick(tasks);
  return plan('task.update', { id: task.id, set: { done: true }, was: { done: false } });
};

const changeNote = ({ newId, random }: Worker, { timeline }: Shown): Planned => {
  const note = random.pick(timeline.filter(({ kind }) => kind === 'note'));
  return random.chance(0.2)
    ? plan('activity.delete', { id: note.id })
    : plan('activity.update', { id: note.id, set: { text: `Neu ${newId()}` }, was: { text: note.preview } });
};

const planWith = (worker: Worker, shown: Shown): Planned => {
  const { random, names } = worker;
  const dice = random.next();
  if (dice < 0.03 && shown.facts) return changeFact(worker, shown);
  if (dice < 0.07) return addFact(worker, shown);
  if (dice < 0.25) return addNote(worker, shown);
  if (dice < 0.5) return editPerson(worker, shown);
  if (dice < 0.62) return addTask(worker, shown);
  if (dice < 0.78) return logMail(worker, shown);
  if (dice < 0.82) return addDeal(worker, shown);
  if (dice < 0.86 && names.deals.length > 0) return moveDeal(worker);
  if (dice < 0.91 && shown.tasks.length > 0) return finishTask(worker, shown);
  if (dice < 0.97 && shown.timeline.some(({ kind }) => kind === 'note')) return changeNote(worker, shown);
  return dice > 0.985 ? plan('person.delete', { id: shown.person.id }) : addNote(worker, shown);
};

/** Somebody this device shows; null when it shows nobody of those tried. */
export const lookAtSomebody = async ({ store, random, names }: Worker): Promise<Shown | null> => {
  for (let tries = 0; tries < 3 && names.people.length > 0; tries += 1) {
    const id = random.pick(names.people.slice(-12));
    const shown = await store.answer({ person: id });
    if (shown?.answer.person?.id === id) return shown.answer as Shown;
  }
  return null;
};

/** The next change of one person, as a panel would hand it to the store. */
export const nextChange = async (worker: Worker): Promise<MutationEnvelope> => {
  const shown = worker.random.chance(0.15) ? null : await lookAtSomebody(worker);
  return envelope(worker, shown ? planWith(worker, shown) : createPerson(worker));
};

/** A change of one's own choice. */
export const changeOf = <N extends MutationName>(
  worker: Worker,
  name: N,
  args: MutationArgs<N>,
): MutationEnvelope => envelope(worker, plan(name, args));
