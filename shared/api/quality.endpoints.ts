/** How far records can be relied on, and which are to be confirmed. */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from '../domain/scalars.ts';
import { QUALITY_RECORDS, qualityAnswerSchema, queuedRecordSchema } from '../domain/staleness.ts';
import { defineEndpoint } from './endpoint.ts';

const searchSchema = z.object({
  /** Null as long as none has ended since the server was started. */
  finishedAt: z.nullable(instantSchema),
  isRunning: z.boolean(),
  /** Records looked at. */
  done: z.int(),
});

export const qualityEndpoints = {
  qualityQueue: defineEndpoint({
    method: 'GET',
    path: '/api/v1/quality',
    summary:
      'Records to confirm or put right, with what speaks for it: the own ones first, the most pressing first',
    access: 'user',
    query: z.strictObject({
      /** `mine`, `none` (nobody looks after them), or the id of a colleague; everybody's unless said. */
      owner: z.optional(z.union([z.literal('mine'), z.literal('none'), idSchema])),
      cursor: z.optional(z.string().check(z.maxLength(100))),
    }),
    response: z.object({
      items: z.array(queuedRecordSchema),
      /** Pass back for what follows; null at the end. */
      cursor: z.nullable(z.string()),
      search: searchSchema,
    }),
    errors: ['request.cursor'],
  }),
  searchQuality: defineEndpoint({
    method: 'POST',
    path: '/api/v1/quality/search',
    summary: 'Look anew for records to confirm; happens by itself once a day',
    access: 'user',
    body: z.strictObject({}),
    response: z.object({ search: searchSchema }),
    errors: [],
  }),
  recordQuality: defineEndpoint({
    method: 'GET',
    path: '/api/v1/quality/record',
    summary: 'How far one record can be relied on, from 0 to 100, and why not further',
    access: 'user',
    query: z.strictObject({ type: z.enum(QUALITY_RECORDS), id: idSchema }),
    response: qualityAnswerSchema,
    errors: ['record.not_found'],
  }),
} as const;
