/**
 * Logging mails so that they are on disk, through the mutation executor, against a bare loop that writes the same
 * rows with `synchronous=FULL`: as many mails in one transaction as there are asked at once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { openConnection } from '#server/db/sqlite/connection.ts';
import type { Store } from '#server/db/store.ts';
import { seedStore } from '#server/seed/seed-store.ts';
import type { Scope } from '#server/core/scope.ts';
import { openBenchStore, openOrThrow } from '../bench-store.ts';
import { measured, median } from '../figure.ts';
import type { Figure, Measured } from '../figure.ts';
import { CUSTOMERS, executorOf, makeEnvelopes, rowsOf } from '../mails-to-log.ts';
import type { RowToWrite } from '../mails-to-log.ts';

const ROUNDS = 3;
const PER_ROUND = 320;

/** A store with customers and nothing logged yet. */
const freshStore = async (folder: string, name: string): Promise<string> => {
  const path = join(folder, name, 'kontor.db');
  const store = await openOrThrow(path);
  await seedStore(store, CUSTOMERS);
  await store.close();
  return join(folder, name);
};

const logAll = async (
  store: Store,
  scope: Scope,
  envelopes: readonly MutationEnvelope[],
  atOnce: number,
): Promise<number> => {
  const executor = executorOf(store);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let envelope = envelopes[next++]; envelope; envelope = envelopes[next++]) {
      const outcome = await executor.execute(scope, envelope);
      if (outcome.status === 'rejected') throw new Error(outcome.error.code);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (envelopes.length / (performance.now() - started)) * 1_000;
};

const bareLoop = (folder: string, mails: readonly (readonly RowToWrite[])[], atOnce: number): number => {
  const connection = openConnection(join(folder, 'kontor.db'), 'write');
  const started = performance.now();
  for (let start = 0; start < mails.length; start += atOnce) {
    connection.raw.exec('begin immediate');
    for (const rows of mails.slice(start, start + atOnce))
      for (const { text, values } of rows) void connection.sql.run(text, ...values);
    connection.raw.exec('commit');
  }
  const rate = (mails.length / (performance.now() - started)) * 1_000;
  connection.close();
  return rate;
};

const run = async (atOnce: number): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-log-'));
  const [own, bare] = [await freshStore(folder, 'own'), await freshStore(folder, 'bare')];
  const { store, scope } = await openBenchStore(own);
  const envelopes = await makeEnvelopes(store, PER_ROUND * (ROUNDS + 1));
  const rates: { own: number; bare: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const batch = envelopes.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const ownRate = await logAll(store, scope, batch, atOnce);
    const mails: RowToWrite[][] = [];
    for (const envelope of batch) mails.push(await rowsOf(store, envelope));
    const bareRate = bareLoop(bare, mails, atOnce);
    // The first round warms both up.
    if (round > 0) rates.push({ own: ownRate, bare: bareRate });
  }
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    measured(
      `log.durable.${atOnce}`,
      median(rates.map((rate) => rate.own)),
      'mails/s',
      `bare loop over the same rows, synchronous=FULL: ${Math.round(median(rates.map((rate) => rate.bare)))} mails/s`,
      median(rates.map((rate) => rate.own / rate.bare)),
    ),
  ];
};

export const logFigures: readonly Figure[] = [1, 8, 32].map((atOnce) => ({
  names: [`log.durable.${atOnce}`],
  run: () => run(atOnce),
}));
