/** One thing that was found, and where it is to be seen. */
import type { z } from 'zod/mini';
import type { recordEndpoints } from '#shared/api/record.endpoints.ts';
import { snippetOf } from '#shared/lib/highlight.ts';

export type SearchItem = z.output<(typeof recordEndpoints)['search']['response']>['items'][number];
export type Opens = NonNullable<SearchItem['opens']>;

/** The text in which something was looked for is shown where it has a word of it. */
export const foundIn = (text: string, q: string): Pick<SearchItem, 'snippet'> => {
  const snippet = snippetOf(text, q);
  return snippet === null ? {} : { snippet };
};

/** The person, or else the company; null when it hangs on neither that the asker sees. */
export const opensOf = (companyId: string | null, personId: string | null): Opens | null => {
  if (personId !== null) return { type: 'person', id: personId };
  return companyId === null ? null : { type: 'company', id: companyId };
};
