/**
 * The real server, killed (`kill -9`) at random moments while devices push, and started again. Every acknowledged change
 * must be there once: its mutation, its entry in the audit, its record, its entry in the change log.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '#tests/support/postgres.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';
import { createCrashClient } from './crash-clients.ts';

export type CrashEngine = 'sqlite' | 'postgres';
export type CrashReport = {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
};

const CLIENTS = 4;
const LIFE_MAX_MS = 1_200;

type Entry = { mutation: string; record: string };
/** How often each change stands where it belongs, in any order. */
const ENTRIES: Readonly<Record<string, string>> = {
  mutation: "select id as mutation, '' as record from mutation",
  audit: `select "mutationId" as mutation, '' as record from audit where outcome = 'applied' and "mutationId" is not null`,
  change: `select "mutationId" as mutation, "recordId" as record from change
    where op = 'insert' and "recordType" in ('person', 'activity')`,
  record: `select '' as mutation, id as record from person union all select '' as mutation, id as record from activity`,
};

type Look = { readonly all: (text: string) => Promise<Entry[]>; readonly close: () => Promise<void> };

const lookInto = async (dataDir: string, databaseUrl: string | undefined): Promise<Look> => {
  if (databaseUrl) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return { all: async (text) => (await client.query<Entry>(text)).rows, close: () => client.end() };
  }
  const database = new DatabaseSync(join(dataDir, 'kontor.db'), { readOnly: true });
  const [sound] = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
  if (sound?.integrity_check !== 'ok') throw new Error(`integrity_check: ${sound?.integrity_check}`);
  return {
    all: async (text) => database.prepare(text).all() as Entry[],
    close: async () => database.close(),
  };
};

const countBy = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Acknowledged changes that are missing somewhere, and changes that stand somewhere twice. */
const verify = async (
  look: Look,
  acknowledged: ReadonlyMap<string, string>,
): Promise<{ lost: number; doubled: number }> => {
  const lost = new Set<string>();
  let doubled = 0;
  for (const [place, text] of Object.entries(ENTRIES)) {
    const entries = await look.all(text);
    const counts = countBy(entries.map(({ mutation, record }) => (place === 'record' ? record : mutation)));
    for (const [mutation, record] of acknowledged) {
      if (!counts.has(place === 'record' ? record : mutation)) lost.add(mutation);
    }
    doubled += [...counts.values()].filter((count) => count > 1).length;
  }
  return { lost: lost.size, doubled };
};

const epochOf = async (url: string, token: string): Promise<string> => {
  const response = await fetch(`${url}/api/v1/sync/status`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { epoch: string }).epoch;
};

const crashOn = async (
  rounds: number,
  databaseUrl: string | undefined,
  say: (line: string) => void,
): Promise<CrashReport> => {
  const env: Record<string, string> = databaseUrl ? { KONTOR_DATABASE_URL: databaseUrl } : {};
  let server: TestServer = await startTestServer(env);
  const { dataDir } = server;
  try {
    const { token } = await server.addUser('nora@haus.example', 'Nora', 'owner');
    const epoch = await epochOf(server.url, token);
    const clients = Array.from({ length: CLIENTS }, (_, index) => createCrashClient(token, 1 + index * 3));
    const all = (): Map<string, string> => new Map(clients.flatMap((client) => [...client.acknowledged]));
    const check = async (): Promise<{ lost: number; doubled: number }> => {
      const look = await lookInto(dataDir, databaseUrl);
      try {
        return await verify(look, all());
      } finally {
        await look.close();
      }
    };
    for (let round = 1; round <= rounds; round += 1) {
      const pushing = Promise.all(clients.map((client) => client.push(server.url, epoch, () => false)));
      await Promise.race([pause(Math.random() * LIFE_MAX_MS), pushing]);
      await server.kill();
      await pushing;
      server = await startTestServer(env, dataDir);
      const { lost, doubled } = await check();
      say(`round ${round}: ${all().size} acknowledged, ${lost} lost, ${doubled} doubled`);
      if (lost + doubled > 0) return { rounds: round, acknowledged: all().size, lost, doubled };
    }
    // What was under way when the server was killed is sent again, and stands there once too.
    await Promise.all(clients.map((client) => client.push(server.url, epoch, () => true)));
    if (clients.some((client) => client.waiting() > 0)) throw new Error('The server no longer answers.');
    return { rounds, acknowledged: all().size, ...(await check()) };
  } finally {
    await server.remove();
  }
};

export const runCrash = async (
  engine: CrashEngine,
  rounds: number,
  say: (line: string) => void = () => {},
): Promise<CrashReport> => {
  if (engine === 'sqlite') return crashOn(rounds, undefined, say);
  const postgres = await startPostgres();
  try {
    return await crashOn(rounds, await postgres.createDatabase(), say);
  } finally {
    await postgres.stop();
  }
};
