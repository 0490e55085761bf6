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

type Queue = CallOutput<'qualityQueue'>;

describeOnBothEngines('records that are to be confirmed', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const page = async (user: TestUser, query: { owner?: string; cursor?: string } = {}): Promise<Queue> =>
    must(await user.api.call('qualityQueue', { query }));
  const all = async (user: TestUser, owner?: string): Promise<Queue['items']> => {
    const items: Queue['items'] = [];
    for (let cursor: string | null = null; ;) {
      const next: Queue = await page(user, { ...(owner ? { owner } : {}), ...(cursor ? { cursor } : {}) });
      items.push(...next.items);
      cursor = next.cursor;
      if (cursor === null) return items;
    }
  };
  const why = async (user: TestUser, id: string): Promise<string[]> =>
    (await all(user)).find((item) => item.id === id)?.evidence.map(({ kind }) => kind) ?? [];
  const search = async (): Promise<void> => {
    must(await nora.api.call('searchQuality', { body: {} }));
    await expect.poll(async () => (await page(nora)).search.isRunning).toBe(false);
  };
  const quality = async (user: TestUser, id: string, type: 'person' | 'company' = 'person') =>
    must(await user.api.call('recordQuality', { query: { type, id } }));

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('say in a list how far each can be relied on, the same as on its own page', async () => {
    const full = await make.person({
      lastName: 'Vollständig',
      email: 'v@haus.example',
      phones: [{ number: '+49511123456', label: 'work' }],
      street: 'Weg 1',
      postcode: '30159',
      city: 'Hannover',
      ownerId: nora.id,
    });
    const bare = await make.person({ lastName: 'Kahl' });
    const shared = await make.person({ lastName: 'Sammel', email: 'info@haus.example' });
    const company = await make.company({
      name: 'Kahl GmbH',
      emails: [{ email: 'info@kahl.example', label: '' }],
    });
    const listed = async (record: 'person' | 'company', ids: readonly string[]) => {
      const answer = must(
        await tom.api.call('listRows', { body: { record, ids: [...ids], columns: ['quality'] } }),
      );
      return new Map(answer.items.map(({ id, values }) => [id, values['quality']]));
    };
    const people = await listed('person', [full, bare, shared]);
    expect(people.get(full)).toBe(100);
    expect(Number(people.get(bare))).toBeLessThan(60);
    for (const id of [full, bare, shared]) expect(people.get(id)).toBe((await quality(tom, id)).score);
    const companies = await listed('company', [company]);
    expect(companies.get(company)).toBe((await quality(tom, company, 'company')).score);
    const filter = { match: 'all' as const, of: [{ field: 'quality', op: 'less' as const, value: 50 }] };
    const body = { filter, sort: { by: 'name', descending: false }, columns: ['name'], limit: 5 };
    expect(await tom.api.call('listPeople', { body })).toMatchObject({ error: { code: 'list.filter' } });
  });

  it('are found behind the work with what speaks for it, and leave with "still true"; undone, they are back', async () => {
    const id = await make.person({ lastName: 'Ahorn', phones: [{ number: 'abc', label: 'work' }] });
    expect(await why(nora, id)).toEqual([]);
    await search();
    expect(await why(tom, id)).toEqual(['mistakes']);
    const mutation = app.newId();
    await tom.mutate('record.confirm', { type: 'person', id }, mutation);
    expect(await why(nora, id)).toEqual([]);
    expect(await quality(nora, id)).toMatchObject({ confirmedByName: 'Tom', evidence: [] });
    await search();
    expect(await why(nora, id)).toEqual([]);
    await apply(tom, 'change.undo', { mutationId: mutation });
    await search();
    expect(await why(nora, id)).toEqual(['mistakes']);
    await apply(nora, 'person.update', { id, set: { phones: [] } });
    expect(await why(nora, id)).toEqual([]);
  });

  it('a mail that came back asks for the address as long as it stands there, whoever logged it', async () => {
    const id = await make.person({ lastName: 'Buche', email: 'buche@weg.example' });
    const report = makeMail('mailer-daemon@haus.example', {
      subject: 'Undelivered Mail Returned to Sender',
      headers: 'Content-Type: multipart/report; report-type=delivery-status\r\n',
      text: 'Final-Recipient: rfc822; buche@weg.example\nAction: failed\nStatus: 5.1.1',
    });
    await make.mail(report);
    await search();
    expect((await all(tom)).find((item) => item.id === id)?.evidence).toMatchObject([
      { kind: 'bounce', email: 'buche@weg.example' },
    ]);
    await apply(nora, 'person.update', {
      id,
      set: { emails: [{ email: 'buche@neu.example', label: '' }] },
    });
    expect(await why(tom, id)).toEqual([]);
  });

  it('what came back to somebody alone is told to nobody else', async () => {
    const id = await make.person({ lastName: 'Birke', email: 'birke@weg.example' });
    const report = makeMail('mailer-daemon@haus.example', {
      subject: 'Unzustellbar: Angebot',
      headers: 'Content-Type: multipart/report; report-type=delivery-status\r\n',
      text: 'Final-Recipient: rfc822; birke@weg.example\nAction: failed',
    });
    await make.mail(report, 'private');
    await search();
    expect(await why(nora, id)).toEqual(['bounce']);
    expect(await why(tom, id)).toEqual([]);
  });

  it('a job that has ended, the tag of an import with its note, and silence ask too; confirming takes the tag off', async () => {
    const company = await make.company({ name: 'Eiche GmbH', tags: ['veraltet', 'Messe'] });
    await make.activity('', { text: 'Laut Register gelöscht', links: [{ type: 'company', id: company }] });
    const id = await make.person({ lastName: 'Eiche' });
    const job = await make.employ(id, company);
    await apply(nora, 'employment.update', { id: job, set: { toDay: '2020-03-31' } });
    await search();
    const items = await all(tom);
    expect(items.find((item) => item.id === id)).toMatchObject({
      employmentIds: [],
      evidence: [{ kind: 'left', company: 'Eiche GmbH', day: '2020-03-31' }],
    });
    expect(items.find((item) => item.id === company)?.evidence).toEqual([
      { kind: 'outdated', note: 'Laut Register gelöscht' },
    ]);
    await apply(tom, 'record.confirm', { type: 'company', id: company });
    expect(must(await tom.api.call('company', { params: { id: company } })).tags).toEqual(['Messe']);
    expect(await why(tom, company)).toEqual([]);
  });

  it('a customer nobody heard of for a year is asked for, and not again for a year', async () => {
    const id = await make.company({ name: 'Fichte KG', lifecycle: 'retention' });
    await search();
    expect(await why(nora, id)).toEqual([]);
    app.clock.advance(400 * 86_400_000);
    await search();
    expect(await why(nora, id)).toEqual(['silence']);
    await apply(nora, 'record.confirm', { type: 'company', id });
    await search();
    expect(await why(nora, id)).toEqual([]);
  });

  it('"later" puts one away for thirty days, for whoever says so alone, unless something more pressing turns up', async () => {
    const phones = [{ number: 'abc', label: 'work' as const }];
    const id = await make.person({ lastName: 'Erle', email: 'erle@weg.example', phones });
    await search();
    const mutation = app.newId();
    await tom.mutate('record.ask_later', { type: 'person', id }, mutation);
    expect(await why(tom, id)).toEqual([]);
    expect(await why(nora, id)).toEqual(['mistakes']);
    await search();
    expect(await why(tom, id)).toEqual([]);
    await apply(tom, 'change.undo', { mutationId: mutation });
    expect(await why(tom, id)).toEqual(['mistakes']);
    await apply(tom, 'record.ask_later', { type: 'person', id });
    app.clock.advance(29 * 86_400_000);
    expect(await why(tom, id)).toEqual([]);
    app.clock.advance(2 * 86_400_000);
    expect(await why(tom, id)).toEqual(['mistakes']);
    // Put away once more, it is for as long again.
    await apply(tom, 'record.ask_later', { type: 'person', id });
    app.clock.advance(20 * 86_400_000);
    expect(await why(tom, id)).toEqual([]);
    const report = makeMail('mailer-daemon@haus.example', {
      subject: 'Unzustellbar',
      headers: 'Content-Type: multipart/report; report-type=delivery-status\r\n',
      sentAt: new Date(app.clock.now()).toISOString(),
      text: 'Final-Recipient: rfc822; erle@weg.example\nAction: failed',
    });
    await make.mail(report);
    await search();
    expect(await why(tom, id)).toEqual(['bounce', 'mistakes']);
  });

  it('the own ones come first, page by page, each once; others by who looks after them', async () => {
    const bad = { phones: [{ number: 'keine', label: 'work' as const }] };
    const made: string[] = [];
    for (let at = 0; at < 70; at += 1)
      made.push(
        await make.person({
          lastName: `Linde ${at}`,
          ...bad,
          ownerId: at % 3 === 0 ? tom.id : at % 3 === 1 ? nora.id : null,
        }),
      );
    await search();
    const items = await all(tom);
    const own = items.filter(({ ownerId }) => ownerId === tom.id).length;
    expect(own).toBe(24);
    expect(items.slice(0, own).every(({ ownerId }) => ownerId === tom.id)).toBe(true);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(made.every((id) => items.some((item) => item.id === id))).toBe(true);
    expect(await all(tom, 'mine')).toHaveLength(24);
    expect((await all(tom, nora.id)).every(({ ownerName }) => ownerName === 'Nora')).toBe(true);
    expect((await all(tom, 'none')).every(({ ownerId }) => ownerId === null)).toBe(true);
    const wrong = await tom.api.call('qualityQueue', { query: { cursor: 'x' } });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'request.cursor' } });
  });

  it('hidden ones are shown to nobody who does not see them, nor is their quality told', async () => {
    const id = await make.person({ lastName: 'Kiefer', phones: [{ number: 'keine', label: 'work' }] });
    await apply(nora, 'record.move', { type: 'person', id, visibility: 'private' });
    await search();
    expect(await why(nora, id)).toEqual(['mistakes']);
    expect(await why(tom, id)).toEqual([]);
    expect(await tom.api.call('recordQuality', { query: { type: 'person', id } })).toMatchObject({
      ok: false,
      error: { code: 'record.not_found' },
    });
  });

  it('the quality of a record says what is missing, a double included', async () => {
    const fields = {
      lastName: 'Tanne',
      email: 'info@tanne.example',
      phones: [{ number: '+4951112345678', label: 'work' as const }],
    };
    const id = await make.person({ ...fields, ownerId: nora.id });
    expect(await quality(tom, id)).toMatchObject({ score: 77, lacks: ['address', 'own_email'] });
    await make.person(fields);
    must(await nora.api.call('searchDuplicates', { body: { type: 'person' } }));
    const isDone = async (): Promise<boolean> =>
      must(await nora.api.call('duplicates', { query: { type: 'person' } })).search?.finishedAt != null;
    await expect.poll(isDone).toBe(true);
    expect(await quality(tom, id)).toMatchObject({ score: 67, lacks: ['address', 'single', 'own_email'] });
  });

  it('counts a field of the company’s own that shall be filled and is not, as long as it is in use', async () => {
    const field = app.newId();
    const id = await make.person({ lastName: 'Lärche', ownerId: nora.id });
    const before = await quality(tom, id);
    await apply(nora, 'custom_field.create', {
      id: field,
      fields: { recordType: 'person', kind: 'text', name: 'Kundenklasse', required: true },
    });
    const after = await quality(tom, id);
    expect(after.lacks).toContain('own_fields');
    expect(after.score).toBe(before.score - 10);
    await apply(nora, 'person.update', { id, set: { custom: { [field]: 'A' } } });
    expect((await quality(tom, id)).score).toBe(before.score);
    await apply(nora, 'person.update', { id, set: { custom: { [field]: null } } });
    await apply(nora, 'custom_field.archive', { id: field });
    expect((await quality(tom, id)).lacks).not.toContain('own_fields');
  });

  it('nothing of it is left of somebody who is erased', async () => {
    const id = await make.person({ lastName: 'Weide', phones: [{ number: 'keine', label: 'work' }] });
    await search();
    await apply(tom, 'record.confirm', { type: 'person', id });
    await apply(tom, 'record.ask_later', { type: 'person', id });
    await apply(nora, 'person.erase', { id });
    const { read } = app.services.store;
    const left = async (table: 'quality_queue' | 'quality_later' | 'record_confirmation') =>
      read.selectFrom(table).select('recordId').where('recordId', '=', id).execute();
    expect(await left('quality_queue')).toEqual([]);
    expect(await left('quality_later')).toEqual([]);
    expect(await left('record_confirmation')).toEqual([]);
  });
});
