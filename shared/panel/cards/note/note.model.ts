/** What a note or a call becomes. Pure. */
import type { ActivityFields, Visibility, Link } from '../../../domain/activity.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';

export const QUICK_KINDS = ['call', 'meeting', 'visit'] as const;
export type QuickKind = (typeof QUICK_KINDS)[number];
export const OUTCOMES = ['reached', 'not_reached', 'voicemail', 'call_back'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Written = {
  readonly id: string;
  readonly kind: 'note' | QuickKind;
  readonly text: string;
  readonly at: string;
  readonly outcome?: ActivityFields['outcome'];
  readonly visibility: Visibility;
  readonly links: readonly Link[];
};

export const activityCreation = ({
  id,
  kind,
  text,
  at,
  outcome,
  visibility,
  links,
}: Written): MutationArgs<'activity.create'> => ({
  id,
  kind,
  fields: {
    occurredAt: at,
    subject: '',
    text: text.trim(),
    direction: kind === 'call' ? 'out' : 'none',
    outcome: outcome ?? '',
  },
  visibility,
  links: [...links],
});
