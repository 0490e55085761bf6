import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONSHIP_KINDS } from '#shared/domain/relationship-kinds.ts';
import { tiesDe } from '#shared/i18n/de/ties.ts';
import {
  SEEN_KINDS,
  daysProblem,
  jobChange,
  jobEdit,
  relationshipAddition,
  relationshipSteps,
  seenFrom,
} from '#shared/panel/cards/people/ties.model.ts';

const job = {
  id: 'job',
  personId: 'p',
  companyId: 'c',
  jobTitle: 'Einkauf',
  buyingRole: '' as const,
  fromDay: '2019-05-01',
  toDay: null,
};
const names = { personName: '', otherName: '' };

describe('a job', () => {
  it('is changed only in what was touched, an emptied day being none', () => {
    const begun = jobEdit(job);
    expect(jobChange('job', begun, begun)).toBeNull();
    expect(jobChange('job', begun, { ...begun, fromDay: '', jobTitle: ' Leitung ' })).toEqual({
      id: 'job',
      set: { jobTitle: 'Leitung', fromDay: null },
      was: { jobTitle: 'Einkauf', fromDay: '2019-05-01' },
    });
  });

  it('may end on the day it begins, not before', () => {
    expect(daysProblem({ ...jobEdit(job), toDay: '2019-05-01' })).toBe(false);
    expect(daysProblem({ ...jobEdit(job), toDay: '2019-04-30' })).toBe(true);
  });
});

describe('a relationship', () => {
  it('reads back as it was chosen, from either end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEN_KINDS), (seen) => {
        const { fields } = relationshipAddition('r', 'me', 'you', { seen, note: '' });
        const tie = { id: 'r', ...fields, note: '', ...names };
        expect(seenFrom('me', tie)).toMatchObject({ seen, otherId: 'you' });
        expect(seenFrom('you', tie)).toMatchObject({ otherId: 'me' });
      }),
    );
  });

  it('has words for both directions of each kind', () => {
    expect(SEEN_KINDS.filter((kind) => !(kind in tiesDe))).toEqual([]);
    expect(RELATIONSHIP_KINDS.every((kind) => SEEN_KINDS.includes(kind))).toBe(true);
  });

  it('keeps its record while its direction stays, and says what stood there before', () => {
    const now = { id: 'r', seen: 'spouse', note: 'seit 1998', otherId: 'you', otherName: '' } as const;
    const steps = (tie: { seen: (typeof SEEN_KINDS)[number]; note: string }) =>
      relationshipSteps('me', now, tie, () => 'new');
    expect(steps({ seen: 'spouse', note: 'seit 1998 ' })).toEqual([]);
    expect(steps({ seen: 'partner', note: '' })).toEqual([
      [
        'relationship.update',
        { id: 'r', set: { kind: 'partner', note: '' }, was: { kind: 'spouse', note: 'seit 1998' } },
      ],
    ]);
    expect(steps({ seen: 'parent_of_inverse', note: '' }).map(([name]) => name)).toEqual([
      'relationship.delete',
      'relationship.create',
    ]);
  });
});
