/** Set-up, sign-in, the own account. */
import type { Context } from 'hono';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { Me } from '#shared/domain/user.ts';
import { browserName } from '#shared/lib/user-agent.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { isEmail } from '../users/user.mutations.ts';
import { readMe } from '../users/user.query.ts';
import { readLink } from './one-time-links.ts';

type Names = 'start' | 'setUp' | 'signIn' | 'signOut' | 'me' | 'changePassword' | 'readLink' | 'acceptLink';

/** Longer than anybody types; refused before it is hashed. */
const PASSWORD_MAX = 256;

const browserOf = (http: Context): string => browserName(http.req.header('user-agent') ?? '');

export const accountHandlers = (services: Services): HandlersOf<Names> => {
  const { store, accounts, brakes, credentials, clock, version } = services;

  const meOf = async (userId: string): Promise<Result<{ me: Me }>> => {
    const me = await readMe(store.sql, userId);
    return me ? ok({ me }) : fail('auth.required');
  };

  return {
    start: async ({ scope }) =>
      ok({
        ready: await accounts.hasUsers(),
        me: scope ? await readMe(store.sql, scope.userId) : null,
        version,
      }),
    setUp: async ({ body, place, setSession, http }) => {
      if (!(await brakes.link.allow(place))) return fail('request.too_many');
      if (!isEmail(body.email.trim())) return fail('field.email', { fields: { email: 'field.email' } });
      const { secret, email, name, locale, password } = body;
      const done = await accounts.setUp(secret, { email, name, locale }, password, browserOf(http));
      if (!done.ok) return done;
      if (body.sampleData) await services.loadSample(done.value.userId);
      setSession(done.value.secret);
      return meOf(done.value.userId);
    },
    signIn: async ({ body, place, setSession, http }) => {
      if (body.password.length > PASSWORD_MAX)
        return fail('request.invalid', { fields: { password: 'field.too_long' } });
      const account = `${emailKey(body.email)} ${place}`;
      const allowed = (await brakes.signInPlace.allow(place)) && (await brakes.signIn.allow(account));
      if (!allowed) return fail('sign_in.too_many');
      const done = await accounts.signIn(body.email, body.password, browserOf(http));
      if (!done.ok) return done;
      await brakes.signIn.forget(account);
      setSession(done.value.secret);
      return meOf(done.value.userId);
    },
    signOut: async ({ scope, setSession }) => {
      if (scope.credentialId) await credentials.revoke(scope.credentialId);
      setSession(null);
      return ok({});
    },
    me: async ({ scope }) => {
      const me = await readMe(store.sql, scope.userId);
      return me ? ok(me) : fail('auth.required');
    },
    changePassword: async ({ scope, body, place }) => {
      if (!(await brakes.signIn.allow(`${scope.userId} ${place}`))) return fail('sign_in.too_many');
      const done = await accounts.changePassword(scope, body.current, body.next);
      return done.ok ? ok({}) : done;
    },
    readLink: async ({ body, place }) => {
      if (!(await brakes.link.allow(place))) return fail('request.too_many');
      const link = await readLink(store.sql, clock, body.secret);
      if (!link.ok) return link;
      const { purpose, name, email, expiresAt } = link.value;
      return ok({ purpose, name, email, expiresAt });
    },
    acceptLink: async ({ body, place, setSession, http }) => {
      if (!(await brakes.link.allow(place))) return fail('request.too_many');
      const done = await accounts.acceptLink(
        body.secret,
        body.name,
        body.locale,
        body.password,
        browserOf(http),
      );
      if (!done.ok) return done;
      setSession(done.value.secret);
      return meOf(done.value.userId);
    },
  };
};
