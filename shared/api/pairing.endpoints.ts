/**
 * Connecting a device (add-in, extension) in the style of RFC 8628: the device shows a code, a signed-in person
 * confirms it on a page that names the device, the device polls and gets its token once. Or, where the device can open a
 * window: a person signed in there lets it in, and it makes a token of the code that window hands over (RFC 7636).
 */
import * as z from 'zod/mini';
import { filledLineSchema, idSchema, instantSchema, lineSchema } from '../domain/scalars.ts';
import { defineEndpoint } from './endpoint.ts';

export const DEVICE_KINDS = ['outlook', 'extension', 'other'] as const;
export const deviceKindSchema = z.enum(DEVICE_KINDS);

/** 256 bits in base64url: a code verifier, or the SHA-256 of one (RFC 7636). */
const bits256 = z.string().check(z.regex(/^[\w-]{43}$/));
const code = z.string().check(z.maxLength(20));

export const pairingEndpoints = {
  startPairing: defineEndpoint({
    method: 'POST',
    path: '/api/v1/pairing/start',
    summary: 'Ask for a pairing code',
    access: 'public',
    body: z.strictObject({ kind: deviceKindSchema, name: lineSchema(200) }),
    response: z.object({
      /** Eight characters, shown as `ABCD-EFGH`. */
      code: z.string(),
      /** Kept by the device; never shown. */
      secret: z.string(),
      /** Page where the person confirms, with the code filled in. */
      url: z.string(),
      expiresAt: instantSchema,
      /** Seconds between two polls. */
      interval: z.int(),
    }),
    errors: ['pairing.too_many'],
  }),
  pollPairing: defineEndpoint({
    method: 'POST',
    path: '/api/v1/pairing/poll',
    summary: 'Fetch the token once the code was confirmed',
    access: 'public',
    body: z.strictObject({ secret: z.string().check(z.maxLength(200)) }),
    response: z.object({
      status: z.enum(['waiting', 'refused', 'paired']),
      /** Only with `paired`, and only once. */
      token: z.nullable(z.string()),
    }),
    errors: ['pairing.expired'],
  }),
  /** Counts a wrong code as a try of the asking person: five, then a pause. */
  readPairing: defineEndpoint({
    method: 'POST',
    path: '/api/v1/pairing/read',
    summary: 'Which device shows this code',
    access: 'session',
    body: z.strictObject({ code }),
    response: z.object({
      kind: deviceKindSchema,
      name: z.string(),
      /** Network address the device asked from. */
      place: z.string(),
      startedAt: instantSchema,
    }),
    errors: ['pairing.wrong_code', 'pairing.too_many'],
  }),
  confirmPairing: defineEndpoint({
    method: 'POST',
    path: '/api/v1/pairing/confirm',
    summary: 'Connect or refuse the device that shows this code',
    access: 'session',
    body: z.strictObject({ code, accept: z.boolean() }),
    response: z.object({}),
    errors: ['pairing.wrong_code', 'pairing.too_many'],
  }),
  /** Makes a code that works once, within a minute, and only together with the verifier behind `challenge` (S256). */
  approveDevice: defineEndpoint({
    method: 'POST',
    path: '/api/v1/devices/approve',
    summary: 'Let a device in that has opened a window of Kontor',
    access: 'session',
    body: z.strictObject({ name: filledLineSchema(200), challenge: bits256 }),
    response: z.object({ code: z.string(), expiresAt: instantSchema }),
    errors: ['request.too_many'],
  }),
  redeemDevice: defineEndpoint({
    method: 'POST',
    path: '/api/v1/devices/redeem',
    summary: 'Make a token of the code from that window',
    access: 'public',
    body: z.strictObject({ code: z.string().check(z.maxLength(200)), verifier: bits256 }),
    response: z.object({ token: z.string() }),
    errors: ['device_code.invalid', 'request.too_many'],
  }),
  devices: defineEndpoint({
    method: 'GET',
    path: '/api/v1/devices',
    summary: 'Own sessions, devices and API tokens',
    access: 'user',
    response: z.object({
      items: z.array(
        z.object({
          id: idSchema,
          kind: z.enum(['session', 'device', 'api']),
          name: z.string(),
          createdAt: instantSchema,
          lastUsedAt: z.nullable(instantSchema),
          current: z.boolean(),
        }),
      ),
    }),
    errors: [],
  }),
} as const;
