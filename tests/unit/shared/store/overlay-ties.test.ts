import { describe, expect, it } from 'vitest';
import { brandt, employment, katrin, knownAnswer } from '#shared/panel/examples/example-records.ts';
import { tieLays } from '#shared/store/overlay-ties.ts';

const answer = { ...knownAnswer, person: katrin, company: brandt, employment };
const shown = { ...employment, personName: 'Dr. Katrin Öztürk', companyName: brandt.name };

describe('waiting changes of jobs and relationships', () => {
  it('add a job beside the one that is known, once', () => {
    const fields = { personId: katrin.id, companyId: 'other' };
    const laid = tieLays['employment.create']({ ...answer, employments: [shown] }, { id: 'new', fields });
    expect(laid.employments?.map(({ id }) => id)).toEqual([employment.id, 'new']);
    expect(laid.employment).toEqual(employment);
    expect(tieLays['employment.create'](laid, { id: 'new', fields })).toEqual(laid);
  });

  it('end a job in the list and in the head, and a removed one leaves both', () => {
    const before = { ...answer, employments: [shown] };
    const ended = tieLays['employment.update'](before, { id: employment.id, set: { toDay: '2026-11-25' } });
    expect([ended.employments?.[0]?.toDay, ended.employment?.toDay]).toEqual(['2026-11-25', '2026-11-25']);
    const removed = tieLays['employment.delete'](before, { id: employment.id });
    expect([removed.employments, removed.employment]).toEqual([undefined, null]);
  });

  it('leave alone what is about somebody else', () => {
    const fields = { personId: 'a', otherId: 'b', kind: 'sibling' } as const;
    expect(tieLays['relationship.create'](answer, { id: 'r', fields })).toBe(answer);
    const mine = tieLays['relationship.create'](answer, {
      id: 'r',
      fields: { ...fields, otherId: katrin.id },
    });
    expect(mine.relationships).toMatchObject([{ id: 'r', otherName: 'Dr. Katrin Öztürk', note: '' }]);
  });
});
