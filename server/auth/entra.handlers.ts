/** Connecting the pane with an account of Microsoft Entra, and linking it to the own account. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import type { EntraIdentity } from './entra-tokens.ts';

type Names = 'signInWithEntra' | 'linkEntra' | 'unlinkEntra' | 'entraLink' | 'entraState';

export const entraHandlers = ({
  entraTokens,
  entraAccounts,
  brakes,
  config,
}: Services): HandlersOf<Names> => {
  /** Tokens that are not good count as tries of the place they come from. */
  const identify = async (token: string, place: string): Promise<Result<EntraIdentity>> => {
    const { entra } = brakes;
    if (!(await entra.allow(place))) return entra.tooMany('request.too_many', place);
    const identity = await entraTokens.verify(token);
    if (identity.ok || identity.error.code !== 'entra.refused') await entra.giveBack(place);
    return identity;
  };
  return {
    signInWithEntra: async ({ body, place }) => {
      const identity = await identify(body.token, place);
      return identity.ok ? entraAccounts.signIn(identity.value, body.name) : identity;
    },
    linkEntra: async ({ scope, body, place }) => {
      // What a script was given must not turn into a way to sign in.
      if (scope.credentialKind === 'api') return fail('access.denied');
      const identity = await identify(body.token, place);
      if (!identity.ok) return identity;
      const linked = await entraAccounts.link(scope.userId, identity.value, scope);
      return linked.ok ? ok({}) : linked;
    },
    unlinkEntra: async ({ scope }) => {
      const unlinked = await entraAccounts.unlink(scope.userId, scope);
      return unlinked.ok ? ok({}) : unlinked;
    },
    entraLink: async ({ scope }) =>
      ok({ offered: config.entra !== null, linkedAt: await entraAccounts.linkedAt(scope.userId) }),
    entraState: async () => {
      const reached = await entraTokens.reach();
      if (reached.ok) return ok({ state: 'ready' });
      return ok({ state: reached.error.code === 'entra.off' ? 'off' : 'unreachable' });
    },
  };
};
