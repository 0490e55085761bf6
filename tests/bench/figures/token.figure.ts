/** Checking a bearer token: one hash and one prepared look-up. */
import { createCredentials } from '#server/auth/credentials.ts';
import { newId } from '#shared/lib/ids.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import { measured, median } from '../figure.ts';
import type { Figure } from '../figure.ts';

const ROUNDS = 9;
const CHECKS = 5_000;

export const tokenFigure: Figure = {
  names: ['token.check'],
  run: async (context) => {
    const { store, scope } = await context.store();
    const credentials = createCredentials(store, systemClock, newId);
    const made = await store.write(async (tx) =>
      ok(await credentials.create(tx, 'api', scope.userId, 'bench')),
    );
    if (!made.ok) throw new Error(made.error.code);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      for (let index = 0; index < CHECKS; index += 1) await credentials.check(made.value.secret);
      rounds.push(((performance.now() - started) / CHECKS) * 1_000);
    }
    await store.write(async (tx) => {
      await tx.run('delete from credential where id = ?', made.value.id);
      return ok(null);
    });
    return [measured('token.check', median(rounds), 'µs', 'budget 20 µs')];
  },
};
