/** Whoever calls. */
import { readCallerNumber } from '#shared/capture/caller-number.ts';
import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { readCallers } from './caller.query.ts';

export const callHandlers = ({ store, config, brakes }: Services): HandlersOf<'lookUpCaller'> => ({
  lookUpCaller: async ({ scope, body }) => {
    const { callerLookUp } = brakes;
    if (!(await callerLookUp.allow(scope.userId)))
      return callerLookUp.tooMany('request.too_many', scope.userId);
    const caller = readCallerNumber(body.number, config.phoneCountry);
    if (caller.kind === 'withheld')
      return ok({ kind: 'withheld', number: '', shown: '', match: null, items: [] });
    if (caller.kind === 'other')
      return ok({ kind: 'other', number: caller.text, shown: caller.text, match: null, items: [] });
    const found = [];
    for (const phone of caller.readings) {
      const callers = await readCallers(store.read, scope, phone);
      found.push({ phone, callers });
      if (callers.match === 'number') break;
    }
    // A number somebody has before one that only begins alike, before the likeliest reading of one nobody has.
    const best =
      found.find(({ callers }) => callers.match === 'number') ??
      found.find(({ callers }) => callers.match === 'block') ??
      found[0]!;
    const { phone, callers } = best;
    return ok({
      kind: 'number',
      number: phone.e164,
      shown: phone.international,
      match: callers.match,
      items: [...callers.items],
    });
  },
});
