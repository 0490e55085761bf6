/** One thing that was found, and where it is to be seen. */
import type { z } from 'zod/mini';
import type { recordEndpoints } from '#shared/api/record.endpoints.ts';

export type SearchItem = z.output<(typeof recordEndpoints)['search']['response']>['items'][number];
export type Opens = NonNullable<SearchItem['opens']>;

/** The person, or else the company; null when it hangs on neither that the asker sees. */
export const opensOf = (companyId: string | null, personId: string | null): Opens | null => {
  if (personId !== null) return { type: 'person', id: personId };
  return companyId === null ? null : { type: 'company', id: companyId };
};
