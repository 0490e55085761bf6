/** Where somebody may be: the rule that sends people to set-up, sign-in or on to what they came for. */
import type { Me } from '#shared/domain/user.ts';
import type { Place } from './router.ts';
import type { StartState } from './state/session.ts';

export type Admission = 'enter' | 'wait' | 'denied' | { readonly redirect: string };

const NEEDS_NO_ACCOUNT = new Set(['setUp', 'invitation', 'reset', 'missing']);

export const admit = (
  place: Pick<Place, 'name' | 'access' | 'path' | 'query'>,
  start: StartState,
  me: Me | null,
): Admission => {
  if (start === 'loading') return 'wait';
  if (start === 'unreachable') return 'enter';
  // Who is signed in has an account already, though nobody may have made the owner's yet.
  if (start === 'not_set_up' && !me && !NEEDS_NO_ACCOUNT.has(place.name)) return { redirect: '/setup' };
  if (place.access === 'open') return 'enter';
  if (!me) {
    const query = place.query.toString();
    const next = place.path + (query ? `?${query}` : '');
    return { redirect: next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}` };
  }
  return place.access === 'admin' && me.role === 'user' ? 'denied' : 'enter';
};
