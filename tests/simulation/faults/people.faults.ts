/** What people do to one another's records without knowing. */
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { anyProgram, change, goOffline, workerOf } from '../desk.ts';
import type { Device } from '../device.ts';
import type { World } from '../world.ts';
import { addressOf } from '../work.ts';
import type { Fault } from './fault.ts';

/** Somebody every device knows: made by the owner at the server, so that it is there for certain. */
const newPerson = async (world: World, lastName: string): Promise<string> => {
  const id = world.newId();
  await demand(world, 'person.create', {
    id,
    fields: { lastName, city: 'Anfang', tags: ['Alt'], emails: [{ email: addressOf(id), label: '' }] },
  });
  return id;
};

/** The owner's own doing, at the server itself, as often as needed. */
const demand = async <N extends MutationName>(
  world: World,
  name: N,
  args: MutationArgs<N>,
): Promise<boolean> => {
  const mutation = { id: world.newId(), name, at: new Date(world.time.now()).toISOString(), args };
  for (let tries = 0; tries < 60; tries += 1) {
    try {
      const answer = await world.server.serve('/api/v1/mutations', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${world.people[0]!.tokens.at(-1)}`,
        },
        body: JSON.stringify({ mutations: [mutation] }),
      });
      world.trace(`owner demands ${name} ${answer.status}`);
      if (answer.status < 500) return answer.ok;
    } catch {
      // The server is down.
    }
    await world.time.wait(1_000);
  }
  return false;
};

const ofOthers = (world: World, count: number): Device[] => {
  const left = world.devices.filter((device) => device.set === 'all' || device.programs().length > 0);
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(world.random.below(left.length), 1)[0]!,
  );
};

/** Until the devices have seen it, or it has taken too long. */
const untilKnown = async (world: World, devices: readonly Device[], id: string): Promise<boolean> => {
  for (let tries = 0; tries < 12 && !world.isHealing(); tries += 1) {
    const known = await Promise.all(
      devices.map(async (device) => {
        const answer = await anyProgram(world, device)
          ?.store()
          ?.answer({ person: id })
          .catch(() => null);
        return answer?.answer.person?.id === id;
      }),
    );
    if (known.every(Boolean)) return true;
    await world.waitOrHeal(1_000);
  }
  return false;
};

type Together = {
  readonly devices: readonly Device[];
  readonly person: string;
  /** What each does while nobody hears of the others. */
  readonly apart: (device: Device, at: number) => Promise<MutationEnvelope | null>;
};

/** Everybody goes offline, does their part, and comes back; answers what was saved. */
const doApart = async (world: World, { devices, apart }: Together): Promise<(MutationEnvelope | null)[]> => {
  const back = devices.map(goOffline);
  const saved: (MutationEnvelope | null)[] = [];
  for (const [at, device] of devices.entries()) {
    await world.waitOrHeal(world.random.below(2_000));
    saved.push(await apart(device, at));
  }
  for (const end of back) {
    await world.waitOrHeal(world.random.below(3_000));
    end();
  }
  return saved;
};

/** Answers are looked at once everything has come to rest. */
const isApplied = async (world: World, mutation: MutationEnvelope): Promise<boolean> =>
  (await world.server.services().store.sql.get('select id from mutation where id = ?', mutation.id)) !==
  undefined;

const standing = (world: World, id: string): Promise<Record<string, unknown> | undefined> =>
  Promise.resolve(
    world.server
      .services()
      .store.sql.get<Record<string, unknown>>(
        'select * from person where id = ? and "deletedAt" is null',
        id,
      ),
  );

/** 27: one field, three values; one stands, the others are kept. */
export const sameField: Fault = async (world, number) => {
  const devices = ofOthers(world, 3);
  const person = await newPerson(world, 'Feld');
  await untilKnown(world, devices, person);
  const values = devices.map((_, at) => `Ort ${at} ${person.slice(-4)}`);
  const saved = await doApart(world, {
    devices,
    person,
    apart: (device, at) =>
      change(world, device, 'person.update', {
        id: person,
        set: { city: values[at]! },
        was: { city: 'Anfang' },
      }),
  });
  if (saved.filter(Boolean).length < 3) return;
  world.count(number);
  world.atTheEnd(async () => {
    const there = await standing(world, person);
    if (!there) return;
    const { sql } = world.server.services().store;
    const lost = await sql.all<{ lost: string }>('select lost from conflict where "recordId" = ?', person);
    for (const [at, mutation] of saved.entries()) {
      if (!mutation || !(await isApplied(world, mutation))) continue;
      const kept = there['city'] === values[at] || lost.some((one) => one.lost.includes(values[at]!));
      if (!kept) world.violate(String(number), `the value "${values[at]}" of ${person} is nowhere`);
    }
  });
};

/** 28: one edits, one deletes, one merges it into another; every other time that is undone, while devices still send. */
export const editDeleteMerge: Fault = async (world, number) => {
  const devices = ofOthers(world, 3);
  const person = await newPerson(world, 'Doppelt');
  const survivor = await newPerson(world, 'Bleibt');
  await untilKnown(world, devices, person);
  const saved = await doApart(world, {
    devices,
    person,
    apart: (device, at) => {
      if (at === 0)
        return change(world, device, 'person.update', {
          id: person,
          set: { street: 'Neue Str. 1' },
          was: { street: '' },
        });
      return at === 1
        ? change(world, device, 'person.delete', { id: person })
        : change(world, device, 'person.merge', { id: survivor, otherId: person });
    },
  });
  if (saved.filter(Boolean).length === 3) world.count(number);
  const merge = saved[2];
  if (!merge || Number.parseInt(person.slice(-1), 16) % 2 === 0) return;
  await world.waitOrHeal(4_000);
  // Where it has not arrived yet there is nothing to undo, and it stands.
  await demand(world, 'merge.undo', { id: merge.id });
};

/** 29: tags put on and taken off at once: both hold. */
export const tagsAtOnce: Fault = async (world, number) => {
  const devices = ofOthers(world, 2);
  const person = await newPerson(world, 'Schild');
  await untilKnown(world, devices, person);
  const tag = `T-${person.slice(-6)}`;
  const saved = await doApart(world, {
    devices,
    person,
    apart: (device, at) => {
      const tags = at === 0 ? ['Alt', tag] : [];
      return change(world, device, 'person.update', { id: person, set: { tags }, was: { tags: ['Alt'] } });
    },
  });
  if (saved.filter(Boolean).length < 2) return;
  world.count(number);
  world.atTheEnd(async () => {
    const there = await standing(world, person);
    if (!there) return;
    const tags = JSON.parse(String(there['tags'])) as string[];
    const [added, removed] = [saved[0]!, saved[1]!];
    if ((await isApplied(world, added)) && !tags.includes(tag))
      world.violate(String(number), `the tag of ${person} is lost: ${tags.join()}`);
    const others = world.journal
      .intents()
      .filter(
        ({ mutation }) => mutation.args['id'] === person && Object.hasOwn(mutation.args['set'] ?? {}, 'tags'),
      );
    if (others.length === 2 && (await isApplied(world, removed)) && tags.includes('Alt'))
      world.violate(String(number), `the tag taken off ${person} is back`);
  });
};

/** 37: two change one field of several choices at once, and meanwhile it is archived: both hold once it is back. */
export const choicesAtOnce: Fault = async (world, number) => {
  const devices = ofOthers(world, 2);
  const person = await newPerson(world, 'Auswahl');
  const [field, old, added] = [world.newId(), world.newId(), world.newId()];
  const choices = [old, added].map((id, at) => ({ id, label: `Wahl ${at}` }));
  const isDefined = await demand(world, 'custom_field.create', {
    id: field,
    fields: { recordType: 'person', kind: 'choices', name: `Feld ${field.slice(-6)}`, choices },
  });
  await demand(world, 'person.update', { id: person, set: { custom: { [field]: [old] } } });
  await untilKnown(world, devices, person);
  const saved = await doApart(world, {
    devices,
    person,
    apart: async (device, at) => {
      if (at === 0) await demand(world, 'custom_field.archive', { id: field });
      return change(world, device, 'person.update', {
        id: person,
        set: { custom: { [field]: at === 0 ? [old, added] : null } },
        was: { custom: { [field]: [old] } },
      });
    },
  });
  await world.waitOrHeal(world.random.below(6_000));
  await demand(world, 'custom_field.restore', { id: field });
  if (!isDefined || saved.filter(Boolean).length < 2) return;
  world.count(number);
  world.atTheEnd(async () => {
    const there = await standing(world, person);
    if (!there) return;
    const custom = JSON.parse(String(there['custom'])) as Record<string, string[]>;
    const chosen = custom[field] ?? [];
    const [put, taken] = [saved[0]!, saved[1]!];
    if ((await isApplied(world, put)) && !chosen.includes(added))
      world.violate(String(number), `the choice put in for ${person} is lost: ${chosen.join()}`);
    if ((await isApplied(world, taken)) && (await isApplied(world, put)) && chosen.includes(old))
      world.violate(String(number), `the choice taken out for ${person} is back`);
  });
};

/** 30: two log one mail, one of them with an id in other dress: one mail. */
export const sameMail: Fault = async (world, number) => {
  const devices = ofOthers(world, 2);
  const key = `${world.newId()}@kunden.example`;
  const saved = await doApart(world, {
    devices,
    person: '',
    apart: (device, at) => {
      const program = anyProgram(world, device);
      if (!program) return Promise.resolve(null);
      const { newId } = workerOf(world, device, program);
      return change(world, device, 'mail.log', {
        id: newId(),
        mail: {
          messageId: at === 0 ? `<${key}>` : key,
          inReplyTo: '',
          references: [],
          conversationId: '',
          subject: 'Zweimal',
          sentAt: '2026-11-20T08:00:00.000Z',
          participants: [{ role: 'from', email: 'zweimal@kunden.example', name: '' }],
          headers: '',
          text: 'Guten Tag',
          html: '',
          attachments: [],
        },
        visibility: 'all',
        direction: 'in',
        links: [],
        source: 'simulation',
      });
    },
  });
  if (saved.filter(Boolean).length < 2) return;
  world.count(number);
  world.atTheEnd(async () => {
    const rows = await world.server
      .services()
      .store.sql.all('select "activityId" from mail where identity = ?', key);
    if (rows.length > 1) world.violate(String(number), `one mail stands there ${rows.length} times`);
  });
};

/** 31: access is lost while an edit waits offline; given back, it can be tried again. */
export const accessLost: Fault = async (world, number) => {
  const devices = world.devices.filter((device) => device.person() !== world.people[0]);
  const device = world.random.pick(devices);
  const person = await newPerson(world, 'Gesperrt');
  await untilKnown(world, [device], person);
  const end = goOffline(device);
  const edit = await change(world, device, 'person.update', {
    id: person,
    set: { city: 'Offline' },
    was: { city: 'Anfang' },
  });
  const isMoved = await demand(world, 'record.move', { type: 'person', id: person, visibility: 'private' });
  await world.waitOrHeal(1_000);
  end();
  if (!edit || !isMoved) return;
  world.count(number);
  await world.waitOrHeal(8_000 + world.random.below(8_000));
  await demand(world, 'record.move', { type: 'person', id: person, visibility: 'all' });
  const store = anyProgram(world, device)?.store();
  const refused = (await store?.attention().catch(() => []))?.find(({ mutation }) => mutation.id === edit.id);
  if (!refused) return;
  world.journal.excuse(({ mutation: { id } }) => id === edit.id, 'tried again as another');
  await store?.retry(edit.id, false).catch(() => {});
};

/** 32: a record is moved away and back before anybody looks. */
export const movedAndBack: Fault = async (world, number) => {
  const devices = world.devices.filter((device) => device.person() !== world.people[0]);
  const device = world.random.pick(devices);
  const person = await newPerson(world, 'Hin und her');
  await untilKnown(world, [device], person);
  const end = goOffline(device);
  const moves = [
    await demand(world, 'record.move', { type: 'person', id: person, visibility: 'private' }),
    await demand(world, 'record.move', { type: 'person', id: person, visibility: 'all' }),
  ];
  if (moves.every(Boolean)) world.count(number);
  await world.waitOrHeal(1_000);
  end();
};

/** 35: somebody is erased while a device that is offline holds changes of them. */
export const erasedWhileAway: Fault = async (world, number) => {
  const device = world.random.pick(world.devices);
  const canary = `Kanarienvogel${world.newId().slice(-8)}`;
  const person = await newPerson(world, canary);
  await untilKnown(world, [device], person);
  const end = goOffline(device);
  const edits = [
    await change(world, device, 'person.update', {
      id: person,
      set: { street: `${canary}weg 1` },
      was: { street: '' },
    }),
    await change(world, device, 'activity.create', {
      id: world.newId(),
      kind: 'note',
      fields: { text: `Über ${canary}` },
      visibility: 'all',
      links: [{ type: 'person', id: person }],
    }),
  ];
  const isErased = await demand(world, 'person.erase', { id: person });
  await world.waitOrHeal(2_000);
  end();
  if (!isErased) return;
  world.canaries.push(canary.toLowerCase());
  world.journal.excuse(({ mutation }) => JSON.stringify(mutation.args).includes(person), 'erased');
  if (edits.some(Boolean)) world.count(number);
};
