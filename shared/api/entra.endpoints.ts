/**
 * Connecting Outlook's pane with the Microsoft account it runs under, where the administration has set that up. The
 * pane sends an access token once; what it gets is a device's token like any other.
 */
import * as z from 'zod/mini';
import { filledLineSchema, instantSchema } from '../domain/scalars.ts';
import { defineEndpoint } from './endpoint.ts';

/** Longer ones are none of Entra's. */
const token = z.string().check(z.maxLength(16_000));
const errors = ['entra.off', 'entra.refused', 'entra.unreachable', 'request.too_many'] as const;

export const entraEndpoints = {
  /** Known by tenant and object id alone. `entra.unlinked`: nobody has linked this Microsoft account yet. */
  signInWithEntra: defineEndpoint({
    method: 'POST',
    path: '/api/v1/entra/sign-in',
    summary: 'Let a device in with an access token of Microsoft Entra',
    access: 'public',
    body: z.strictObject({ token, name: filledLineSchema(200) }),
    response: z.object({ token: z.string() }),
    errors: [...errors, 'entra.unlinked'],
  }),
  linkEntra: defineEndpoint({
    method: 'POST',
    path: '/api/v1/entra/link',
    summary: 'Link a Microsoft account to the own account',
    access: 'user',
    body: z.strictObject({ token }),
    response: z.object({}),
    errors: [...errors, 'access.denied', 'entra.linked_elsewhere', 'entra.has_other'],
  }),
  unlinkEntra: defineEndpoint({
    method: 'POST',
    path: '/api/v1/entra/unlink',
    summary: 'Unlink the Microsoft account from the own account; devices stay connected',
    access: 'session',
    body: z.strictObject({}),
    response: z.object({}),
    errors: [],
  }),
  entraLink: defineEndpoint({
    method: 'GET',
    path: '/api/v1/entra',
    summary: 'Whether Microsoft accounts can be linked here, and since when the own one is',
    access: 'user',
    response: z.object({ offered: z.boolean(), linkedAt: z.nullable(instantSchema) }),
    errors: [],
  }),
  /** For the self-check: `unreachable` where this server cannot fetch the keys that tokens are checked with. */
  entraState: defineEndpoint({
    method: 'GET',
    path: '/api/v1/entra/state',
    summary: 'Whether Microsoft accounts are set up, and their keys within reach',
    access: 'user',
    response: z.object({ state: z.enum(['off', 'ready', 'unreachable']) }),
    errors: [],
  }),
} as const;
