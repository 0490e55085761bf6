import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TestEngine } from '#tests/support/engines.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { addOrder, apply, createRecords, makeMail } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const PEOPLE = 4;
const COMPANIES = 3;
const TYPES = ['person', 'company'] as const;
type Type = (typeof TYPES)[number];

/** Records and all that is derived from them, without when they were written. */
const TABLES: Readonly<Record<string, string>> = {
  person:
    'select id, name, "sortKey", emails, phones, tags, city, street, "optOut", "deletedAt" from person order by id',
  company: 'select id, name, domains, "vatId", city, "parentId", "deletedAt" from company order by id',
  employment: 'select id, "personId", "companyId", "jobTitle", "deletedAt" from employment order by id',
  activity_link: 'select * from activity_link order by id',
  task: 'select id, "personId", "companyId", "deletedAt" from task order by id',
  deal: 'select id, "personId", "companyId", "deletedAt" from deal order by id',
  fact: 'select id, "personId", "companyId", "deletedAt" from fact order by id',
  declined_proposal: 'select * from declined_proposal order by id',
  match_choice: 'select * from match_choice order by id',
  conflict: 'select id, bucket, "recordId", "resolvedAt" from conflict order by id',
  customer_order: 'select id, "personId", "companyId" from customer_order order by id',
  alias: 'select id, "targetId" from alias order by id',
  email_index: 'select * from email_index order by "emailKey", "recordId"',
  domain_index: 'select * from domain_index order by domain, "companyId"',
  search_token: 'select * from search_token order by token, kind, "recordNo"',
  timeline: 'select * from timeline order by "recordId", bucket, "occurredAt", "activityNo"',
};

const snapshot = async ({ services }: TestApp): Promise<Record<string, unknown[]>> => {
  const found: Record<string, unknown[]> = {};
  for (const [table, text] of Object.entries(TABLES)) found[table] = await services.store.sql.all(text);
  return found;
};

type Office = {
  readonly app: TestApp;
  readonly nora: TestUser;
  readonly ids: Readonly<Record<Type, string[]>>;
};

/** Everybody works somewhere, two share a city and a mail, the last company belongs to the first. */
const furnish = async (engine: TestEngine): Promise<Office> => {
  const app = await createTestApp(engine);
  const nora = await app.addUser('Nora', 'owner');
  const make = createRecords(app, nora);
  const ids: Record<Type, string[]> = { person: [], company: [] };
  for (let at = 0; at < COMPANIES; at += 1) {
    const parentId = at === COMPANIES - 1 ? ids.company[0]! : null;
    ids.company.push(
      await make.company({
        name: `Firma ${at}`,
        domains: [`f${at}.example`],
        city: at === 1 ? '' : `Ort ${at}`,
        parentId,
      }),
    );
    await make.task({ title: `Firma ${at}`, companyId: ids.company[at]! });
    await addOrder(app, {
      companyId: ids.company[at]!,
      number: `${at}`,
      orderedOn: '2026-10-01',
      amountMinor: 1,
    });
  }
  for (let at = 0; at < PEOPLE; at += 1) {
    const id = await make.person({
      lastName: `Name ${at}`,
      city: at % 2 === 0 ? '' : `Stadt ${at}`,
      tags: [`T${at}`, 'Alle'],
      optOut: at === 2,
      email: `p${at}@f${at % COMPANIES}.example`,
    });
    ids.person.push(id);
    await make.employ(id, ids.company[at % COMPANIES]!, at === 3 ? 'Leitung' : '');
    await make.task({ title: `Anruf ${at}`, personId: id });
    await make.activity(id, { text: `Notiz ${at}` });
    await apply(nora, 'proposal.decline', { personId: id, values: [`city:${at}`] });
    await apply(nora, 'match.choose', { email: `p${at}@f${at % COMPANIES}.example`, personId: id });
    const about = { type: 'person' as const, id };
    await apply(nora, 'fact.add', {
      id: app.newId(),
      about,
      fields: { text: 'Segelt' },
      visibility: 'private',
    });
    await apply(nora, 'deal.create', { id: app.newId(), fields: { title: `Auftrag ${at}`, personId: id } });
    await nora.mutate('person.update', { id, set: { street: `Weg ${at}` }, was: { street: 'Anders' } });
  }
  await make.mail(
    makeMail('p0@f0.example', {
      messageId: '<m@x.example>',
      participants: [
        { role: 'from', email: 'p0@f0.example', name: '' },
        { role: 'to', email: 'p1@f1.example', name: '' },
      ],
    }),
  );
  return { app, nora, ids };
};

type Step =
  | {
      readonly do: 'merge';
      readonly type: Type;
      readonly into: number;
      readonly other: number;
      readonly chosen: boolean;
    }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'edit'; readonly type: Type; readonly of: number; readonly field: 'city' | 'emails' }
  | { readonly do: 'task'; readonly type: Type; readonly of: number };

const number = fc.nat({ max: 11 });
const type = fc.constantFrom(...TYPES);
const mergeStep = fc.record({
  do: fc.constant('merge' as const),
  type,
  into: number,
  other: number,
  chosen: fc.boolean(),
});
const undoStep = fc.record({ do: fc.constant('undo' as const), which: number });
const editStep = fc.record({
  do: fc.constant('edit' as const),
  type,
  of: number,
  field: fc.constantFrom('city' as const, 'emails' as const),
});
const taskStep = fc.record({ do: fc.constant('task' as const), type, of: number });

/** Merges that stand, the last one last; a record that was merged away is named by its own id all the same. */
type Standing = {
  readonly id: string;
  readonly type: Type;
  readonly survivorId: string;
  readonly otherId: string;
};

const isLast = (standing: readonly Standing[], merge: Standing): boolean =>
  standing
    .slice(standing.indexOf(merge) + 1)
    .every(({ survivorId, otherId }) => ![survivorId, otherId].includes(merge.survivorId));

const mergeBy = async (
  { nora, ids }: Office,
  standing: Standing[],
  step: Step & { do: 'merge' },
): Promise<void> => {
  const all = ids[step.type];
  const [id, otherId] = [all[step.into % all.length]!, all[step.other % all.length]!];
  const fields = step.chosen ? { fields: { city: 'Gewählt', emails: [] } } : {};
  const outcome = await nora.mutate(`${step.type}.merge`, { id, otherId, ...fields });
  if (outcome.status === 'rejected') {
    expect(outcome.error.code).toBe(`${step.type}.merge_same`);
    return;
  }
  const {
    mergeId,
    id: survivorId,
    mergedId,
  } = outcome.result as Record<'mergeId' | 'id' | 'mergedId', string>;
  standing.push({ id: mergeId, type: step.type, survivorId, otherId: mergedId });
};

const undoBy = async ({ nora }: Office, standing: Standing[], which: number): Promise<void> => {
  const merge = standing[which % standing.length];
  if (!merge) return;
  const outcome = await nora.mutate('merge.undo', { id: merge.id });
  if (isLast(standing, merge)) {
    expect(outcome.status).toBe('applied');
    standing.splice(standing.indexOf(merge), 1);
  } else expect(outcome).toMatchObject({ status: 'rejected', error: { code: 'merge.later' } });
};

const undoAll = async ({ nora }: Office, standing: Standing[]): Promise<void> => {
  while (standing.length > 0) await apply(nora, 'merge.undo', { id: standing.pop()!.id });
};

const runs = (engine: TestEngine): { numRuns: number } => ({ numRuns: engine.name === 'sqlite' ? 15 : 5 });

describeOnBothEngines('any sequence of merges', (engine) => {
  it('and of undoing them, in any order that is allowed, leaves the store as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(mergeStep, undoStep), { maxLength: 10 }), async (steps) => {
        const office = await furnish(engine);
        const before = await snapshot(office.app);
        const standing: Standing[] = [];
        for (const step of steps) {
          if (step.do === 'merge') await mergeBy(office, standing, step);
          else await undoBy(office, standing, step.which);
        }
        await undoAll(office, standing);
        expect(await snapshot(office.app)).toEqual(before);
        expect(office.app.bugs).toEqual([]);
        await office.app.close();
      }),
      runs(engine),
    );
  });

  it('loses no edit: each stays with the record that had it, and what was added since too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(mergeStep, undoStep, editStep, taskStep), { maxLength: 12 }),
        async (steps) => {
          const office = await furnish(engine);
          const { app, nora, ids } = office;
          const standing: Standing[] = [];
          /** The last city of each record, and where each follow-up was written, in the order of writing. */
          const cities = new Map<string, string>();
          const addresses: { id: string; email: string }[] = [];
          const tasks: { id: string; of: string }[] = [];
          const survivorOf = (id: string): string => {
            const merge = standing.findLast(({ otherId }) => otherId === id);
            return merge ? survivorOf(merge.survivorId) : id;
          };
          for (const [at, step] of steps.entries()) {
            if (step.do === 'merge') {
              await mergeBy(office, standing, step);
              // Chosen for the survivor: what it was edited to before gave way in the merge, and is back when it is undone.
              continue;
            }
            if (step.do === 'undo') {
              await undoBy(office, standing, step.which);
              continue;
            }
            const id = ids[step.type][step.of % ids[step.type].length]!;
            const standingId = survivorOf(id);
            if (step.do === 'task') {
              const task = app.newId();
              const key = step.type === 'person' ? 'personId' : 'companyId';
              await apply(nora, 'task.create', { id: task, fields: { title: 'Neu', [key]: id } });
              tasks.push({ id: task, of: standingId });
            } else if (step.field === 'city') {
              await apply(nora, `${step.type}.update`, { id, set: { city: `Edit ${at}` } });
              cities.set(standingId, `Edit ${at}`);
            } else {
              const email = `neu${at}@neu.example`;
              const row = await app.services.store.sql.get<{ emails: string }>(
                `select emails from ${step.type} where id = ?`,
                standingId,
              );
              const emails = [...(JSON.parse(row!.emails) as object[]), { email, label: '' }];
              await apply(nora, `${step.type}.update`, { id, set: { emails: emails as never } });
              addresses.push({ id: standingId, email });
            }
          }
          await undoAll(office, standing);
          for (const one of TYPES) {
            for (const id of ids[one]) {
              const row = await app.services.store.sql.get<{
                city: string;
                emails: string;
                deletedAt: string | null;
              }>(`select city, emails, "deletedAt" from ${one} where id = ?`, id);
              expect(row?.deletedAt).toBeNull();
              if (cities.has(id)) expect(row?.city).toBe(cities.get(id));
              for (const { email } of addresses.filter((address) => address.id === id))
                expect(row?.emails).toContain(email);
            }
          }
          for (const { id, of } of tasks) {
            const row = await app.services.store.sql.get(
              `select coalesce("personId", "companyId") as id from task where id = ?`,
              id,
            );
            expect(row).toEqual({ id: of });
          }
          expect(app.bugs).toEqual([]);
          await app.close();
        },
      ),
      runs(engine),
    );
  });
});
