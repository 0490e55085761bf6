import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Company } from '#shared/domain/company.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll } from '#tests/support/pull-all.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('what an imprint says of a company', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const companyFor = async (user: TestUser, company: string): Promise<Company | null> => {
    const answer = await user.api.call('panel', { body: { company } });
    return answer.ok ? answer.value.company : null;
  };

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

  it('is kept: register court and number, legal form, VAT id; on every device, and taken back as any change', async () => {
    const fields = {
      name: 'Brandt Pumpen GmbH',
      registerCourt: 'Amtsgericht Hannover',
      registerNumber: 'HRB 12345',
      legalForm: 'GmbH',
      vatId: 'DE136695976',
    };
    const start = await tom.api.call('syncBootstrap', { query: { clientId: tom.id, set: 'all' } });
    if (!start.ok) throw new Error(start.error.code);
    const id = await make.company(fields);
    expect(await companyFor(tom, id)).toMatchObject(fields);
    const { cursor, epoch } = start.value;
    const { puts } = await pullAll(app, tom, { clientId: tom.id, epoch, cursor });
    expect(puts.find((doc) => doc.id === id)?.data).toMatchObject({ ...fields, declinedValues: [] });
    const moved = await tom.mutate('company.update', {
      id,
      set: { registerCourt: 'Amtsgericht Hamburg', registerNumber: 'HRB 777' },
      was: { registerCourt: 'Amtsgericht Hannover', registerNumber: 'HRB 12345' },
    });
    expect(await companyFor(nora, id)).toMatchObject({ registerNumber: 'HRB 777' });
    await apply(tom, 'change.undo', { mutationId: moved.id });
    expect(await companyFor(nora, id)).toMatchObject(fields);
  });

  it('a company that is known by its name alone has none of it', async () => {
    const id = await make.company({ name: 'Nordlicht' });
    expect(await companyFor(nora, id)).toMatchObject({
      registerCourt: '',
      registerNumber: '',
      legalForm: '',
      declinedValues: [],
    });
  });

  it('what one colleague turns down of a page is turned down for all, and two at once keep both', async () => {
    const id = await make.company({ name: 'Keller Antriebe GmbH' });
    const decline = (user: TestUser, value: string) =>
      user.mutate('company.update', { id, set: { declinedValues: [value] }, was: { declinedValues: [] } });
    await decline(nora, 'phone:495115550300');
    // Tom's page was read before.
    const second = await decline(tom, 'register:hrb777');
    for (const user of [nora, tom])
      expect((await companyFor(user, id))?.declinedValues).toEqual(['phone:495115550300', 'register:hrb777']);
    await apply(tom, 'change.undo', { mutationId: second.id });
    expect((await companyFor(nora, id))?.declinedValues).toEqual(['phone:495115550300']);
  });

  it('more than a hundred values that were turned down are refused', async () => {
    const id = await make.company({ name: 'Viel GmbH' });
    const declinedValues = Array.from({ length: 101 }, (_, at) => `phone:${at}`);
    const { status } = await nora.mutate('company.update', { id, set: { declinedValues } });
    expect(status).toBe('rejected');
    expect((await companyFor(nora, id))?.declinedValues).toEqual([]);
  });
});
