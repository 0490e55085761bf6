import * as z from 'zod/mini';
import { expect, it, onTestFinished } from 'vitest';
import { companySchema } from '#shared/domain/company.ts';
import { conflictSchema } from '#shared/domain/conflict.ts';
import { dealSchema } from '#shared/domain/deal.ts';
import { employmentSchema } from '#shared/domain/employment.ts';
import { customFieldSchema } from '#shared/domain/custom-field.ts';
import { relationshipSchema } from '#shared/domain/relationship.ts';
import { factSchema } from '#shared/domain/fact.ts';
import { logRuleSchema } from '#shared/domain/log-rule.ts';
import { personSchema } from '#shared/domain/person.ts';
import { SYNC_TYPES, syncActivitySchema } from '#shared/domain/sync.ts';
import type { SyncType } from '#shared/domain/sync.ts';
import { taskSchema } from '#shared/domain/task.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';

const SHAPES: Readonly<Record<SyncType, z.ZodMiniType>> = {
  person: personSchema,
  company: companySchema,
  employment: employmentSchema,
  relationship: relationshipSchema,
  activity: syncActivitySchema,
  task: z.omit(taskSchema, { assigneeName: true, personName: true, companyName: true }),
  deal: dealSchema,
  user: z.object({ name: z.string(), email: z.string(), disabled: z.boolean() }),
  conflict: conflictSchema,
  log_rule: logRuleSchema,
  fact: factSchema,
  custom_field: customFieldSchema,
};

describeOnBothEngines('the records a device is sent', (engine) => {
  it('have the shapes the contract promises', async () => {
    const app = await createTestApp(engine);
    onTestFinished(app.close);
    const nora = await app.addUser('Nora', 'owner');
    const make = createRecords(app, nora);
    const company = await make.company({ name: 'Brandt', domains: ['brandt.example'] });
    const person = await make.person({ firstName: 'Ada', email: 'ada@brandt.example', tags: ['neu'] });
    await apply(nora, 'relationship.create', {
      id: app.newId(),
      fields: { personId: person, otherId: await make.person({ lastName: 'Andere' }), kind: 'colleague' },
    });
    await make.employ(person, company, 'Leitung');
    await make.task({ title: 'Anrufen', personId: person, dueOn: '2026-11-23' });
    await make.activity(person, { text: 'Notiz' });
    await make.mail(makeMail('ada@brandt.example', { messageId: '<eins@brandt.example>' }));
    const fields = { title: 'Auftrag', companyId: company, amountMinor: 100_00 };
    await apply(nora, 'deal.create', { id: app.newId(), fields });
    const never = { kind: 'never', domain: 'geheim.example' } as const;
    await apply(nora, 'log_rule.create', { id: app.newId(), list: 'personal', fields: never });
    await apply(nora, 'custom_field.create', {
      id: app.newId(),
      fields: { recordType: 'person', kind: 'text', name: 'Hobby' },
    });
    await apply(nora, 'fact.add', {
      id: app.newId(),
      about: { type: 'person', id: person },
      fields: { text: 'Geburtstag 14.3.', reminder: { days: 3, timeZone: 'Europe/Berlin' } },
      visibility: 'team',
    });
    const changed = { id: person, set: { firstName: 'Adele' }, was: { firstName: 'Adi' } };
    expect(await nora.mutate('person.update', changed)).toMatchObject({ status: 'merged' });
    const answer = await nora.api.call('syncBootstrap', { query: { clientId: app.newId(), set: 'all' } });
    const docs: { type: SyncType; id: string; data: object }[] = [];
    for (let page = answer; ;) {
      if (!page.ok) throw new Error(page.error.code);
      docs.push(...page.value.docs);
      if (page.value.next === null) break;
      const query = { clientId: nora.id, set: 'all' as const, after: page.value.next };
      page = await nora.api.call('syncBootstrap', { query });
    }
    expect(new Set(docs.map(({ type }) => type))).toEqual(new Set(SYNC_TYPES));
    for (const { type, id, data } of docs) {
      expect([type, z.safeParse(SHAPES[type], { id, ...data }).error?.issues]).toEqual([type, undefined]);
    }
  });
});
