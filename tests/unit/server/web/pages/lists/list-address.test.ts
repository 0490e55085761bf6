import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import {
  addressOf,
  readState,
  shownOf,
  usualState,
  wholeFilter,
} from '#server/web/pages/lists/list-address.ts';
import { listFieldsOf } from '#shared/domain/list-fields.ts';
import type { ListState } from '#server/web/pages/lists/list-address.ts';

const FILTER: ListFilter = {
  match: 'any',
  of: [
    { field: 'city', op: 'contains', value: 'Köln & Ulm' },
    { match: 'none', of: [{ field: 'emails', op: 'empty' }] },
  ],
};
const read = (address: string): ListState =>
  readState('person', new URL(address, 'https://kontor.example').searchParams);

describe('the address of a list', () => {
  it('is short for the usual list and holds everything of any other', () => {
    expect(addressOf('person', usualState('person'))).toBe('/people');
    const state = {
      filter: FILTER,
      sort: { by: 'city', descending: true },
      columns: ['name', 'tags'],
      q: 'müller & söhne',
      view: 'x',
    };
    expect(read(addressOf('person', state))).toEqual(state);
  });

  it.each([
    'filter=no-json',
    'filter={"match":"all"}',
    'filter={"match":"all","of":[{"field":1,"op":"is"}]}',
    'filter=[]',
    'sort=-street',
    'columns=secretHash,__proto__',
  ])('with %s shows the usual list', (query) => {
    expect(read(`/people?${query}`)).toEqual(usualState('person'));
  });
});

describe('a list with a field that is archived', () => {
  it('is shown without it, and says which', () => {
    const key = 'custom.019a0000-0000-7000-8000-000000000001';
    const of: ListFilter['of'] = [{ field: key, op: 'filled' }, FILTER];
    const state = read(
      addressOf('person', { ...usualState('person'), columns: ['name', key], filter: { match: 'all', of } }),
    );
    expect(state.columns).toEqual(['name', key]);
    const { shown, missing } = shownOf('person', state, listFieldsOf('person'));
    expect(missing).toEqual([key]);
    expect(shown).toEqual({ ...state, columns: ['name'], filter: { match: 'all', of: [FILTER] } });
    expect(shownOf('person', { ...state, columns: [key] }, listFieldsOf('person')).shown.columns).toEqual(
      usualState('person').columns,
    );
  });
});

describe('a filter somebody is still writing', () => {
  it('asks only for what is finished', () => {
    const draft: ListFilter = {
      match: 'all',
      of: [
        { field: 'city', op: 'contains', value: ' ' },
        { field: 'tags', op: 'any_of', value: [] },
        { field: 'createdAt', op: 'last_days' },
        { match: 'any', of: [{ field: 'city', op: 'is' }] },
        FILTER,
      ],
    };
    expect(wholeFilter(draft)).toEqual({ match: 'all', of: [FILTER] });
    expect(wholeFilter({ match: 'any', of: [] })).toEqual({ ...EVERYTHING, match: 'any' });
  });
});
