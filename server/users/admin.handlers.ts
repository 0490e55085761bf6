/** Colleagues, invitations, API tokens, what this installation is. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { emailKey } from '#shared/domain/user.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { noteRefusal } from '../core/audit.ts';
import type { Actor } from '../core/audit.ts';
import { isAdmin } from '../core/scope.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { hasSample } from '../sample/sample-data.ts';
import { LINK_MADE, linkUrl } from '../auth/one-time-links.ts';
import { readArrangements } from '../panel-layouts/panel-layout.query.ts';
import { isEmail } from './user.mutations.ts';
import { listUsers } from './user.query.ts';

type Names = 'users' | 'panelLayouts' | 'invite' | 'resetPassword' | 'createToken' | 'installation';

const packagesIn = async (
  folder: string,
): Promise<{ browser: string; file: string; sizeBytes: number }[]> => {
  const files = await readdir(folder).catch(() => []);
  const zips = files.filter((file) => /^kontor-[a-z]+\.zip$/.test(file)).toSorted();
  return Promise.all(
    zips.map(async (file) => ({
      browser: file.slice('kontor-'.length, -'.zip'.length),
      file,
      sizeBytes: (await stat(join(folder, file))).size,
    })),
  );
};

export const adminHandlers = (services: Services): HandlersOf<Names> => {
  const { store, accounts, clock, publicUrl } = services;

  const deny = async (by: Actor, action: string, recordId: string | null): Promise<Result<never>> => {
    await noteRefusal(store, toInstant(clock.now()), by, { action, recordId, outcome: 'denied' });
    return fail('access.denied');
  };

  return {
    users: async ({ scope }) => ok({ items: await listUsers(store.read, scope) }),
    panelLayouts: async ({ scope }) =>
      isAdmin(scope) ? ok({ items: await readArrangements(store.read, scope) }) : fail('access.denied'),
    invite: async ({ scope, body }) => {
      if (!isEmail(body.email.trim())) return fail('field.email', { fields: { email: 'field.email' } });
      if (body.role === 'owner' && scope.role !== 'owner') return deny(scope, LINK_MADE.invitation, null);
      const email = body.email.trim();
      const known = await store.read
        .selectFrom('user_account')
        .select('id')
        .where('emailKey', '=', emailKey(email))
        .executeTakeFirst();
      if (known) return fail('user.exists', { fields: { email: 'user.exists' } });
      const { name, role } = body;
      const link = await accounts.makeLink(
        { purpose: 'invitation', email, name, role, userId: null, createdById: scope.userId },
        scope,
      );
      return link.ok
        ? ok({ url: linkUrl(publicUrl(), 'invitation', link.value.secret), expiresAt: link.value.expiresAt })
        : link;
    },
    resetPassword: async ({ scope, params }) => {
      const userId = params['id'] ?? '';
      const user = await store.read
        .selectFrom('user_account')
        .select(['email', 'name', 'role', 'disabled'])
        .where('id', '=', userId)
        .where('deletedAt', 'is', null)
        .executeTakeFirst();
      if (!user) return fail('record.not_found');
      const { email, name, role, disabled } = user;
      if (role === 'owner' && scope.role !== 'owner') return deny(scope, LINK_MADE.reset, userId);
      if (disabled === 1) return fail('user.disabled');
      const link = await accounts.makeLink(
        { purpose: 'reset', email, name, role, userId, createdById: scope.userId },
        scope,
      );
      return link.ok
        ? ok({ url: linkUrl(publicUrl(), 'reset', link.value.secret), expiresAt: link.value.expiresAt })
        : link;
    },
    createToken: async ({ scope, body }) => {
      const made = await accounts.makeToken(scope.userId, body.name, scope);
      return made.ok ? ok({ id: made.value.id, token: made.value.secret }) : made;
    },
    installation: async () =>
      ok({
        version: services.version,
        publicUrl: publicUrl(),
        https: publicUrl().startsWith('https:'),
        engine: store.engine,
        extensionPackages: await packagesIn(join(services.distDir, 'extension')),
        sampleData: await hasSample(store.read, 'person'),
      }),
  };
};
