import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallOutput } from '#shared/api/client.ts';
import type { Result } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

type Queued = CallOutput<'qualityQueue'>['items'][number];

const signed = (lines: readonly string[]): string =>
  ['Guten Tag,', '', 'anbei wie besprochen.', '', 'Mit freundlichen Grüßen', '', ...lines].join('\n');

describeOnBothEngines('a mail that is signed otherwise', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const search = async (): Promise<void> => {
    must(await nora.api.call('searchQuality', { body: {} }));
    const isRunning = async () => must(await nora.api.call('qualityQueue', { query: {} })).search.isRunning;
    await expect.poll(isRunning).toBe(false);
  };
  const queued = async (user: TestUser, id: string): Promise<Queued | undefined> =>
    must(await user.api.call('qualityQueue', { query: {} })).items.find((item) => item.id === id);

  let karla = '';
  let job = '';
  const PHONE = '+4951120000010';
  const mail = (text: string) =>
    makeMail('karla@brandt.example', {
      text,
      sentAt: new Date(app.clock.now()).toISOString(),
      participants: [
        { role: 'from', email: 'karla@brandt.example', name: 'Karla Brandt' },
        { role: 'to', email: 'info@haus.example', name: '' },
      ],
    });

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom');
    make = createRecords(app, nora);
    karla = await make.person({
      firstName: 'Karla',
      lastName: 'Brandt',
      email: 'karla@brandt.example',
      phones: [{ number: PHONE, label: 'work' }],
    });
    const company = await make.company({ name: 'Brandt Pumpen GmbH' });
    job = await make.employ(karla, company, 'Einkäuferin');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('asks for nothing while it says what is known, or merely more', async () => {
    const text = signed([
      'Karla Brandt',
      'Einkäuferin',
      'Brandt Pumpen GmbH',
      'Tel. 0511 20000010',
      'Mobil 0170 2000001',
      'karla@brandt.example',
    ]);
    await make.mail(mail(text));
    await search();
    expect(await queued(nora, karla)).toBeUndefined();
  });

  it('asks for whoever sent it, with what stands there in place of what is known', async () => {
    const text = signed([
      'Karla Brandt',
      'Leiterin Einkauf',
      'Brandt Pumpen GmbH',
      'Tel. 0511 20000077',
      'karla@brandt.example',
    ]);
    await make.mail(mail(text));
    await search();
    const changes = [
      {
        field: 'jobTitle',
        known: 'Einkäuferin',
        found: 'Leiterin Einkauf',
        value: { of: 'jobTitle', jobTitle: 'Leiterin Einkauf' },
      },
      {
        field: 'phone',
        known: '+49 511 20000010',
        found: '+49 511 20000077',
        value: { of: 'phone', number: '+4951120000077', label: 'work', replaces: PHONE },
      },
    ];
    expect((await queued(tom, karla))?.evidence).toMatchObject([{ kind: 'signature', changes }]);
    const own = must(await tom.api.call('recordQuality', { query: { type: 'person', id: karla } }));
    expect(own.evidence).toMatchObject([{ kind: 'signature' }]);
  });

  it('does not ask again for what somebody turned down beside a mail; colleagues it still asks', async () => {
    const fields = async (user: TestUser) =>
      ((await queued(user, karla))?.evidence ?? []).flatMap((one) =>
        one.kind === 'signature' ? one.changes.map(({ field }) => field) : [],
      );
    const decline = async (values: string[]): Promise<string> => {
      const mutation = app.newId();
      await tom.mutate('proposal.decline', { personId: karla, values }, mutation);
      return mutation;
    };
    const declined = [await decline(['phone:4951120000077'])];
    expect(await fields(tom)).toEqual(['jobTitle']);
    declined.push(await decline(['jobTitle:leiterineinkauf']));
    expect(await queued(tom, karla)).toBeUndefined();
    const own = must(await tom.api.call('recordQuality', { query: { type: 'person', id: karla } }));
    expect(own.evidence).toEqual([]);
    expect(await fields(nora)).toEqual(['jobTitle', 'phone']);
    await search();
    expect(await fields(nora)).toEqual(['jobTitle', 'phone']);
    for (const mutationId of declined.toReversed()) await apply(tom, 'change.undo', { mutationId });
    expect(await fields(tom)).toEqual(['jobTitle', 'phone']);
  });

  it('no longer asks once it was taken over, nor once somebody says that what is known is true', async () => {
    await apply(nora, 'employment.update', { id: job, set: { jobTitle: 'Leiterin Einkauf' } });
    expect((await queued(tom, karla))?.evidence).toMatchObject([
      { kind: 'signature', changes: [{ field: 'phone' }] },
    ]);
    await apply(nora, 'person.update', {
      id: karla,
      set: { phones: [{ number: '+4951120000077', label: 'work' }] },
    });
    expect(await queued(tom, karla)).toBeUndefined();
    await apply(nora, 'person.update', { id: karla, set: { phones: [{ number: PHONE, label: 'work' }] } });
    expect(await queued(tom, karla)).toBeDefined();
    await apply(tom, 'record.confirm', { type: 'person', id: karla });
    expect(await queued(tom, karla)).toBeUndefined();
    await search();
    expect(await queued(nora, karla)).toBeUndefined();
  });

  it('in a private mail tells its owner alone, and names a company that is not the known one', async () => {
    const text = signed([
      'Karla Brandt',
      'Leiterin Einkauf',
      'Kern Anlagenbau AG',
      'karla@brandt.example',
      'www.kern-anlagenbau.example',
    ]);
    app.clock.advance(60_000);
    await make.mail(mail(text), 'private');
    await search();
    expect((await queued(nora, karla))?.evidence).toMatchObject([
      { kind: 'signature', changes: [{ field: 'companyName', found: 'Kern Anlagenbau AG', value: null }] },
    ]);
    expect(await queued(tom, karla)).toBeUndefined();
  });

  it('leads to the company they write from now where Kontor has it already, and to none that is not the asker’s to see', async () => {
    const evidence = async (user: TestUser) =>
      ((await queued(user, karla))?.evidence ?? []).flatMap((one) =>
        one.kind === 'signature' ? one.changes : [],
      );
    const text = signed([
      'Karla Brandt',
      'Leiterin Vertrieb',
      'Kern Anlagenbau GmbH',
      'karla@brandt.example',
      'www.kern-anlagenbau.example',
    ]);
    app.clock.advance(60_000);
    await make.mail(mail(text));
    await search();
    // Nobody knows it: what they are there is no job at the known company either.
    const unknown = [
      { field: 'jobTitle', found: 'Leiterin Vertrieb', value: null },
      { field: 'companyName', found: 'Kern Anlagenbau GmbH', value: null },
    ];
    expect(await evidence(tom)).toMatchObject(unknown);
    const companyId = await make.company({ name: 'Kern-Anlagenbau GmbH', city: 'Ulm' });
    await apply(nora, 'record.move', { type: 'company', id: companyId, visibility: 'private' });
    expect(await evidence(tom)).toMatchObject(unknown);
    expect((await evidence(nora)).at(-1)?.value).toEqual({
      of: 'employer',
      companyId,
      company: 'Kern-Anlagenbau GmbH, Ulm',
      jobTitle: 'Leiterin Vertrieb',
      leaves: job,
    });
    // Of two that look the same somebody has to say which.
    await make.company({ name: 'Kern-Anlagenbau GmbH', city: 'Köln' });
    expect((await evidence(nora)).at(-1)?.value).toBeNull();
  });
});
