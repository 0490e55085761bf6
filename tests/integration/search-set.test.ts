/** One set of records and what is found among them: on both engines the same, in the same order. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

/** What was typed, and the names (below) of what is found, in order. */
const EVERYTHING: readonly (readonly [q: string, found: string])[] = [
  ['müller', 'jürgen mueller muller'],
  ['mueller', 'jürgen mueller muller'],
  ['muller', 'jürgen mueller muller'],
  ['MÜL', 'jürgen mueller muller weißbäck'],
  ['mul', 'jürgen mueller muller weißbäck'],
  ['muel', 'jürgen mueller muller weißbäck'],
  ['Mülelr', 'jürgen mueller muller'],
  ['Nüller', 'jürgen mueller muller'],
  ['müller jürgen', 'jürgen'],
  ['jürgen müller', 'jürgen'],
  ['lüdenscheidt', 'jürgen'],
  ['schön', 'uwe ute ulf task-schön'],
  ['schoen', 'uwe ute ulf task-schön'],
  ['schon', 'uwe ute ulf task-schön'],
  ['uwe', 'uwe task-schön'],
  ['Uwe S', 'uwe task-schön'],
  ['ute', 'ute'],
  ['u', 'ulf ute uwe task-schön'],
  ['ag', 'brandt ag'],
  ['AG', 'brandt ag'],
  ['brandt ag', 'brandt'],
  ['AG Söhne', 'brandt'],
  ['brandt', 'brandt deal-hallenkran jürgen'],
  ['Brnadt', 'jürgen brandt'],
  ['Brnadt Shöne', 'brandt'],
  ['Nordlciht Werkzegbau', 'nordlicht'],
  ['nordlicht werkzeug', 'nordlicht'],
  ['werkzeug', 'nordlicht südlicht'],
  ['werkzeug hamburg', 'nordlicht'],
  ['südlicht', 'südlicht'],
  ['suedlicht', 'südlicht'],
  ['sudlicht', 'südlicht'],
  ['obrien', 'zoe'],
  ["o'brien zoe", 'zoe'],
  ['zoe', 'zoe'],
  ['christian', 'krüger christiane'],
  ['christian schn', 'christiane'],
  ['christiane schneidr', 'christiane'],
  ['Krugre', 'krüger'],
  ['krueger@gmx.example', 'krüger'],
  ['gmx.example', 'krüger'],
  ['brandt.exa', 'jürgen brandt'],
  ['j.mueller@brandt', 'jürgen'],
  ['0511 12345678', 'jürgen'],
  ['+49 511 12345678', 'jürgen'],
  ['0049511/123', 'jürgen'],
  ['0511/1234', 'jürgen'],
  ['+41 44 3334455', 'muller'],
  ['0641 998877', 'brandt'],
  ['giessen', 'brandt'],
  ['gießen', 'brandt'],
  ['koeln', 'eins'],
  ['1&1', 'eins brandt'],
  ['weiss', 'weiß weißbäck'],
  ['weiß', 'weiß weißbäck'],
  ['baeckerei weiß', 'weißbäck'],
  ['strasser', 'strasser'],
  ['straßer', 'strasser'],
  ['lukasz', 'łukasz'],
  ['zak', 'łukasz'],
  ['ase', 'åse'],
  ['sørensen', 'åse'],
  ['sorensen', 'åse'],
  ['hrb 12345', 'brandt'],
  ['12345', 'brandt'],
  ['HRA98765', 'nordlicht'],
  ['hra 98765', 'nordlicht'],
  ['kran', 'deal-kran deal-kranwartung task-fertig'],
  ['hallenkran', 'deal-hallenkran task-angebot'],
  ['kran 2027', 'deal-kranwartung'],
  ['hallenkran brandt', 'deal-hallenkran'],
  ['quittengelee', 'deal-kran'],
  ['brombeer', 'task-eigen'],
  ['zwackelmann', 'deal-verloren'],
  ['laufkatze billiger', 'deal-verloren'],
  ['größter preis', 'deal-verloren'],
  ['angebot', 'task-angebot task-fertig'],
  ['angebot kran', 'task-fertig'],
  ['anrufen', 'task-schön'],
  ['uwe anrufen', 'task-schön'],
  ['lörrach', 'südlicht'],
  ['hamburg', 'christiane nordlicht'],
  ['schneider hamb', 'christiane'],
  ['säckingen', 'strasser'],
  ['saeckingen', 'strasser'],
  ['sackingen', 'strasser'],
  ['ida bad säck', 'strasser'],
  ['79713', 'strasser'],
  ['79713 bad', 'strasser'],
  ['basel', 'strasser'],
  ['straßer basel 4051', 'strasser'],
  ['straßer bern', ''],
  ['vogelsang', 'vogel ute südlicht'],
  ['VOGELSANGSTRASSE', 'ute südlicht'],
  ['Vogelsangstr. 12', 'südlicht'],
  ['vogelsangstraße 7 wedel', 'ute'],
  ['wedel vogelsang', 'ute'],
  ['vogelsangstr schoen', 'ute'],
  ['vogelsangstraße 99', ''],
  ['rheingässle', 'strasser'],
  ['rheingaessle bas', 'strasser'],
  ['rheingassle bern', ''],
  ['3011', 'ag'],
  ['turmgasse ag', 'ag'],
  ['thun', 'ag'],
  ['12', 'brandt'],
  ['xyz', ''],
  ['qu', 'deal-kran'],
  ["'", ''],
  ['%', ''],
];
const TEXTS: readonly (readonly [q: string, found: string])[] = [
  ['größe', 'call-groesse note-tür'],
  ['groesse', 'call-groesse note-tür'],
  ['grosse', 'call-groesse note-tür'],
  ['tür', 'call-groesse note-tür'],
  ['tur', 'call-groesse note-tür'],
  ['tuer klein', 'call-groesse'],
  ['Nordtor', 'note-tür'],
  ['rechnung', 'mail-rechnung'],
  ['RE-2026-17', 'mail-rechnung'],
  ['2026', 'mail-rechnung'],
  ['wartungsvertrag rechnung', 'mail-rechnung'],
  ['krueger', 'mail-rechnung'],
  ['krueger@gmx.example', 'mail-rechnung'],
  ['schlehenlikör', 'note-eigen'],
  ['schlehenlikor', 'note-eigen'],
  ['ohne worte', 'note-eigen'],
  ['besprochen', 'call-groesse'],
  ['fenster', ''],
  ['wir messen', 'note-tür'],
];

describeOnBothEngines('a set of searches', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  const names = new Map<string, string>();

  const namesOf = async (q: string, where: 'everything' | 'activities'): Promise<string> => {
    const answer = await nora.api.call('search', { query: { q, in: where, limit: '10' } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items.map(({ id }) => names.get(id) ?? id).join(' ');
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    const olga = await app.addUser('Olga', 'owner');
    const make = createRecords(app, nora);
    const named = (id: string, name: string): string => {
      names.set(id, name);
      return id;
    };
    const person = async (name: string, fields: Parameters<typeof make.person>[0]) =>
      named(await make.person(fields), name);
    const company = async (name: string, fields: Parameters<typeof make.company>[0]) =>
      named(await make.company(fields), name);
    const deal = async (
      name: string,
      fields: {
        title: string;
        companyId?: string;
        personId?: string;
        custom?: Record<string, string>;
        stage?: 'won' | 'lost';
        lostReason?: string;
      },
    ) => {
      const id = named(app.newId(), name);
      await apply(nora, 'deal.create', { id, fields });
    };
    const customText = async (recordType: 'deal' | 'task' | 'activity') => {
      const id = app.newId();
      await apply(olga, 'custom_field.create', {
        id,
        fields: { recordType, kind: 'text', name: `Kennwort ${recordType}` },
      });
      return id;
    };
    const task = async (name: string, fields: Parameters<typeof make.task>[0]) =>
      named(await make.task(fields), name);
    const onDeal = await customText('deal');
    const onTask = await customText('task');
    const onActivity = await customText('activity');

    const jürgen = await person('jürgen', {
      firstName: 'Jürgen',
      lastName: 'Müller-Lüdenscheidt',
      email: 'j.mueller@brandt.example',
      phones: [{ number: '+4951112345678', label: 'work' }],
    });
    await person('zoe', { title: 'Dr.', firstName: 'Zoë', lastName: "O'Brien", email: 'zoe@obrien.example' });
    await person('christiane', { firstName: 'Christiane', lastName: 'Schneider', city: 'Hamburg' });
    await person('krüger', { firstName: 'Christian', lastName: 'Krüger', email: 'krueger@gmx.example' });
    const uwe = await person('uwe', { firstName: 'Uwe', lastName: 'Schön' });
    await person('ute', {
      firstName: 'Ute',
      lastName: 'Schoen',
      street: 'Vogelsangstr. 7 b',
      city: 'Wedel',
    });
    await person('vogel', { firstName: 'Eva', lastName: 'Vogelsang' });
    await person('ulf', { firstName: 'Ulf', lastName: 'Schon' });
    await person('mueller', { firstName: 'Karin', lastName: 'Mueller' });
    await person('muller', {
      firstName: 'Heiner',
      lastName: 'Muller',
      phones: [{ number: '+41443334455', label: 'mobile' }],
    });
    await person('łukasz', { firstName: 'Łukasz', lastName: 'Żak' });
    await person('åse', { firstName: 'Åse', lastName: 'Sørensen' });
    await person('weiß', { firstName: 'Inge', lastName: 'Weiß' });
    await person('strasser', {
      firstName: 'Ida',
      lastName: 'Straßer',
      postcode: '79713',
      city: 'Bad Säckingen',
      addresses: [
        { label: 'home', street: 'Rheingässle 12', postcode: '4051', city: 'Basel', country: 'CH' },
      ],
    });
    const brandt = await company('brandt', {
      name: 'Brandt & Söhne AG',
      city: 'Gießen',
      domains: ['brandt.example'],
      registerCourt: 'Gießen',
      registerNumber: 'HRB 12345',
      phones: [{ number: '+49641998877', label: '' }],
    });
    await company('eins', { name: '1&1 Beispiel GmbH', city: 'Köln' });
    await company('weißbäck', { name: 'Bäckerei Weiß', city: 'Müllheim' });
    const nord = await company('nordlicht', {
      name: 'Nordlicht Werkzeugbau GmbH & Co. KG',
      city: 'Hamburg',
      registerNumber: 'HRA 98765',
    });
    await company('südlicht', {
      name: 'Südlicht Werkzeughandel',
      street: 'Vogelsangstraße 12',
      city: 'Lörrach',
    });
    await company('ag', {
      name: 'AG',
      street: 'Turmgasse 1',
      postcode: '3011',
      city: 'Bern',
      addresses: [{ label: 'delivery', street: '', postcode: '', city: 'Thun', country: 'CH' }],
    });
    await make.employ(jürgen, brandt);
    await make.employ(uwe, nord);

    await deal('deal-hallenkran', { title: 'Hallenkran für Brandt', companyId: brandt });
    await deal('deal-kranwartung', { title: 'Kranwartung 2027', companyId: nord, stage: 'won' });
    await deal('deal-verloren', {
      title: 'Laufkatze',
      companyId: nord,
      stage: 'lost',
      lostReason: 'Zwackelmann war billiger, größter Punkt war der Preis',
    });
    await deal('deal-kran', { title: 'Kran', personId: uwe, custom: { [onDeal]: 'Quittengelee' } });
    await task('task-angebot', { title: 'Angebot Hallenkran nachfassen', personId: jürgen });
    await task('task-schön', { title: 'Uwe Schön anrufen', personId: uwe });
    const done = await task('task-fertig', { title: 'Angebot Kran schreiben', companyId: brandt });
    await apply(nora, 'task.update', { id: done, set: { done: true } });
    await task('task-eigen', { title: 'Rückruf', personId: uwe, custom: { [onTask]: 'Brombeerhecke' } });
    named(
      await make.activity(jürgen, { text: 'Die Größe der Tür im Nordtor ist unklar, wir messen nach.' }),
      'note-tür',
    );
    named(
      await make.activity(uwe, {
        kind: 'call',
        subject: 'Groesse besprochen',
        text: 'Die Tuer wird kleiner.',
      }),
      'call-groesse',
    );
    named(
      await make.activity(uwe, { text: 'Ohne Worte', custom: { [onActivity]: 'Schlehenlikör' } }),
      'note-eigen',
    );
    named(
      await make.mail(
        makeMail('krueger@gmx.example', {
          messageId: '<a@gmx.example>',
          subject: 'Rechnung RE-2026-17',
          text: 'Guten Tag, anbei die Rechnung über den Wartungsvertrag.',
        }),
      ),
      'mail-rechnung',
    );
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('finds among records, deals and follow-ups what the set says', async () => {
    const found: [string, string][] = [];
    for (const [q] of EVERYTHING) found.push([q, await namesOf(q, 'everything')]);
    expect(found).toEqual(EVERYTHING);
  });

  it('finds among texts what the set says', async () => {
    const found: [string, string][] = [];
    for (const [q] of TEXTS) found.push([q, await namesOf(q, 'activities')]);
    expect(found).toEqual(TEXTS);
  });
});
