/** How the outcome of a call is said: one that came in is answered or missed, one that was made reaches somebody or not. */
import type { ActivityFields, Direction } from '../../domain/activity.ts';

type Outcome = Exclude<ActivityFields['outcome'], ''>;

export const callOutcomeKey = (direction: Direction, outcome: Outcome) =>
  direction === 'in' && (outcome === 'reached' || outcome === 'not_reached')
    ? (`outcome.in_${outcome}` as const)
    : (`outcome.${outcome}` as const);
