import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { importCommand } from '#server/cli/import.command.ts';
import { userCommand } from '#server/cli/user.command.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { root } from '#tests/support/run-command.ts';
import { makeFolder } from '#tests/support/run-import.ts';
import { TEST_PASSWORD } from '#tests/support/test-app.ts';

const OWNER = 'add --email olga@haus.example --name Olga --role owner --password-stdin'.split(' ');

type Stream = 'stdout' | 'stderr';

describeOnBothEngines('the command line, when whoever reads it leaves (kontor … | head)', (engine) => {
  let env: Record<string, string>;

  beforeEach(async () => {
    const url = await engine.databaseUrl();
    env = { KONTOR_DATA: await engine.dataDir(), ...(url ? { KONTOR_DATABASE_URL: url } : {}) };
  });

  /** The real program; nobody reads `unread`. Answers its exit code and what the other stream said. */
  const run = async (unread: Stream, ...args: string[]) => {
    const child = spawn(process.execPath, [join(root, 'server/main.ts'), ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child[unread].destroy();
    const said = text(child[unread === 'stdout' ? 'stderr' : 'stdout']);
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, said: await said };
  };

  const file = async (): Promise<string> => {
    await runCli(env, userCommand, OWNER, TEST_PASSWORD);
    const folder = await makeFolder();
    onTestFinished(() => folder.remove());
    const rows = Array.from({ length: 1_200 }, (_, no) => `Person ${no};p${no}@haus.example;gestern`);
    return folder.write('leute.csv', ['Name;E-Mail;Geburtstag', ...rows].join('\n'));
  };
  const listed = async (): Promise<unknown> =>
    (await runCli(env, importCommand, ['list', '--json'])).out.map((line) => JSON.parse(line) as unknown);

  it('an import goes on to its end and says so to whoever still reads', async () => {
    const { code, said } = await run('stderr', 'import', 'people', await file());
    expect([code, JSON.parse(said)]).toMatchObject([0, { created: 1_200, setAside: 1_200, failed: 0 }]);
    expect(await listed()).toMatchObject([{ state: 'done', created: 1_200 }]);
  });

  it('an answer nobody takes is no failure, and no traces of the program appear', async () => {
    expect(await run('stdout', 'import', 'people', await file())).toMatchObject({
      code: 0,
      said: expect.not.stringMatching(/EPIPE|node:|\bat /),
    });
    expect(await listed()).toMatchObject([{ state: 'done', created: 1_200 }]);
    expect(await run('stdout', 'import', 'list')).toEqual({ code: 0, said: '' });
    expect(await run('stdout', 'help')).toEqual({ code: 0, said: '' });
    expect(await run('stderr', 'export', 'everything')).toEqual({ code: 2, said: '' });
  });
});
