/** Colleagues, invitations, API tokens, what this installation is. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { emailKey } from '#shared/domain/user.ts';
import type { Role } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { linkUrl } from '../auth/one-time-links.ts';
import { isEmail } from './user.mutations.ts';
import { listUsers } from './user.query.ts';

type Names = 'users' | 'invite' | 'resetPassword' | 'createToken' | 'installation';

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
  const { store, accounts, credentials, publicUrl } = services;
  return {
    users: async () => ok({ items: await listUsers(store.sql) }),
    invite: async ({ scope, body }) => {
      if (!isEmail(body.email.trim())) return fail('field.email', { fields: { email: 'field.email' } });
      if (body.role === 'owner' && scope.role !== 'owner') return fail('access.denied');
      const email = body.email.trim();
      if (await store.sql.get('select id from user_account where "emailKey" = ?', emailKey(email))) {
        return fail('user.exists', { fields: { email: 'user.exists' } });
      }
      const { name, role } = body;
      const link = await accounts.makeLink({
        purpose: 'invitation',
        email,
        name,
        role,
        userId: null,
        createdById: scope.userId,
      });
      return link.ok
        ? ok({ url: linkUrl(publicUrl(), 'invitation', link.value.secret), expiresAt: link.value.expiresAt })
        : link;
    },
    resetPassword: async ({ scope, params }) => {
      const user = await store.sql.get<{ email: string; name: string; role: Role }>(
        'select email, name, role from user_account where id = ? and "deletedAt" is null',
        params['id'] ?? '',
      );
      if (!user) return fail('record.not_found');
      if (user.role === 'owner' && scope.role !== 'owner') return fail('access.denied');
      const link = await accounts.makeLink({
        purpose: 'reset',
        ...user,
        userId: params['id'] ?? null,
        createdById: scope.userId,
      });
      return link.ok
        ? ok({ url: linkUrl(publicUrl(), 'reset', link.value.secret), expiresAt: link.value.expiresAt })
        : link;
    },
    createToken: async ({ scope, body }) => {
      const made = await store.write(async (tx) =>
        ok(await credentials.create(tx, 'api', scope.userId, body.name)),
      );
      return made.ok ? ok({ id: made.value.id, token: made.value.secret }) : made;
    },
    installation: async () => {
      const sample = await store.sql.get(
        'select id from person where sample = 1 and "deletedAt" is null limit 1',
      );
      return ok({
        version: services.version,
        publicUrl: publicUrl(),
        https: publicUrl().startsWith('https:'),
        engine: store.engine,
        extensionPackages: await packagesIn(join(services.distDir, 'extension')),
        sampleData: sample !== undefined,
      });
    },
  };
};
