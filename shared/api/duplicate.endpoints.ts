/** Records that are there twice: found, looked for, and what was merged before. */
import * as z from 'zod/mini';
import {
  duplicatePairSchema,
  duplicateSearchSchema,
  duplicateTypeSchema,
  pastMergeSchema,
  similarRecordSchema,
} from '../domain/duplicate.ts';
import { companyFieldsSchema } from '../domain/company.ts';
import { personFieldsSchema } from '../domain/person.ts';
import { idSchema } from '../domain/scalars.ts';
import { defineEndpoint } from './endpoint.ts';

export const duplicateEndpoints = {
  duplicates: defineEndpoint({
    method: 'GET',
    path: '/api/v1/duplicates',
    summary: 'Pairs that are probably the same, most certain first, and how far the search for them is',
    access: 'user',
    query: z.strictObject({ type: duplicateTypeSchema }),
    response: z.object({
      items: z.array(duplicatePairSchema),
      /** Null where nobody has looked yet. */
      search: z.nullable(duplicateSearchSchema),
    }),
    errors: [],
  }),
  searchDuplicates: defineEndpoint({
    method: 'POST',
    path: '/api/v1/duplicates/search',
    summary: 'Look through everything anew; goes on by itself and after a restart',
    access: 'user',
    body: z.strictObject({ type: duplicateTypeSchema }),
    response: z.object({ search: duplicateSearchSchema }),
    errors: [],
  }),
  /** A POST keeps what is typed out of addresses. */
  checkDuplicates: defineEndpoint({
    method: 'POST',
    path: '/api/v1/duplicates/check',
    summary: 'Who is there already that looks like what is being typed',
    access: 'user',
    body: z.strictObject({
      person: z.optional(z.partial(personFieldsSchema)),
      /** Where that person works. */
      companyId: z.optional(z.nullable(idSchema)),
      company: z.optional(z.partial(companyFieldsSchema)),
    }),
    response: z.object({ items: z.array(similarRecordSchema) }),
    errors: [],
  }),
  merges: defineEndpoint({
    method: 'GET',
    path: '/api/v1/merges',
    summary: 'What was merged, newest first; of one record with record=<id>',
    access: 'user',
    query: z.strictObject({ record: z.optional(idSchema) }),
    response: z.object({ items: z.array(pastMergeSchema) }),
    errors: [],
  }),
} as const;
