/** Set-up, sign-in, the own account. */
import type { Context } from 'hono';
import { toInstant } from '#shared/lib/clock.ts';
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

/** Runs what a one-time link permits; only links that are not good count as tries. */
const withLink = async <T>(
  { link: brake }: Services['brakes'],
  place: string,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  if (!(await brake.allow(place))) return brake.tooMany('request.too_many', place);
  const done = await work();
  if (done.ok || done.error.code !== 'link.invalid') await brake.giveBack(place);
  return done;
};

const browserOf = (http: Context): string => browserName(http.req.header('user-agent') ?? '');

export const accountHandlers = (services: Services): HandlersOf<Names> => {
  const { store, accounts, brakes, executor, clock, newId, version } = services;

  const meOf = async (userId: string): Promise<Result<{ me: Me }>> => {
    const me = await readMe(store, userId);
    return me ? ok({ me }) : fail('auth.required');
  };

  return {
    start: async ({ scope }) =>
      ok({
        ready: await accounts.isSetUp(),
        me: scope ? await readMe(store, scope.userId) : null,
        version,
      }),
    setUp: async ({ body, place, setSession, http }) => {
      if (!isEmail(body.email.trim())) return fail('field.email', { fields: { email: 'field.email' } });
      const { secret, email, name, locale, password } = body;
      const done = await withLink(brakes, place, () =>
        accounts.setUp(secret, { email, name, locale }, password, browserOf(http)),
      );
      if (!done.ok) return done;
      if (body.sampleData) await services.loadSample(done.value.userId);
      setSession(done.value.secret);
      return meOf(done.value.userId);
    },
    signIn: async ({ body, place, setSession, http }) => {
      if (body.password.length > PASSWORD_MAX)
        return fail('request.invalid', { fields: { password: 'field.too_long' } });
      const account = `${emailKey(body.email)} ${place}`;
      const { signInPlace, signIn } = brakes;
      if (!(await signInPlace.allow(place))) return signInPlace.tooMany('sign_in.too_many', place);
      if (!(await signIn.allow(account))) return signIn.tooMany('sign_in.too_many', account);
      const done = await accounts.signIn(body.email, body.password, browserOf(http));
      if (done.ok || done.error.code !== 'sign_in.refused') {
        await brakes.signInPlace.giveBack(place);
        await brakes.signIn.forget(account);
      }
      if (!done.ok) return done;
      setSession(done.value.secret);
      return meOf(done.value.userId);
    },
    signOut: async ({ scope, setSession }) => {
      setSession(null);
      const outcome = await executor.execute(scope, {
        id: newId(),
        name: 'device.revoke',
        at: toInstant(clock.now()),
        args: { id: scope.credentialId },
      });
      return outcome.status !== 'rejected' ? ok({}) : fail(outcome.error.code);
    },
    me: async ({ scope }) => {
      const me = await readMe(store, scope.userId);
      return me ? ok(me) : fail('auth.required');
    },
    changePassword: async ({ scope, body, place }) => {
      const account = `${scope.userId} ${place}`;
      if (!(await brakes.signIn.allow(account))) return brakes.signIn.tooMany('sign_in.too_many', account);
      const done = await accounts.changePassword(scope, body.current, body.next);
      if (done.ok || done.error.code !== 'sign_in.refused') await brakes.signIn.forget(account);
      return done.ok ? ok({}) : done;
    },
    readLink: async ({ body, place }) => {
      const link = await withLink(brakes, place, () => readLink(store.sql, clock, body.secret));
      if (!link.ok) return link;
      const { purpose, name, email, expiresAt } = link.value;
      return ok({ purpose, name, email, expiresAt });
    },
    acceptLink: async ({ body, place, setSession, http }) => {
      const { secret, name, locale, password } = body;
      const done = await withLink(brakes, place, () =>
        accounts.acceptLink(secret, name, locale, password, browserOf(http)),
      );
      if (!done.ok) return done;
      setSession(done.value.secret);
      return meOf(done.value.userId);
    },
  };
};
