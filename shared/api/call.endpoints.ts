/** Whoever calls: whose number it is. */
import * as z from 'zod/mini';
import { idSchema } from '../domain/scalars.ts';
import { defineEndpoint } from './endpoint.ts';

export const callEndpoints = {
  /** A POST keeps the number out of addresses. */
  lookUpCaller: defineEndpoint({
    method: 'POST',
    path: '/api/v1/calls/look-up',
    summary: 'Whose telephone number this is, in any spelling',
    access: 'user',
    body: z.strictObject({ number: z.string().check(z.maxLength(200)) }),
    response: z.object({
      /** `withheld`: none was shown. `other`: nothing that could be called from outside. */
      kind: z.enum(['number', 'withheld', 'other']),
      /** E.164; as it came where it is `other`, empty where it was withheld. */
      number: z.string(),
      /** For reading. */
      shown: z.string(),
      /** `block`: nobody has the number itself; it begins as that company's does. Null where nobody is found. */
      match: z.nullable(z.enum(['number', 'block'])),
      items: z.array(
        z.object({
          type: z.enum(['person', 'company']),
          id: idSchema,
          title: z.string(),
          /** Company of a person, place of a company. */
          detail: z.string(),
        }),
      ),
    }),
    errors: ['request.too_many'],
  }),
} as const;
