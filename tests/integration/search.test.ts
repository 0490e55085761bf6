import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexEarlierAddresses } from '#server/search/address-index.ts';
import { indexEarlierPlaces } from '#server/search/place-index.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('finding people and companies', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;

  const find = async (q: string): Promise<string[]> => {
    const answer = await nora.api.call('search', { query: { q } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items.map(({ title }) => title).toSorted();
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    make = createRecords(app, nora);
    const jürgen = await make.person({
      firstName: 'Jürgen',
      lastName: 'Müller-Lüdenscheidt',
      email: 'j.mueller@brandt.example',
      phones: [{ number: '+4951112345678', label: 'work' }],
    });
    await make.person({ title: 'Dr.', firstName: 'Zoë', lastName: "O'Brien", email: 'zoe@obrien.example' });
    await make.person({ firstName: 'Christiane', lastName: 'Schneider' });
    await make.person({ firstName: 'Christian', lastName: 'Krüger' });
    const brandt = await make.company({
      name: 'Brandt & Söhne AG',
      city: 'Gießen',
      domains: ['brandt.example'],
      phones: [{ number: '+49641998877', label: '' }],
    });
    await make.company({ name: '1&1 Beispiel GmbH', city: 'Köln' });
    await make.company({ name: 'Bäckerei Weiß' });
    await make.person({ firstName: 'Ute', lastName: 'Schoen' });
    await make.person({ firstName: 'Uwe', lastName: 'Schön' });
    await make.person({ firstName: 'Ulf', lastName: 'Schon' });
    await make.employ(jürgen, brandt);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  const MÜLLER = 'Jürgen Müller-Lüdenscheidt';
  const BRANDT = 'Brandt & Söhne AG';

  it('takes umlauts in any spelling, in any case, from the first letters on', async () => {
    for (const q of ['Müller', 'mueller', 'muller', 'MÜL', 'muel', 'mul', 'lüdensch', 'Mu\u0308ller']) {
      expect(await find(q), q).toEqual([MÜLLER]);
    }
    expect(await find('weiss')).toEqual(['Bäckerei Weiß']);
    expect(await find('baeckerei weiß')).toEqual(['Bäckerei Weiß']);
    expect(await find('obrien')).toEqual(["Dr. Zoë O'Brien"]);
    expect(await find("o'brien zoe")).toEqual(["Dr. Zoë O'Brien"]);
  });

  it('takes ü, ue and u for one, also where the name is written without the umlaut, the typed spelling first', async () => {
    const all = ['Ulf Schon', 'Ute Schoen', 'Uwe Schön'];
    for (const q of ['schön', 'schoen', 'schon']) expect(await find(q), q).toEqual(all);
    const answer = await nora.api.call('search', { query: { q: 'schoen', limit: '2' } });
    expect(answer.ok && answer.value.items.map(({ title }) => title).toSorted()).toEqual([
      'Ute Schoen',
      'Uwe Schön',
    ]);
  });

  it('finds mails and notes by any spelling of their words', async () => {
    const person = await make.person({ lastName: 'Notizblock' });
    await make.activity(person, { text: 'Die Groesse der Tuer ist unklar' });
    for (const q of ['größe', 'grösse türe', 'tur', 'Tür unklar']) {
      const found = await nora.api.call('search', { query: { q, in: 'activities' } });
      expect(found.ok && found.value.items.length, q).toBe(q === 'grösse türe' ? 0 : 1);
    }
  });

  it('wants every word, in any order', async () => {
    expect(await find('müller jürgen')).toEqual([MÜLLER]);
    expect(await find('christian')).toEqual(['Christian Krüger', 'Christiane Schneider']);
    expect(await find('christian schn')).toEqual(['Christiane Schneider']);
    expect(await find('jürgen schneider')).toEqual([]);
  });

  it('finds by address, domain and place', async () => {
    expect(await find('j.mueller@brandt.example')).toEqual([MÜLLER]);
    expect(await find('J.Mueller@brandt.exa')).toEqual([MÜLLER]);
    expect(await find('brandt.example')).toEqual([BRANDT, MÜLLER]);
    expect(await find('giessen')).toEqual([BRANDT]);
  });

  it('finds by telephone number in any spelling, also while it is typed', async () => {
    for (const q of [
      '0511 12345678',
      '+49 511 12345678',
      '0049511/123456-78',
      '+49 (0)511 12345678',
      '0511/1234',
    ]) {
      expect(await find(q), q).toEqual([MÜLLER]);
    }
    expect(await find('0641 998877')).toEqual([BRANDT]);
    expect(await find('0999 1')).toEqual([]);
  });

  it('finds companies by short words and figures of their names', async () => {
    expect(await find('brandt ag')).toEqual([BRANDT]);
    expect(await find('AG Söhne')).toEqual([BRANDT]);
    expect(await find('1&1')).toEqual(['1&1 Beispiel GmbH']);
  });

  it('forgives typing errors when nothing has the word as it was typed', async () => {
    for (const q of ['Mülelr', 'Muleler', 'Nüller', 'uMller', 'Mülller', 'Müler-Lüdenscheidt']) {
      expect(await find(q), q).toEqual([MÜLLER]);
    }
    expect(await find('Schnieder')).toEqual(['Christiane Schneider']);
    expect(await find('Schneidr Christiane')).toEqual(['Christiane Schneider']);
    expect(await find('Shcnieder')).toEqual(['Christiane Schneider']);
    expect(await find('Krugre')).toEqual(['Christian Krüger']);
    expect(await find('Brnadt AG')).toEqual([BRANDT]);
  });

  it('does not guess from few letters or far-fetched words', async () => {
    for (const q of ['xyz', 'qu', 'Zeppelin', 'Schwarzwald', 'Mxyller']) expect(await find(q), q).toEqual([]);
  });

  it('knows new names at once and forgets old and deleted ones', async () => {
    const id = await make.person({ lastName: 'Altmann' });
    await apply(nora, 'person.update', { id, set: { lastName: 'Neumann' } });
    expect(await find('altmann')).toEqual([]);
    expect(await find('neumann')).toEqual(['Neumann']);
    await apply(nora, 'person.delete', { id });
    expect(await find('neumann')).toEqual([]);
    expect(await find('neumanm')).toEqual([]);
  });

  it('takes every sign for a sign', async () => {
    const signs = [
      '" NEAR *',
      '%',
      '_',
      '%%%',
      "'",
      '"',
      "' or 1=1 --",
      '🎉',
      '*',
      '\\',
      'q\u0000z',
      '\ud800',
      '@',
      '~',
      '~~~~',
    ];
    for (const q of [
      ...signs,
      'x@',
      '@x',
      'a\u0000b@c\u0000d.example',
      'x'.repeat(200),
      '1'.repeat(200),
      'ü'.repeat(200),
    ]) {
      expect(await find(q), JSON.stringify(q)).toEqual([]);
      const inTexts = await nora.api.call('search', { query: { q, in: 'activities' } });
      expect(inTexts, JSON.stringify(q)).toEqual({ ok: true, value: { items: [] } });
    }
  });

  it('says what of a question is wrong', async () => {
    for (const query of [`q=${'x'.repeat(201)}`, '', 'q=a&limit=-1', 'q=a&limit=x', 'q=a&in=secrets']) {
      expect((await nora.request(`/api/v1/search?${query}`)).status, query).toBe(400);
    }
    expect((await nora.request('/api/v1/search?q=')).status).toBe(200);
    expect((await nora.request('/api/v1/people/%00')).status).toBe(404);
    expect((await nora.request('/api/v1/activities/%00%F0')).status).toBe(404);
  });

  it('gives no more than was asked for', async () => {
    for (let count = 0; count < 5; count += 1)
      await make.person({ firstName: `Nr${count}`, lastName: 'Vielfach' });
    const answer = await nora.api.call('search', { query: { q: 'vielfach', limit: '3' } });
    expect(answer.ok && answer.value.items).toHaveLength(3);
  });

  it('finds people by the town and postcode of each address as it stands now, those called so first', async () => {
    const ids = new Map<string, string>();
    const person = async (lastName: string, fields: Parameters<Records['person']>[0]) =>
      ids.set(lastName, await make.person({ lastName, ...fields }));
    await person('Buxtehude', {});
    await person('Ohnsorg', { city: 'Buxtehude', postcode: '21614' });
    await person('Zweitwohner', {
      city: 'Stade',
      addresses: [{ label: 'home', street: '', postcode: '21614', city: 'Buxtehude', country: 'DE' }],
    });
    const inOrder = async (q: string): Promise<string[]> => {
      const answer = await nora.api.call('search', { query: { q } });
      return answer.ok ? answer.value.items.map(({ title, detail }) => `${title}/${detail}`) : [];
    };
    expect(await inOrder('buxtehude')).toEqual(['Buxtehude/', 'Ohnsorg/Buxtehude', 'Zweitwohner/Stade']);
    expect(await find('21614 ohn')).toEqual(['Ohnsorg']);
    await apply(nora, 'person.update', { id: ids.get('Ohnsorg')!, set: { city: 'Jork', postcode: '' } });
    await apply(nora, 'person.update', { id: ids.get('Zweitwohner')!, set: { addresses: [] } });
    expect([await find('buxtehude'), await find('jork'), await find('stade')]).toEqual([
      ['Buxtehude'],
      ['Ohnsorg'],
      ['Zweitwohner'],
    ]);
    await apply(nora, 'person.delete', { id: ids.get('Ohnsorg')! });
    expect(await find('jork')).toEqual([]);
  });

  it('takes in where people live who are there from before, once', async () => {
    await make.person({ lastName: 'Altbestand', city: 'Cuxhaven' });
    const { store } = app.services;
    await store.write(async (tx) => {
      await tx.run('delete from person_place');
      return { ok: true, value: null };
    });
    expect(await find('cuxhaven')).toEqual([]);
    expect(await indexEarlierPlaces(store)).toEqual({ ok: true, value: null });
    expect(await find('cuxhaven')).toEqual(['Altbestand']);
    expect(await indexEarlierPlaces(store)).toEqual({ ok: true, value: null });
  });

  it('finds who has an address in a street, below names and towns, and shows that address', async () => {
    const shown = async (q: string, user = nora): Promise<string[]> => {
      const answer = await user.api.call('search', { query: { q } });
      return answer.ok
        ? answer.value.items.map(({ title, detail, snippet }) => `${title} (${detail}) ${snippet ?? ''}`)
        : [answer.error.code];
    };
    await make.person({ lastName: 'Rebhuhn' });
    await make.person({ lastName: 'Ortsmann', city: 'Rebhuhnberg' });
    const id = await make.person({
      lastName: 'Anwohner',
      city: 'Plön',
      addresses: [{ label: 'home', street: 'Rebhuhnstr. 4', postcode: '24306', city: 'Plön', country: 'DE' }],
    });
    const firm = await make.company({ name: 'Federvieh KG', street: 'Rebhuhnstraße 11', postcode: '24306' });
    // The town stands there once.
    const ANWOHNER = 'Anwohner (Federvieh KG) Rebhuhnstr. 4, 24306 Plön';
    const FIRM = 'Federvieh KG () Rebhuhnstraße 11, 24306';
    await make.employ(id, firm);
    expect(await shown('rebhuhn')).toEqual(['Rebhuhn () ', 'Ortsmann (Rebhuhnberg) ', FIRM, ANWOHNER]);
    expect(await shown('Rebhuhnstraße 4')).toEqual([ANWOHNER]);
    expect(await shown('anwohner rebhuhn ploen')).toEqual([ANWOHNER]);
    expect(await shown('24306 federvieh')).toEqual([FIRM]);
    // Nobody is looked for by a house number.
    expect(await shown('11')).not.toContain(FIRM);

    await apply(nora, 'company.update', { id: firm, set: { street: 'Fasanenweg 1' } });
    expect([await find('rebhuhnstr'), await find('fasanenw')]).toEqual([['Anwohner'], ['Federvieh KG']]);
    await apply(nora, 'record.move', { type: 'person', id, visibility: 'private' });
    const mia = await app.addUser('Mia');
    expect([await shown('rebhuhnstr'), await shown('rebhuhnstr', mia)]).toEqual([[ANWOHNER], []]);
    await apply(nora, 'person.delete', { id });
    expect(await find('rebhuhnstr')).toEqual([]);
  });

  it('takes in where people and companies are who are there from before, once', async () => {
    await make.person({ lastName: 'Vorher', street: 'Zaunkönigweg 1' });
    await make.company({ name: 'Früher GmbH', street: 'Zaunkönigweg 2' });
    const { store } = app.services;
    await store.write(async (tx) => {
      await tx.run('delete from address_token');
      return { ok: true, value: null };
    });
    expect(await find('zaunkoenig')).toEqual([]);
    expect(await indexEarlierAddresses(store)).toEqual({ ok: true, value: null });
    expect(await find('zaunkoenig')).toEqual(['Früher GmbH', 'Vorher']);
    expect(await indexEarlierAddresses(store)).toEqual({ ok: true, value: null });
  });
});
