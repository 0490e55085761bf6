/** What must hold, whatever happened. */
import { SYNC_TYPES } from '#shared/domain/sync.ts';
import type { SyncDoc } from '#shared/domain/sync.ts';
import { spread } from '#server/core/entry-columns.ts';
import { fromColumns } from '#server/core/record-table.ts';
import type { Scope } from '#server/core/scope.ts';
import { textKeyOf } from '#shared/domain/custom-text-key.ts';
import { recordTables } from '#server/records.ts';
import { readDocuments } from '#server/sync/documents.ts';
import { readDevice } from './device-state.ts';
import type { Device } from './device.ts';
import { contentOf } from './work.ts';
import type { World } from './world.ts';

/** The fault after which the server knows less than it has said. */
const RESTORED = 34;
const short = (id: string): string => id.slice(-6);

/** I8: a minute after everything is whole again nothing waits. */
export const checkProgress = async (world: World): Promise<void> => {
  for (const device of world.devices) {
    const { outbox } = await readDevice(device, device.person());
    if (outbox.length > 0) world.violate('I8', `${device.name} still has ${outbox.length} to send`);
  }
};

/** I5: within one life of a program and of the server, what was read is never taken back. */
export const watchReads = (world: World): void => {
  const read = new Map<string, number>();
  world.watchers.sent.add((_device, { url }, program) => {
    const query = new URLSearchParams(url.split('?')[1]);
    const key = `${program} ${query.get('epoch')}`;
    if (url.startsWith('/api/v1/sync/bootstrap')) {
      for (const known of read.keys()) if (known.startsWith(`${program} `)) read.delete(known);
    }
    if (!url.startsWith('/api/v1/sync/pull')) return;
    const cursor = Number(query.get('cursor'));
    if (cursor < (read.get(key) ?? 0))
      world.violate('I5', `${program} reads back in time, from ${read.get(key)} to ${cursor}`);
    read.set(key, cursor);
  });
};

type Lying = ReadonlyMap<Device, ReadonlySet<string>>;

/** Changes that wait on a device, for the server or for a person. */
const whatLies = async (world: World): Promise<Lying> => {
  const lying = new Map<Device, ReadonlySet<string>>();
  for (const device of world.devices) {
    const { outbox, attention } = await readDevice(device, null);
    lying.set(device, new Set([...outbox, ...attention].map(({ id }) => id)));
  }
  return lying;
};

/**
 * I1: what was acknowledged stands in the audit once. After a backup was played back it may be refused when it is offered
 * again; then a person sees it.
 */
const checkAcknowledged = async (world: World, lying: Lying): Promise<void> => {
  const { sql } = world.server.services().store;
  for (const id of world.journal.acknowledged().keys()) {
    const intent = world.journal.find(id);
    if (intent?.excuse) continue;
    const rows = await sql.all(
      `select "mutationId" from audit where "mutationId" = ? and outcome = 'applied'`,
      id,
    );
    const isOfferedAgain = world.counts()[RESTORED] && [...lying.values()].some((ids) => ids.has(id));
    if (rows.length === 0 && isOfferedAgain) continue;
    if (rows.length !== 1)
      world.violate('I1', `${short(id)} was acknowledged and stands in the audit ${rows.length} times`);
  }
};

/** I2: what was saved is applied, or waits, or lies where a person sees it. */
const checkSaved = async (world: World, lying: Lying): Promise<void> => {
  const { sql } = world.server.services().store;
  for (const { mutation, device, isSaved, excuse } of world.journal.intents()) {
    if (!isSaved || excuse) continue;
    const applied = await sql.get('select id from mutation where id = ?', mutation.id);
    if (!applied && !lying.get(device)?.has(mutation.id))
      world.violate('I2', `${mutation.name} ${short(mutation.id)}, saved on ${device.name}, is nowhere`);
  }
};

/** Each acknowledged mail has what was attached to it, once and byte for byte; none is refused for want of it. */
const checkAttachments = async (world: World): Promise<void> => {
  const { sql } = world.server.services().store;
  for (const { mutation, excuse } of world.journal.intents()) {
    if (excuse) continue;
    if (world.journal.refusal(mutation.id) === 'mail.attachment_missing')
      world.violate(
        'attachment',
        `${short(mutation.id)} was refused although its device has what is attached`,
      );
    const outcome = world.journal.acknowledged().get(mutation.id);
    if (outcome?.status === 'rejected') continue;
    const mail = outcome?.result['id'];
    const isThere = await sql.get('select "activityId" from mail where "activityId" = ?', String(mail));
    if (!isThere) continue;
    for (const { hash, bytes } of contentOf(world.names, mutation)) {
      const rows = await sql.all(
        'select id from attachment where "activityId" = ? and hash = ?',
        String(mail),
        hash,
      );
      // A copy that says something else is a version of its own, with what is attached to it.
      const version = await sql.get(
        'select id from mail_variant where "activityId" = ? and instr(mail, ?) > 0',
        String(mail),
        hash,
      );
      if (rows.length !== 1 && !(rows.length === 0 && version))
        world.violate('attachment', `${short(mutation.id)} has ${short(hash)} ${rows.length} times`);
      const stored = await world.server.content(hash);
      if (!stored || Buffer.compare(stored, bytes) !== 0)
        world.violate('attachment', `the content ${short(hash)} of ${short(mutation.id)} is not there`);
    }
  }
};

const scopeOf = async (world: World, token: string): Promise<Scope> => {
  const scope = await world.server.services().credentials.check(token);
  if (!scope) throw new Error('nobody has this token');
  return scope;
};

const serverDocs = async (world: World, scope: Scope): Promise<Map<string, string>> => {
  const { sql } = world.server.services().store;
  const docs = new Map<string, string>();
  for (const type of SYNC_TYPES) {
    const ids = await sql.all<{ id: string }>(`select id from ${recordTables[type]!.table}`);
    for (const doc of await readDocuments(
      sql,
      scope,
      ids.map(({ id }) => ({ type, id })),
    ))
      docs.set(`${doc.type}:${doc.id}`, fingerprint(doc));
  }
  return docs;
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};
const fingerprint = ({ data, buckets }: SyncDoc): string =>
  JSON.stringify(sorted({ data, buckets: buckets.toSorted() }));

/** I3 and I4: a device shows what the server has for whoever sits there: all of it or a part, and nothing else. */
const checkCopies = async (world: World): Promise<void> => {
  for (const device of world.devices) {
    const person = device.person();
    const truth = await serverDocs(world, await scopeOf(world, device.tokenOf(person)));
    const { docs } = await readDevice(device, person);
    for (const doc of docs) {
      const key = `${doc.type}:${doc.id}`;
      const there = truth.get(key);
      if (there === undefined)
        world.violate('I4', `${device.name} holds ${doc.type} ${short(doc.id)}, which is not theirs to see`);
      else if (there !== fingerprint(doc))
        world.violate(
          'I3',
          `${device.name} shows another ${doc.type} ${short(doc.id)}:\n  ${fingerprint(doc)}\n  ${there}`,
        );
    }
    if (device.set === 'all') {
      const held = new Set(docs.map(({ type, id }) => `${type}:${id}`));
      for (const key of truth.keys()) if (!held.has(key)) world.violate('I3', `${device.name} lacks ${key}`);
    }
  }
};

/** I7: nothing of who was erased is left, neither at the server nor on any device. */
const checkErased = async (world: World): Promise<void> => {
  if (world.canaries.length === 0) return;
  const { sql } = world.server.services().store;
  const tables = await sql.all<{ name: string }>(`select name from sqlite_master where type = 'table'`);
  const look = (where: string, text: string): void => {
    for (const canary of world.canaries)
      if (text.includes(canary)) world.violate('I7', `${canary} is still in ${where}`);
  };
  for (const { name } of tables) {
    // The index of words is asked for the word: what it is made of says nothing to who reads it.
    if (name.startsWith('activity_text')) continue;
    for (const row of await sql.all(`select * from "${name}"`))
      look(`the table ${name}`, JSON.stringify(row).toLowerCase());
  }
  for (const canary of world.canaries) {
    const found = await sql.all('select rowid from activity_text where activity_text match ?', `"${canary}"`);
    if (found.length > 0) world.violate('I7', `${canary} is still in the index of words`);
  }
  for (const device of world.devices) {
    for (const [part, values] of Object.entries(await readDevice(device, null)))
      for (const value of values) look(`the ${part} of ${device.name}`, JSON.stringify(value).toLowerCase());
  }
};

const REPLAYED = [
  'person',
  'company',
  'employment',
  'relationship',
  'activity',
  'task',
  'deal',
  'fact',
  'conflict',
  'custom_field',
] as const;
type Logged = { recordId: string; op: string; fields: string };

/** I6: the change log, replayed from its beginning, makes what is there. */
const checkReplay = async (world: World): Promise<void> => {
  const { sql } = world.server.services().store;
  for (const type of REPLAYED) {
    const table = recordTables[type]!;
    const made = new Map<string, Record<string, unknown>>();
    const log = await sql.all<Logged>(
      'select "recordId", op, fields from change where "recordType" = ? order by seq',
      type,
    );
    for (const { recordId, op, fields } of log) {
      const before = made.get(recordId) ?? {};
      const set = Object.entries(JSON.parse(fields) as Record<string, [unknown, unknown]>);
      made.set(recordId, {
        ...before,
        ...Object.fromEntries(set.map(([field, [, after]]) => [field, after])),
      });
      if (op === 'erase' || (op === 'delete' && !table.soft)) made.delete(recordId);
    }
    const rows = await sql.all<Record<string, unknown>>(`select * from ${table.table}`);
    if (rows.length !== made.size)
      world.violate('I6', `the log makes ${made.size} of ${type}, and ${rows.length} are there`);
    for (const row of rows) {
      const record = spread(table, fromColumns(table, row));
      const id = row['id'] as string;
      for (const [field, value] of Object.entries(made.get(id) ?? {})) {
        // When it was last changed is the time of its newest entry.
        if (field === 'updatedAt') continue;
        if (JSON.stringify(sorted(record[field] ?? null)) !== JSON.stringify(sorted(value ?? null)))
          world.violate(
            'I6',
            `${type} ${short(id)}: the log says ${field} is ${JSON.stringify(value)}, and it is ${JSON.stringify(record[field])}`,
          );
      }
    }
  }
};

/** What lists and search look up of the house's own fields is what stands in the records. */
const checkOwnFields = async (world: World): Promise<void> => {
  const { sql } = world.server.services().store;
  const { line, several } = world.names.fields;
  const keysIn = (custom: Record<string, unknown>): string[] => [
    ...(typeof custom[line] === 'string' ? [textKeyOf(custom[line])] : []),
    ...((custom[several] ?? []) as string[]),
  ];
  const people = await sql.all<{ id: string; custom: string; deletedAt: string | null }>(
    'select id, custom, "deletedAt" from person',
  );
  for (const { id, custom, deletedAt } of people) {
    const said = deletedAt === null ? keysIn(JSON.parse(custom) as Record<string, unknown>) : [];
    const rows = await sql.all<{ key: string }>(
      'select "textKey" as key from custom_value where "recordId" = ? and "fieldId" in (?, ?)',
      id,
      line,
      several,
    );
    const found = rows.map(({ key }) => key);
    if (found.toSorted().join() !== said.toSorted().join())
      world.violate('own', `person ${short(id)} says ${said.join()} and is found by ${found.join()}`);
  }
};

/** Nobody's changes went out under somebody else's name. */
const checkAuthors = async (world: World): Promise<void> => {
  const { sql } = world.server.services().store;
  for (const { mutation, person } of world.journal.intents()) {
    const row = await sql.get<{ userId: string }>('select "userId" from mutation where id = ?', mutation.id);
    if (row && row.userId !== person.id)
      world.violate(
        'author',
        `${mutation.name} ${short(mutation.id)} of ${person.name} was applied as somebody else's`,
      );
  }
};

export const checkEverything = async (world: World): Promise<void> => {
  for (const bug of world.server.bugs) world.violate('bug', (bug as Error).stack ?? String(bug));
  const lying = await whatLies(world);
  await checkAcknowledged(world, lying);
  await checkSaved(world, lying);
  await checkAttachments(world);
  await checkAuthors(world);
  await checkReplay(world);
  await checkOwnFields(world);
  await checkCopies(world);
  await checkErased(world);
  for (const look of world.looks) await look();
};
