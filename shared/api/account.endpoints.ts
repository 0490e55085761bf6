/** Set-up, sign-in, the own account, one-time links. */
import * as z from 'zod/mini';
import { filledLineSchema, instantSchema, lineSchema } from '../domain/scalars.ts';
import { LOCALES, meSchema } from '../domain/user.ts';
import { defineEndpoint } from './endpoint.ts';

const nothing = z.strictObject({});
const done = z.object({});
const email = lineSchema(320);
const password = z.string().check(z.maxLength(1_024));
const name = filledLineSchema(200);
const secret = z.string().check(z.maxLength(200));
const NEW_PASSWORD = ['password.too_short', 'password.too_long', 'password.too_common'] as const;
const oneTimeSecret = z.strictObject({ secret });

export const accountEndpoints = {
  /** Which first screen to show: set-up, sign-in, or the work. */
  start: defineEndpoint({
    method: 'GET',
    path: '/api/v1/start',
    summary: 'Whether this Kontor is set up, and who is signed in',
    access: 'public',
    response: z.object({ ready: z.boolean(), me: z.nullable(meSchema), version: z.string() }),
    errors: [],
  }),
  setUp: defineEndpoint({
    method: 'POST',
    path: '/api/v1/setup',
    summary: 'Create the owner account, once, with the secret of the printed link',
    access: 'public',
    body: z.strictObject({ secret, email, name, password, locale: z.enum(LOCALES), sampleData: z.boolean() }),
    response: z.object({ me: meSchema }),
    errors: ['setup.done', 'link.invalid', 'field.email', 'request.too_many', ...NEW_PASSWORD],
  }),
  signIn: defineEndpoint({
    method: 'POST',
    path: '/api/v1/sign-in',
    summary: 'Sign in with e-mail and password; answers with a session cookie',
    access: 'public',
    body: z.strictObject({ email, password }),
    response: z.object({ me: meSchema }),
    errors: ['sign_in.refused', 'sign_in.too_many'],
  }),
  signOut: defineEndpoint({
    method: 'POST',
    path: '/api/v1/sign-out',
    summary: 'End this session (or revoke the device whose token asks)',
    access: 'user',
    body: nothing,
    response: done,
    errors: [],
  }),
  me: defineEndpoint({
    method: 'GET',
    path: '/api/v1/me',
    summary: 'The own account',
    access: 'user',
    response: meSchema,
    errors: [],
  }),
  changePassword: defineEndpoint({
    method: 'POST',
    path: '/api/v1/me/password',
    summary: 'Change the own password; other sessions end',
    access: 'session',
    body: z.strictObject({ current: password, next: password }),
    response: done,
    errors: ['sign_in.refused', 'sign_in.too_many', ...NEW_PASSWORD],
  }),
  /** What an invitation or reset link is good for, so that the page can greet before anything is typed. */
  readLink: defineEndpoint({
    method: 'POST',
    path: '/api/v1/links/read',
    summary: 'Purpose and addressee of a one-time link',
    access: 'public',
    body: oneTimeSecret,
    response: z.object({
      purpose: z.enum(['setup', 'invitation', 'reset']),
      name: z.string(),
      email: z.string(),
      expiresAt: instantSchema,
    }),
    errors: ['link.invalid', 'request.too_many'],
  }),
  acceptLink: defineEndpoint({
    method: 'POST',
    path: '/api/v1/links/accept',
    summary: 'Accept an invitation or set a new password by its link; answers with a session cookie',
    access: 'public',
    body: z.strictObject({ secret, name, password, locale: z.enum(LOCALES) }),
    response: z.object({ me: meSchema }),
    errors: ['link.invalid', 'user.exists', 'request.too_many', ...NEW_PASSWORD],
  }),
} as const;
