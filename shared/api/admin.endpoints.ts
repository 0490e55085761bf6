/** For owners and admins: people with accounts, invitations, what this installation is. */
import * as z from 'zod/mini';
import { arrangementSchema } from '../domain/panel-layout.ts';
import { filledLineSchema, idSchema, instantSchema, lineSchema } from '../domain/scalars.ts';
import { ROLES, userSchema } from '../domain/user.ts';
import { defineEndpoint } from './endpoint.ts';

const link = z.object({ url: z.string(), expiresAt: instantSchema });

export const adminEndpoints = {
  /** Everybody may see their colleagues: they are assignees. */
  users: defineEndpoint({
    method: 'GET',
    path: '/api/v1/users',
    summary: 'Colleagues',
    access: 'user',
    response: z.object({ items: z.array(userSchema) }),
    errors: [],
  }),
  panelLayouts: defineEndpoint({
    method: 'GET',
    path: '/api/v1/panel-layouts',
    summary: "How the panel's cards are arranged, for each role and team",
    access: 'user',
    response: z.object({ items: z.array(arrangementSchema) }),
    errors: ['access.denied'],
  }),
  invite: defineEndpoint({
    method: 'POST',
    path: '/api/v1/invitations',
    summary: 'Make an invitation link for a colleague (valid seven days)',
    access: 'admin',
    body: z.strictObject({
      email: lineSchema(320),
      name: lineSchema(200),
      role: z.enum(ROLES),
    }),
    response: link,
    errors: ['field.email', 'user.exists'],
  }),
  resetPassword: defineEndpoint({
    method: 'POST',
    path: '/api/v1/users/:id/reset',
    summary: 'Make a link with which a colleague sets a new password (valid one day)',
    access: 'admin',
    body: z.strictObject({}),
    response: link,
    errors: ['user.disabled'],
  }),
  createToken: defineEndpoint({
    method: 'POST',
    path: '/api/v1/tokens',
    summary: 'Make an API token for the own account; it is shown once',
    access: 'session',
    body: z.strictObject({ name: filledLineSchema(200) }),
    response: z.object({ id: idSchema, token: z.string() }),
    errors: [],
  }),
  /** What the pages "Add to Outlook" and "Add to your browser" need to say true things. */
  installation: defineEndpoint({
    method: 'GET',
    path: '/api/v1/installation',
    summary: 'Address, https state and packages of this installation',
    access: 'user',
    response: z.object({
      version: z.string(),
      publicUrl: z.string(),
      https: z.boolean(),
      engine: z.enum(['sqlite', 'postgres']),
      extensionPackages: z.array(z.object({ browser: z.string(), file: z.string(), sizeBytes: z.int() })),
      sampleData: z.boolean(),
    }),
    errors: [],
  }),
} as const;
