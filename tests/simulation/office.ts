/** Who works with Kontor in a simulation, and the database everything begins with: made once, the same for each seed. */
import { composeServices } from '#server/composition.ts';
import { openMemoryStore } from '#server/db/sqlite/sqlite-store.ts';
import { commandScope } from '#server/auth/askers.ts';
import type { Role } from '#shared/domain/user.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { createRandom } from './random.ts';
import { must, simulationConfig } from './server.ts';

/** An account, with a token for each device it may be paired with. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly tokens: readonly string[];
};
/** Two fields of the house's own for people, one of them of several choices. */
export type OwnFields = {
  readonly line: string;
  readonly several: string;
  readonly choices: readonly string[];
};
export type Office = {
  readonly image: Uint8Array;
  readonly people: readonly Person[];
  readonly fields: OwnFields;
};

export const START = Date.parse('2026-11-23T08:00:00Z');

/** Most devices in one simulation, clones and new ones included. */
export const DEVICES = 8;
const STAFF: readonly { name: string; role: Role; teamName: string }[] = [
  { name: 'Olga', role: 'owner', teamName: 'Nord' },
  { name: 'Anna', role: 'user', teamName: 'Nord' },
  { name: 'Bert', role: 'user', teamName: 'Nord' },
  { name: 'Clara', role: 'user', teamName: 'Sued' },
];

const CHOICES = ['Ulm', 'Kiel', 'Jena', 'Hof'];

const found = async (): Promise<Office> => {
  const random = createRandom(1);
  const clock = { now: () => START - 86_400_000 };
  const newId = createIdGenerator(clock, random.bytes);
  const { store, image } = must(await openMemoryStore(null));
  const { services, close } = composeServices({
    config: simulationConfig,
    store,
    clock,
    newId,
    publicUrl: () => 'http://localhost',
    distDir: '/nonexistent',
  });
  const command = async (name: string, args: Record<string, unknown>): Promise<void> => {
    const at = new Date(clock.now()).toISOString();
    const outcome = await services.executor.execute(commandScope('de'), { id: newId(), name, at, args });
    if (outcome.status === 'rejected') throw new Error(JSON.stringify(outcome.error));
  };
  const fields: OwnFields = { line: newId(), several: newId(), choices: CHOICES.map(() => newId()) };
  const recordType = 'person';
  await command('custom_field.create', {
    id: fields.line,
    fields: { recordType, kind: 'text', name: 'Anliegen' },
  });
  await command('custom_field.create', {
    id: fields.several,
    fields: {
      recordType,
      kind: 'choices',
      name: 'Messen',
      choices: CHOICES.map((label, index) => ({ id: fields.choices[index], label })),
    },
  });
  const people: Person[] = [];
  for (const { name, role, teamName } of STAFF) {
    const id = newId();
    const args = { id, email: `${name.toLowerCase()}@haus.example`, name, role, teamName };
    await command('user.create', args);
    const tokens: string[] = [];
    for (let device = 0; device < DEVICES; device += 1) {
      const made = await store.write(async (tx) =>
        ok(await services.credentials.create(tx, 'device', id, `${name} ${device}`)),
      );
      tokens.push(must(made).secret);
    }
    people.push({ id, name, role, tokens });
  }
  const office = { image: image(), people, fields };
  await close();
  await store.close();
  return office;
};

let known: Promise<Office> | null = null;
export const theOffice = (): Promise<Office> => (known ??= found());
