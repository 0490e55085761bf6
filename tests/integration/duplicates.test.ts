import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { duplicatesCommand } from '#server/cli/duplicates.command.ts';
import { readConfig } from '#server/config.ts';
import { bucketsOf } from '#server/core/scope.ts';
import { commandScope } from '#server/auth/askers.ts';
import { findDuplicates } from '#server/duplicates/duplicates.query.ts';
import type { DuplicatePair, DuplicateType } from '#server/duplicates/duplicates.query.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('duplicates', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;

  const found = async (type: DuplicateType, buckets?: readonly string[]): Promise<DuplicatePair[]> => {
    const scope = commandScope('de');
    const pairs: DuplicatePair[] = [];
    const asker = { ...scope, buckets: buckets ?? scope.buckets };
    for await (const pair of findDuplicates(app.services.store.read, asker, type)) pairs.push(pair);
    return pairs;
  };
  const names = (pairs: readonly DuplicatePair[]): string[] =>
    pairs.map(({ records }) => records.map(({ name }) => name).join(' = '));

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are found over everything there is, with score and reasons, the older record first', async () => {
    const company = await make.company({ name: 'Nordlicht Pumpen GmbH', domains: ['nordlicht.example'] });
    await make.company({ name: 'Nordlicht-Pumpen', domains: ['nordlicht.example'] });
    await make.company({ name: 'Südwind GmbH', domains: ['suedwind.example'] });
    const petra = await make.person({ firstName: 'Petra', lastName: 'Lang' });
    const lang = await make.person({ firstName: 'P.', lastName: 'Lang' });
    await make.person({ firstName: 'Petra', lastName: 'Lang' });
    for (const id of [petra, lang]) await make.employ(id, company);
    expect(await found('company')).toEqual([
      expect.objectContaining({
        type: 'company',
        score: 95,
        reasons: ['same_domain', 'same_name'],
        records: [
          { id: company, name: 'Nordlicht Pumpen GmbH' },
          { id: expect.any(String), name: 'Nordlicht-Pumpen' },
        ],
      }),
    ]);
    expect(await found('person')).toEqual([
      {
        type: 'person',
        score: 70,
        reasons: ['similar_name', 'same_employer'],
        records: [
          { id: petra, name: 'Petra Lang' },
          { id: lang, name: 'P. Lang' },
        ],
      },
    ]);
  });

  it('are not looked for among what was deleted, or what the asker does not see', async () => {
    const email = 'doppelt@dritte.example';
    const [one, other] = [
      await make.person({ lastName: 'Drei', email }),
      await make.person({ lastName: 'Drei', email }),
    ];
    expect(names(await found('person'))).toContain('Drei = Drei');
    await apply(nora, 'person.delete', { id: other });
    expect(names(await found('person'))).not.toContain('Drei = Drei');
    expect(await found('person', bucketsOf(one, '').slice(1))).toEqual([]);
  });

  it('are told though more lies between them than is read at a time', async () => {
    const kim = { firstName: 'Kim', lastName: 'Berg', email: 'kim@viele.example' };
    await make.person(kim);
    for (let at = 0; at < 1_000; at += 1)
      await make.person({ lastName: `Nummer ${at}`, email: `n${at}@viele.example` });
    await make.person(kim);
    expect(names(await found('person'))).toContain('Kim Berg = Kim Berg');
  });
});

describeOnBothEngines('duplicates on the command line', (engine) => {
  it('come as JSON, most certain first, and as nothing where there are none', async () => {
    const url = await engine.databaseUrl();
    const env = { KONTOR_DATA: await engine.dataDir(), ...(url ? { KONTOR_DATABASE_URL: url } : {}) };
    const config = readConfig(env, '/');
    if (!config.ok) throw new Error(config.error.code);
    const run = async (...args: string[]) => {
      const out: string[] = [];
      const done = await duplicatesCommand.run({
        config: config.value,
        args,
        cwd: '/',
        print: (line) => void out.push(line),
        tell: () => {},
        readStdin: () => Promise.resolve(''),
      });
      return done.ok ? out.join('\n') : done.error.code;
    };
    expect(await run('--json')).toBe('[]');
    expect(await run()).toBe('');
    expect(await run('cars')).toBe('command.usage');
    await rm(env.KONTOR_DATA, { recursive: true, force: true });
  });
});
