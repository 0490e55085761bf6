import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combinedFields, separatedFields } from '#server/merges/combined-fields.ts';

const policies = { tags: 'elements', emails: 'elements', optOut: 'sticky' } as const;
const columns = ['city', 'tags', 'emails', 'optOut'];
const record = (fields: object) => ({ city: '', tags: [], emails: [], optOut: false, ...fields });
const email = (address: string, label = '') => ({ email: address, label });

/** As the change log has it. */
const changedBy = (before: Record<string, unknown>, patch: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(patch).map(([key, after]) => [key, [before[key], after] as const]));

describe('the fields of two records that become one', () => {
  test('take over what the survivor lacks, unite lists, and let an objection stand', () => {
    const survivor = record({ city: 'Bonn', tags: ['A'], emails: [email('a@x.example', 'privat')] });
    const other = record({ city: 'Kiel', tags: ['B'], emails: [email('A@X.example')], optOut: true });
    expect(combinedFields(columns, policies, survivor, other)).toEqual({
      tags: expect.arrayContaining(['A', 'B']),
      emails: [email('a@x.example', 'privat')],
      optOut: true,
    });
    expect(combinedFields(columns, policies, record({}), record({ city: 'Kiel' }))).toMatchObject({
      city: 'Kiel',
    });
  });
});

describe('the fields of a survivor when a merge is undone', () => {
  const before = record({ city: '', tags: ['A'], emails: [email('a@x.example')] });
  const merged = { city: 'Kiel', tags: ['A', 'B'], emails: [email('a@x.example'), email('b@x.example')] };
  const changed = changedBy(before, merged);

  test('are as before where nobody changed them since', () => {
    expect(separatedFields(record(merged), changed)).toEqual({
      patch: { city: '', tags: ['A'], emails: [email('a@x.example')] },
      kept: [],
    });
  });

  test('stay where somebody changed them, and are named', () => {
    expect(separatedFields(record({ ...merged, city: 'Ulm' }), changed)).toMatchObject({ kept: ['city'] });
  });

  test('of a list give back what came with the merge, keep what was added, and name what was changed', () => {
    const now = { ...merged, emails: [...merged.emails, email('neu@x.example')] };
    expect(separatedFields(record(now), changed).patch['emails']).toEqual([
      email('a@x.example'),
      email('neu@x.example'),
    ]);
    const edited = { ...merged, emails: [email('a@x.example'), email('b@x.example', 'privat')] };
    const { patch, kept } = separatedFields(record(edited), changed);
    expect([patch['emails'], kept]).toEqual([edited.emails, ['emails']]);
  });

  test('whatever the two were: merged and separated, the survivor is what it was', () => {
    const any = fc.record({
      city: fc.constantFrom('', 'Bonn', 'Kiel'),
      tags: fc.uniqueArray(fc.constantFrom('A', 'B', 'C')),
      emails: fc
        .uniqueArray(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'))
        .chain((list) => fc.constant(list.map((address) => email(address)))),
      optOut: fc.boolean(),
    });
    fc.assert(
      fc.property(any, any, (survivor, other) => {
        const patch = combinedFields(columns, policies, survivor, other);
        const after = { ...survivor, ...patch };
        const back = separatedFields(after, changedBy(survivor, patch));
        expect({ ...after, ...back.patch }).toEqual(survivor);
        expect(back.kept).toEqual([]);
      }),
    );
  });
});
