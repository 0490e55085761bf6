/** Sync: changes up, records down, and a word when there is something new. */
import * as z from 'zod/mini';
import { idSchema } from '../domain/scalars.ts';
import {
  syncBootstrapAnswerSchema,
  syncDirectorySchema,
  syncPullAnswerSchema,
  syncPushAnswerSchema,
  syncPushBodySchema,
  syncStatusSchema,
} from '../domain/sync.ts';
import { defineEndpoint } from './endpoint.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const number = z.string().check(z.regex(/^\d{1,6}$/));

export const syncEndpoints = {
  syncPush: defineEndpoint({
    method: 'POST',
    path: '/api/v1/sync/push',
    summary: 'Apply the changes of a device, each once, in the order of its counter',
    access: 'user',
    body: syncPushBodySchema,
    bodyLimit: 24 * 1024 * 1024,
    response: syncPushAnswerSchema,
    errors: ['sync.epoch', 'sync.gap', 'sync.forked', 'sync.foreign_client'],
  }),
  syncPull: defineEndpoint({
    method: 'GET',
    path: '/api/v1/sync/pull',
    summary:
      'What has changed for the asker since the cursor; with `wait` (seconds, 25 at most) as soon as there is something',
    access: 'user',
    query: z.strictObject({
      clientId: idSchema,
      epoch: text(60),
      cursor: text(60),
      wait: z.optional(number),
      /** How many changes wait on the device, for the status. */
      waiting: z.optional(number),
    }),
    response: syncPullAnswerSchema,
    errors: ['sync.epoch', 'sync.resync_required', 'sync.foreign_client', 'request.cursor'],
  }),
  syncBootstrap: defineEndpoint({
    method: 'GET',
    path: '/api/v1/sync/bootstrap',
    summary:
      'The records a device starts with, page by page: the working set, everything, or only some buckets',
    access: 'user',
    query: z.strictObject({
      clientId: idSchema,
      set: z.enum(['working', 'all']),
      /** Most customers to send. */
      limit: z.optional(number),
      /** Comma-separated; all of the asker's unless said. Others' are ignored. */
      buckets: z.optional(text(20_000)),
      after: z.optional(text(200)),
      /** Comma-separated ids: these people and companies alone, with what hangs on them; one page. */
      customers: z.optional(text(1_000)),
    }),
    response: syncBootstrapAnswerSchema,
    errors: ['sync.foreign_client', 'request.cursor'],
  }),
  syncDirectory: defineEndpoint({
    method: 'GET',
    path: '/api/v1/sync/directory',
    summary:
      'Which addresses (as keyed hashes) and company domains are known; 304-like empty answer when `version` is current',
    access: 'user',
    query: z.strictObject({ version: z.optional(text(60)) }),
    response: z.nullable(syncDirectorySchema),
    errors: [],
  }),
  syncEvents: defineEndpoint({
    method: 'GET',
    path: '/api/v1/sync/events',
    summary: 'Server-sent events: a poke with each change, nothing of its content; a heartbeat every 20 s',
    access: 'user',
    response: z.unknown(),
    responseType: 'text/event-stream',
    errors: [],
  }),
  syncStatus: defineEndpoint({
    method: 'GET',
    path: '/api/v1/sync/status',
    summary: 'How far the own devices are',
    access: 'user',
    query: z.strictObject({ clientId: z.optional(idSchema) }),
    response: syncStatusSchema,
    errors: [],
  }),
  syncDevices: defineEndpoint({
    method: 'GET',
    path: '/api/v1/sync/devices',
    summary: 'How far the devices of everybody are, and what was set aside because it broke the server',
    access: 'admin',
    response: syncStatusSchema,
    errors: [],
  }),
} as const;
