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
const AT_ONCE = [1, 8, 32];

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

const run = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-log-'));
  const rates = new Map(AT_ONCE.map((atOnce) => [atOnce, { own: [] as number[], bare: [] as number[] }]));
  const [own, bare] = [await freshStore(folder, 'own'), await freshStore(folder, 'bare')];
  const { store, scope } = await openBenchStore(own);
  const envelopes = await makeEnvelopes(store, PER_ROUND * (ROUNDS * AT_ONCE.length + 1));
  const pairs = [AT_ONCE[0]!, ...Array.from({ length: ROUNDS }, () => AT_ONCE).flat()];
  for (const [turn, atOnce] of pairs.entries()) {
    const batch = envelopes.slice(turn * PER_ROUND, (turn + 1) * PER_ROUND);
    const ownRate = await logAll(store, scope, batch, atOnce);
    const mails: RowToWrite[][] = [];
    for (const envelope of batch) mails.push(await rowsOf(store, envelope));
    const bareRate = bareLoop(bare, mails, atOnce);
    // The first turn warms both up.
    if (turn === 0) continue;
    rates.get(atOnce)!.own.push(ownRate);
    rates.get(atOnce)!.bare.push(bareRate);
  }
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return [...rates].map(([atOnce, { own: ours, bare: theirs }]) =>
    measured(
      `log.durable.${atOnce}`,
      median(ours),
      'mails/s',
      `bare loop over the same rows, synchronous=FULL: ${Math.round(median(theirs))} mails/s`,
      median(ours.map((rate, round) => rate / theirs[round]!)),
    ),
  );
};

export const logFigure: Figure = { name: 'log.durable', run };
