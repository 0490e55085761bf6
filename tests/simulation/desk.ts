/** How people get at their devices: a program that answers, a change saved in it, and the promise written down. */
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import type { Device, Program } from './device.ts';
import type { Mishap, Request } from './network.ts';
import { changeOf, contentOf, nextChange } from './work.ts';
import type { Worker } from './work.ts';
import type { World } from './world.ts';

/** A program somebody can work with. */
export const anyProgram = ({ random }: World, device: Device): Program | null => {
  const able = device.programs().filter((program) => program.store() && !program.isFrozen());
  return able.length > 0 ? random.pick(able) : null;
};

export const workerOf = (world: World, device: Device, program: Program): Worker => ({
  store: program.store()!,
  newId: createIdGenerator({ now: device.now }, world.random.bytes),
  now: device.now,
  random: world.random,
  names: world.names,
});

/** Saves, and writes down what was promised. False when the store refused. */
export const save = async (
  world: World,
  device: Device,
  program: Program,
  mutation: MutationEnvelope,
): Promise<boolean> => {
  const intent = world.journal.intend(mutation, device, program.person);
  const saved = await program.store()!.save([mutation], contentOf(world.names, mutation));
  world.trace(
    `${program.name} saves ${mutation.name} ${mutation.id.slice(-6)} ${saved.ok ? 'ok' : saved.error.code}`,
  );
  intent.isSaved = saved.ok;
  return saved.ok;
};

/** What the server had settled by now. */
export const settledIds = ({ journal }: World): ReadonlySet<string> => new Set(journal.acknowledged().keys());

/** Of two who change one field the later one stands: what somebody else set since is seen in the place of one's own. */
const isOverwritten = (
  { journal }: World,
  own: string,
  person: string,
  city: string,
  before: ReadonlySet<string>,
): boolean =>
  journal.intents().some(({ mutation: { id, name, args } }) => {
    const { id: about, set } = args as { id?: string; set?: Record<string, unknown> };
    const isOther = id !== own && name === 'person.update' && about === person && !before.has(id);
    return isOther && set?.['city'] === city;
  });

/** I5: whoever has saved something sees it in the same program from then on. `before`: settled when it was saved. */
export const readOwnWrite = async (
  world: World,
  program: Program,
  { id: mutationId, name, args }: MutationEnvelope,
  before: ReadonlySet<string>,
): Promise<void> => {
  const { id, set, fields, links, about } = args as {
    id: string;
    set?: Record<string, unknown>;
    fields?: { personId?: string };
    links?: { id: string }[];
    about?: { id: string };
  };
  const person = name === 'person.update' ? id : (fields?.personId ?? about?.id ?? links?.[0]?.id);
  const shown = person && (await program.store()?.answer({ person }))?.answer;
  if (!shown || shown.person?.id !== person || !program.isAlive()) return;
  // What was refused lies in the tray; what somebody took away is gone, and so is a task that was done meanwhile.
  const isGone = world.journal
    .intents()
    .some(
      ({ mutation }) =>
        ['activity.delete', 'task.update', 'fact.remove'].includes(mutation.name) &&
        mutation.args['id'] === id,
    );
  if (isGone || world.journal.isRefused(mutationId)) return;
  const isThere =
    name === 'activity.create'
      ? shown.timeline.length >= PANEL_LIMITS.timelinePage || shown.timeline.some((item) => item.id === id)
      : name === 'fact.add'
        ? (shown.facts ?? []).length >= PANEL_LIMITS.facts ||
          (shown.facts ?? []).some((fact) => fact.id === id)
        : name === 'task.create'
          ? shown.tasks.length >= PANEL_LIMITS.tasks || shown.tasks.some((task) => task.id === id)
          : typeof set?.['city'] !== 'string' ||
            shown.person.city === set['city'] ||
            isOverwritten(world, mutationId, person, shown.person.city, before);
  if (!isThere) world.violate('I5', `${program.name} does not show its own ${name} ${id.slice(-6)}`);
};

/** Saves one change of the given kind; null when there was nobody to save it or the store refused. */
export const change = async <N extends MutationName>(
  world: World,
  device: Device,
  name: N,
  args: MutationArgs<N>,
): Promise<MutationEnvelope | null> => {
  const program = anyProgram(world, device);
  if (!program) return null;
  const mutation = changeOf(workerOf(world, device, program), name, args);
  return (await save(world, device, program, mutation)) ? mutation : null;
};

/** What the person there does next; null for whoever is killed while looking for work. */
export const nextWork = async (
  world: World,
  device: Device,
  program: Program,
): Promise<MutationEnvelope | null> => {
  try {
    return await nextChange(workerOf(world, device, program));
  } catch (error) {
    if (program.isAlive()) throw error;
    return null;
  }
};

/** A few changes at once, so that they travel together. Answers how many. */
export const workHard = async (world: World, device: Device, count: number): Promise<number> => {
  const program = anyProgram(world, device);
  if (!program) return 0;
  const changes: MutationEnvelope[] = [];
  for (let made = 0; made < count; made += 1) {
    const next = await nextWork(world, device, program);
    if (next) changes.push(next);
  }
  if (!program.isAlive()) return 0;
  const intents = changes.map((mutation) => world.journal.intend(mutation, device, program.person));
  const content = changes.flatMap((mutation) => contentOf(world.names, mutation));
  const saved = await program.store()!.save(changes, content);
  world.trace(`${program.name} saves ${count} at once ${saved.ok ? 'ok' : saved.error.code}`);
  for (const intent of intents) intent.isSaved = saved.ok;
  return saved.ok ? count : 0;
};

/** Nothing of this device gets anywhere until the given end. */
export const goOffline = (device: Device): (() => void) => {
  const mishap: Mishap = { blocks: () => true };
  device.mishaps.add(mishap);
  device.setOnline(false);
  return () => {
    device.mishaps.delete(mishap);
    device.setOnline(true);
  };
};

/** Opens it anew where it was ended, unless somebody has done so already. */
export const reopen = async (device: Device): Promise<void> => {
  if (device.programs().length === 0) await device.open();
};

export const pickDevice = ({ random, devices }: World): Device => random.pick(devices);
export const isPull = ({ url }: Request): boolean => url.startsWith('/api/v1/sync/pull');
