import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import type { EndpointName } from '#shared/api/endpoints.ts';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import type { MutationName } from '#shared/domain/mutations.ts';
import { tables } from '#server/db/schema.ts';
import { moveToBucket, teamBucket } from '#tests/support/buckets.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { attach, logMail, makeMail } from '#tests/support/log-mail.ts';
import { addOrder, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';
import { AT, NO_RECORD, reads, writes } from '#tests/support/hidden-records.ts';
import type { Ids, Own } from '#tests/support/hidden-records.ts';

describeOnBothEngines('what stands in a bucket one does not see', (engine) => {
  describe.each(['private', 'team'] as const)('(%s)', (bucket) => {
    let app: TestApp;
    let nora: TestUser;
    let thomas: TestUser;
    let make: Records;
    let hidden: Ids;
    let unknown: Ids;
    let own: Own;

    /** All rows of all tables but what a request itself leaves. */
    const everything = async (): Promise<string> => {
      const rows: unknown[] = [];
      for (const table of Object.keys(tables)) {
        const key = table === 'change' ? 'seq' : '1';
        if (table !== 'credential')
          rows.push(table, await app.services.store.sql.all(`select * from ${table} order by ${key}`));
      }
      return JSON.stringify(rows);
    };
    const send = async (user: TestUser, path: string, method: string, body?: object) => {
      const response = await user.request(path, {
        method,
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, text };
    };
    const mutate = async (user: TestUser, name: string, args: object) => {
      const answer = await send(user, '/api/v1/mutations', 'POST', {
        mutations: [{ id: app.newId(), name, at: AT, args }],
      });
      const { error } = JSON.parse(answer.text) as { error?: { code: string } };
      return { status: answer.status, code: error?.code };
    };
    const found = async (user: TestUser, q: string): Promise<string[]> => {
      const answer = await user.api.call('search', { query: { q } });
      return answer.ok ? answer.value.items.map(({ title }) => title) : [answer.error.code];
    };
    const panel = async (user: TestUser, email: string) => {
      const answer = await user.api.call('panel', { body: { participants: [{ email }] } });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };

    beforeAll(async () => {
      app = await createTestApp(engine);
      nora = await app.addUser('Nora', 'user', 'Vertrieb');
      // An owner: no role opens what is somebody else's. In Kontor's own pages: nothing is refused for the token.
      const account = await app.addUser('Thomas', 'owner', 'Service');
      thomas = await account.asPage();
      make = createRecords(app, nora);
      const person = await make.person({
        firstName: 'Gesine',
        lastName: 'Verborgen',
        email: 'gesine@geheim.example',
        phones: [{ number: '+49511999888', label: 'work' }],
      });
      const company = await make.company({
        name: 'Geheimrat Werke',
        domains: ['geheim.example'],
        city: 'Ulm',
      });
      const employment = await make.employ(person, company, 'Leitung');
      const relationship = app.newId();
      const other = await make.person({ firstName: 'Heinz', lastName: 'Sichtbar' });
      await nora.mutate('relationship.create', {
        id: relationship,
        fields: { personId: person, otherId: other, kind: 'other', note: 'Geheimer Bund' },
      });
      const file = await attach(nora, new TextEncoder().encode(`streng geheim ${bucket}`));
      const mail = makeMail({ subject: 'Geheimplan', attachments: [file] });
      const { id: activity } = await logMail(nora, mail, { visibility: bucket });
      const task = await make.task({ title: 'Geheim anrufen', personId: person });
      const deal = app.newId();
      await nora.mutate('deal.create', {
        id: deal,
        fields: { title: 'Geheimer Abschluss', companyId: company },
      });
      const template = app.newId();
      await nora.mutate('template.create', { id: template, fields: { name: 'Geheim' } });
      const savedView = app.newId();
      await nora.mutate('saved_view.create', {
        id: savedView,
        fields: {
          name: 'Geheim',
          record: 'person',
          filter: EVERYTHING,
          sort: { by: 'name', descending: false },
          columns: ['name'],
          visibility: bucket,
        },
      });
      const fact = app.newId();
      await nora.mutate('fact.add', {
        id: fact,
        about: { type: 'person', id: person },
        fields: { text: 'Geheime Töchter' },
        visibility: bucket,
      });
      const outgoing = app.newId();
      await nora.mutate('mail.decide', {
        id: outgoing,
        fields: {
          conversationId: '',
          from: '',
          log: true,
          visibility: bucket,
          links: [],
          reminder: null,
          chosen: true,
        },
      });
      await addOrder(app, { companyId: company, number: 'G-1', orderedOn: '2026-01-01', amountMinor: 100 });
      const mutation = app.newId();
      await nora.mutate('person.update', { id: person, set: { city: 'Ulm' } }, mutation);
      hidden = {
        person,
        company,
        employment,
        relationship,
        activity,
        task,
        deal,
        outgoing,
        template,
        savedView,
        fact,
        hash: file.hash,
        mutation,
      };
      unknown = {
        person: app.newId(),
        company: app.newId(),
        employment: app.newId(),
        relationship: app.newId(),
        activity: app.newId(),
        task: app.newId(),
        deal: app.newId(),
        outgoing: app.newId(),
        template: app.newId(),
        savedView: app.newId(),
        fact: app.newId(),
        hash: '0'.repeat(64),
        mutation: app.newId(),
      };
      const theirs = createRecords(app, thomas);
      const known = await theirs.person({ firstName: 'Karl', lastName: 'Bekannt' });
      own = {
        id: app.newId(),
        person: known,
        company: await theirs.company({ name: 'Offene Werke' }),
        // Hangs on all of it, from the time when everybody saw it.
        activity: await theirs.activity(known, {
          text: 'Besuch',
          links: [
            { type: 'person', id: known },
            { type: 'person', id: person },
            { type: 'company', id: company },
            { type: 'deal', id: deal },
            { type: 'task', id: task },
          ],
        }),
        task: await theirs.task({ title: 'Bei Gesine melden', personId: person, companyId: company }),
      };
      const to = bucket === 'private' ? `private:${nora.id}` : await teamBucket(app, nora);
      await moveToBucket(app, nora, 'person', person, to);
      await moveToBucket(app, nora, 'company', company, to);
      await moveToBucket(app, nora, 'task', task, to);
      await moveToBucket(app, nora, 'deal', deal, to);
      await moveToBucket(app, nora, 'template', template, to);
    });
    beforeEach(() => {
      own = { ...own, id: app.newId() };
    });
    afterAll(async () => {
      expect(app.bugs).toEqual([]);
      await app.close();
    });

    it('looks like what is not there, whichever endpoint is asked, and nothing is written', async () => {
      const withId = Object.entries(endpoints as Record<string, Endpoint>).filter(
        ([name, { path }]) => path.includes(':') && !NO_RECORD.has(name),
      );
      const asked = reads(hidden);
      expect(withId.map(([name]) => name).filter((name) => !(name in asked))).toEqual([]);
      const before = await everything();
      for (const [name, attempts = []] of Object.entries(asked)) {
        const endpoint: Endpoint = endpoints[name as EndpointName];
        for (const [at, { path = endpoint.path, body }] of attempts.entries()) {
          const answer = await send(thomas, path, endpoint.method, body);
          const other = reads(unknown)[name as EndpointName]![at]!;
          expect([name, answer.status]).toEqual([name, 404]);
          expect(answer).toEqual(
            await send(thomas, other.path ?? endpoint.path, endpoint.method, other.body),
          );
        }
      }
      expect(await everything()).toBe(before);
    });

    it('can be neither changed nor pointed at by any mutation, and nothing is written', async () => {
      const before = await everything();
      for (const [name, attempts] of Object.entries(writes(hidden, own))) {
        for (const [at, args] of attempts.entries()) {
          const answer = await mutate(thomas, name, args);
          expect([name, at, answer]).toEqual([name, at, { status: 404, code: 'record.not_found' }]);
          const other = writes(unknown, own)[name as MutationName][at]!;
          expect([name, at, await mutate(thomas, name, other)]).toEqual([name, at, answer]);
        }
      }
      expect(await everything()).toBe(before);
    });

    it('is found by no search', async () => {
      for (const q of ['verborgen', 'verborgne', 'gesine@geheim', '0511 999888', 'geheimrat', 'ulm']) {
        expect([q, await found(thomas, q)]).toEqual([q, []]);
        expect([q, (await found(nora, q)).length > 0]).toEqual([q, true]);
      }
      const mails = await thomas.api.call('search', { query: { q: 'geheimplan', in: 'activities' } });
      expect(mails).toMatchObject({ value: { items: [] } });
    });

    it('stands in no list, is counted in none, and is no view of a list', async () => {
      const listed = async (user: TestUser): Promise<string> => {
        const texts = await Promise.all(
          (['people', 'companies', 'activities'] as const).map((of) =>
            send(user, `/api/v1/lists/${of}`, 'POST', {
              filter: EVERYTHING,
              sort: { by: of === 'activities' ? 'occurredAt' : 'name', descending: false },
              columns:
                of === 'activities' ? ['subject', 'about', 'preview'] : ['name', 'emails', 'lastContactAt'],
              limit: 100,
            }),
          ),
        );
        const views = await send(user, '/api/v1/saved-views', 'GET');
        return [...texts, views].map(({ text }) => text).join();
      };
      const ofThomas = await listed(thomas);
      expect(ofThomas).toMatch(/Bekannt.*Offene Werke.*Besuch/s);
      expect(ofThomas).not.toMatch(/Verborgen|gesine|Geheim/);
      expect(await listed(nora)).toMatch(/Verborgen.*gesine.*Geheimrat.*Geheimplan.*"Geheim"/s);
      const count = (user: TestUser) =>
        user.api.call('countList', { body: { record: 'person', filter: EVERYTHING } });
      expect(await count(thomas)).toMatchObject({ value: { count: 2 } });
      expect(await count(nora)).toMatchObject({ value: { count: 3 } });
    });

    it('is no row of a list when it is asked for by its id, and in no file of a list', async () => {
      const rows = async (user: TestUser, record: string, id: string, columns: string[]): Promise<string> =>
        (await send(user, '/api/v1/lists/rows', 'POST', { record, ids: [id], columns })).text;
      const file = async (user: TestUser, record: string, by: string, columns: string[]): Promise<string> =>
        (
          await send(user, '/api/v1/lists/export', 'POST', {
            record,
            filter: EVERYTHING,
            sort: { by, descending: false },
            columns,
            format: 'ndjson',
          })
        ).text;
      const seen = { person: 'Verborgen', company: 'Geheimrat', activity: 'Geheimplan' } as const;
      for (const record of ['person', 'company', 'activity'] as const) {
        const columns =
          record === 'activity' ? ['subject', 'about', 'preview'] : ['name', 'emails', 'quality'];
        const asked = [record, await rows(thomas, record, hidden[record], columns)];
        expect(asked).toEqual([record, await rows(thomas, record, unknown[record], columns)]);
        expect(await rows(nora, record, hidden[record], columns)).toContain(seen[record]);
        const by = record === 'activity' ? 'occurredAt' : 'name';
        const taken = await file(thomas, record, by, columns);
        expect(taken).toContain({ person: 'Bekannt', company: 'Offene Werke', activity: 'Besuch' }[record]);
        expect(taken).not.toMatch(/Verborgen|gesine|Geheim/);
        expect(taken).not.toContain(hidden[record]);
      }
      // Beside what is seen stands no name of what is not.
      const about = await file(thomas, 'activity', 'occurredAt', ['subject', 'about']);
      expect(about).not.toMatch(/Verborgen|Geheim/);
    });

    it('is found by nothing that is typed above a list', async () => {
      const typed = async (user: TestUser, of: string, q: string): Promise<string> =>
        (
          await send(user, `/api/v1/lists/${of}`, 'POST', {
            filter: EVERYTHING,
            sort: { by: of === 'activities' ? 'occurredAt' : 'name', descending: false },
            columns: of === 'activities' ? ['subject', 'preview'] : ['name'],
            q,
            limit: 50,
          })
        ).text;
      for (const [of, q] of [
        ['people', 'verborgen'],
        ['people', '0511 999888'],
        ['companies', 'geheimrat'],
        ['activities', 'geheimplan'],
      ] as const) {
        expect([q, JSON.parse(await typed(thomas, of, q))]).toMatchObject([q, { items: [] }]);
        expect([q, await typed(nora, of, q)]).toMatchObject([q, expect.stringContaining('"id"')]);
      }
    });

    it('stands in no panel: not by address, not by domain, not by likeness, not in a log', async () => {
      const empty = { person: null, company: null, timeline: [], tasks: [], similar: [], commercial: null };
      expect(await panel(thomas, 'gesine@geheim.example')).toMatchObject({
        ...empty,
        participants: [{ matches: [], companyId: null, companyName: '' }],
      });
      const alike = await thomas.api.call('panel', {
        body: { participants: [{ email: 'g@woanders.example', name: 'Gesine Verborgen' }] },
      });
      expect(alike).toMatchObject({ value: empty });
      expect(await thomas.api.call('panel', { body: { domain: 'geheim.example' } })).toMatchObject({
        value: empty,
      });
      expect(await panel(nora, 'gesine@geheim.example')).toMatchObject({
        person: { id: hidden.person },
        company: { id: hidden.company },
        commercial: { orders: 1 },
      });
    });

    it('has no name where something seen points at it', async () => {
      const tasks = await thomas.api.call('tasks', {});
      expect(tasks).toMatchObject({ value: { items: [{ id: own.task, personName: '', companyName: '' }] } });
      const shown = await thomas.api.call('panel', { body: { person: own.person } });
      expect(shown.ok && JSON.stringify(shown.value)).not.toMatch(/Verborgen|Geheimrat/);
      const mail = makeMail({ participants: [{ role: 'from', email: 'gesine@geheim.example', name: '' }] });
      const { id } = await logMail(nora, mail);
      const linksOf = async (user: TestUser): Promise<unknown> => {
        const answer = await user.api.call('activity', { params: { id } });
        return answer.ok ? answer.value.log?.links.map((link) => link.id).toSorted() : answer.error.code;
      };
      expect(await linksOf(nora)).toEqual([hidden.person, hidden.company].toSorted());
      expect(await linksOf(thomas)).toEqual([]);
    });

    it('hangs on no mail somebody else logs, though its address is on it', async () => {
      const participants = [{ role: 'from' as const, email: 'gesine@geheim.example', name: '' }];
      const { id } = await logMail(thomas, makeMail({ participants }));
      const answer = await nora.api.call('activity', { params: { id } });
      expect(answer).toMatchObject({ value: { log: { links: [] } } });
    });

    it('stays as it was for those who see it', async () => {
      const mia = await app.addUser('Mia', 'user', bucket === 'team' ? 'Vertrieb' : 'Service');
      const sees = async (user: TestUser): Promise<number[]> =>
        Promise.all(
          [`people/${hidden.person}`, `companies/${hidden.company}`, `activities/${hidden.activity}`].map(
            async (path) => (await user.request(`/api/v1/${path}`)).status,
          ),
        );
      expect(await sees(nora)).toEqual([200, 200, 200]);
      expect(await sees(mia)).toEqual(bucket === 'team' ? [200, 200, 200] : [404, 404, 404]);
      expect(
        await mutate(nora, 'employment.update', { id: hidden.employment, set: { jobTitle: 'Chefin' } }),
      ).toEqual({
        status: 200,
      });
    });
  });
});
