import { beforeEach, expect, it } from 'vitest';
import { tokenCommand } from '#server/cli/token.command.ts';
import type { Config } from '#server/config.ts';
import { ok } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp } from '#tests/support/test-app.ts';

describeOnBothEngines('`kontor token list`', (engine) => {
  let app: TestApp;
  let config: Config;
  beforeEach(async () => {
    app = await createTestApp(engine);
    ({ config } = app.services);
    return () => app.close();
  });

  const list = async (): Promise<string[][]> => {
    const lines: string[] = [];
    const done = await tokenCommand.run({
      config,
      args: ['list'],
      cwd: '/',
      print: (line) => void lines.push(line),
      tell: () => {},
      readStdin: () => Promise.resolve(''),
    });
    expect(done).toMatchObject({ ok: true });
    return lines.map((line) => line.split('\t').slice(1, 4));
  };

  it('shows the tokens and devices that work, not sessions, nor what has ended', async () => {
    const nora = await app.addUser('Nora', 'owner');
    await nora.asPage();
    const { store, credentials } = app.services;
    const ids = await store.write(async (tx) => {
      const made = [];
      for (const name of ['works', 'expired', 'revoked'])
        made.push(await credentials.create(tx, 'api', nora.id, name));
      return ok(made.map(({ id }) => id));
    });
    if (!ids.ok) throw new Error(ids.error.code);
    const [, expired, revoked] = ids.value;
    await store.write(async (tx) => {
      await tx.run(`update credential set "expiresAt" = '2020-01-01T00:00:00.000Z' where id = ?`, expired!);
      await tx.run(`update credential set "revokedAt" = '2020-01-01T00:00:00.000Z' where id = ?`, revoked!);
      return ok(null);
    });
    expect(await list()).toEqual([
      ['device', nora.email, 'Test'],
      ['api', nora.email, 'works'],
    ]);
  });
});
