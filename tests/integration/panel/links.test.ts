import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('what a mail hangs on', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;
  let counter = 0;

  const ask = async (query: Record<string, unknown>, user = nora): Promise<PanelAnswer> => {
    const answer = await user.api.call('panel', { body: query });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  /** What the panel says before the mail is logged, and what it hangs on afterwards. */
  const saidAndDone = async (
    emails: readonly string[],
    user = nora,
  ): Promise<{ said: string[]; done: string[]; id: string; messageId: string }> => {
    counter += 1;
    const messageId = `<${counter}@links.example>`;
    const participants = emails.map((email) => ({ email, name: '', role: 'from' as const }));
    const said = (await ask({ messageId, participants }, user)).links.map(({ title }) => title);
    const id = await createRecords(app, user).mail(makeMail('', { messageId, participants }));
    const done = ((await ask({ messageId }, user)).log?.links ?? []).map(({ title }) => title);
    return { said: said.toSorted(), done: done.toSorted(), id, messageId };
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is what the panel said before: every employer, the company of the domain, no colleague', async () => {
    const works = await make.company({ name: 'Werk Nord', domains: ['nord.example'] });
    const holding = await make.company({ name: 'Holding Süd' });
    const ada = await make.person({ firstName: 'Ada', lastName: 'Krüger', email: 'ada@nord.example' });
    await make.employ(ada, works, 'Einkauf');
    await make.employ(ada, holding, 'Beirat');
    await make.person({ firstName: 'Ben', lastName: 'Ohnefirma', email: 'ben@nord.example' });
    await make.company({ name: 'Zentrale', emails: [{ email: 'post@zentrale.example', label: '' }] });
    const both = await saidAndDone([
      'ADA@nord.example',
      'ben@nord.example',
      'post@zentrale.example',
      'thomas@haus.example',
      'wer@unbekannt.example',
    ]);
    expect(both.said).toEqual(['Ada Krüger', 'Ben Ohnefirma', 'Holding Süd', 'Werk Nord', 'Zentrale']);
    expect(both.done).toEqual(both.said);
  });

  it('is nobody of those who share an address until one is chosen, and then that one', async () => {
    const one = await make.person({ firstName: 'Eva', lastName: 'Lang', email: 'familie@lang.example' });
    const other = await make.person({ firstName: 'Uwe', lastName: 'Lang', email: 'familie@lang.example' });
    await make.employ(one, await make.company({ name: 'Evas Arbeit' }));
    const before = await saidAndDone(['familie@lang.example']);
    expect(before).toMatchObject({ said: [], done: [] });
    await apply(nora, 'match.choose', { email: 'familie@lang.example', personId: other });
    expect(await saidAndDone(['familie@lang.example'])).toMatchObject({
      said: ['Uwe Lang'],
      done: ['Uwe Lang'],
    });
    // A choice is the chooser's own.
    expect(await saidAndDone(['familie@lang.example'], thomas)).toMatchObject({ said: [], done: [] });
  });

  it('keeps the company where it is clear though the person is not', async () => {
    await make.company({ name: 'Brandt', domains: ['brandt-teilt.example'] });
    for (const firstName of ['Jo', 'Mo'])
      await make.person({ firstName, lastName: 'Brandt', email: 'info@brandt-teilt.example' });
    const both = await saidAndDone(['info@brandt-teilt.example']);
    expect(both).toMatchObject({ said: ['Brandt'], done: ['Brandt'] });
  });

  it('shows nobody and nothing of them while it is not settled who writes', async () => {
    const first = await make.person({ firstName: 'Pia', lastName: 'Doppelt', email: 'doppelt@zwei.example' });
    await make.person({ firstName: 'Pit', lastName: 'Doppelt', email: 'doppelt@zwei.example' });
    await make.activity(first, { text: 'Nur über Pia' });
    const answer = await ask({ participants: [{ email: 'doppelt@zwei.example' }] });
    expect(answer).toMatchObject({
      ambiguous: true,
      person: null,
      company: null,
      timeline: [],
      tasks: [],
      lastContactAt: null,
    });
    expect(answer.participants[0]?.matches.map(({ name }) => name)).toEqual(['Pia Doppelt', 'Pit Doppelt']);
  });

  it('follows the choice for mails logged before it, and gives them up when it is taken back', async () => {
    const chosen = await make.person({ firstName: 'Kai', lastName: 'Wahl', email: 'wahl@wahl.example' });
    await make.person({ firstName: 'Ute', lastName: 'Wahl', email: 'wahl@wahl.example' });
    const { id, messageId, done } = await saidAndDone(['wahl@wahl.example']);
    expect(done).toEqual([]);
    const mutationId = app.newId();
    await nora.mutate('match.choose', { email: 'wahl@wahl.example', personId: chosen }, mutationId);
    const linked = await ask({ messageId });
    expect(linked.log?.links.map(({ title }) => title)).toEqual(['Kai Wahl']);
    expect((await ask({ person: chosen })).timeline.map((item) => item.id)).toEqual([id]);
    await apply(nora, 'change.undo', { mutationId });
    expect((await ask({ messageId })).log?.links).toEqual([]);
    expect((await ask({ person: chosen })).timeline).toEqual([]);
  });

  it('stays with the first who had an address when a second one gets it', async () => {
    const first = await make.person({ firstName: 'Ina', lastName: 'Erste', email: 'geteilt@erste.example' });
    const { id } = await saidAndDone(['geteilt@erste.example']);
    const second = await make.person({
      firstName: 'Ole',
      lastName: 'Zweite',
      email: 'geteilt@erste.example',
    });
    expect((await ask({ person: first })).timeline.map((item) => item.id)).toEqual([id]);
    expect((await ask({ person: second })).timeline).toEqual([]);
  });

  it('is asked where several companies have the domain, each named that the asker may see', async () => {
    const works = await make.company({ name: 'Halbach GmbH', domains: ['halbach.example'] });
    const service = await make.company({ name: 'Halbach Service GmbH', domains: ['halbach.example'] });
    const participants = [{ email: 'lea.sommer@halbach.example', name: 'Lea Sommer', role: 'from' }];
    const unknown = await ask({ participants });
    expect(unknown).toMatchObject({
      company: null,
      links: [],
      companyChoices: [
        { id: works, name: 'Halbach GmbH' },
        { id: service, name: 'Halbach Service GmbH' },
      ],
    });
    expect((await ask({ domain: 'www.halbach.example' })).companyChoices).toHaveLength(2);
    const lea = await make.person({ firstName: 'Lea', lastName: 'Sommer', email: participants[0]!.email });
    await make.employ(lea, service, '');
    const known = await ask({ participants });
    expect(known.company?.name).toBe('Halbach Service GmbH');
    expect(known.companyChoices).toBeUndefined();
  });
});
