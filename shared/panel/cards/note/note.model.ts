/** What a note or a call becomes. Pure. */
import type { Visibility, Link } from '../../../domain/activity.ts';
import type { CustomPatch } from '../../../domain/custom-field.ts';
import type { KeptPage } from '../../../domain/kept-page.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';

export const QUICK_KINDS = ['call', 'meeting', 'visit'] as const;
export type QuickKind = (typeof QUICK_KINDS)[number];
/** A call one made, and one that came in: two clicks say which it was and what came of it. */
export const CALL_CHOICES = {
  out: ['reached', 'not_reached', 'voicemail', 'call_back'],
  in: ['reached', 'not_reached'],
} as const;
export type Call = {
  readonly direction: keyof typeof CALL_CHOICES;
  readonly outcome: (typeof CALL_CHOICES)['out' | 'in'][number];
};

type Written = {
  readonly id: string;
  readonly kind: 'note' | QuickKind;
  readonly text: string;
  readonly at: string;
  readonly call?: Call;
  readonly visibility: Visibility;
  readonly links: readonly Link[];
  /** The page it is kept with. */
  readonly page?: KeptPage;
  readonly custom?: CustomPatch;
};

export const activityCreation = ({
  id,
  kind,
  text,
  at,
  call,
  visibility,
  links,
  page,
  custom,
}: Written): MutationArgs<'activity.create'> => ({
  id,
  kind,
  fields: {
    occurredAt: at,
    subject: '',
    text: text.trim(),
    direction: call?.direction ?? 'none',
    outcome: call?.outcome ?? '',
    ...(page ? { page } : {}),
    ...(custom ? { custom } : {}),
  },
  visibility,
  links: [...links],
});
