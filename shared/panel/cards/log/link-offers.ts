/** Records a mail may belong to besides those in it, and why it is thought so. Pure. */
import { namesNumberOf } from '../../../domain/called-number.ts';
import type { ShownDeal } from '../../../domain/deal.ts';
import type { LinkTarget, PanelAnswer } from '../../../domain/panel.ts';

export type LinkOffers = {
  /** What its conversation hangs on, and deals whose number stands in the subject. */
  readonly preselected: readonly LinkTarget[];
  /** Open deals and follow-ups of those in it. */
  readonly others: readonly LinkTarget[];
};

type Known = Pick<PanelAnswer, 'links' | 'thread' | 'tasks'> & {
  readonly deals?: readonly Pick<ShownDeal, 'id' | 'title'>[] | undefined;
};

/** `subject` as it stands above the mail. What it hangs on by itself is not offered once more. */
export const linkOffers = (subject: string, answer: Known | null): LinkOffers => {
  const offers = new Map<string, LinkTarget>();
  const add = (targets: readonly LinkTarget[]): void => {
    for (const target of targets) if (!offers.has(target.id)) offers.set(target.id, target);
  };
  add(answer?.thread?.decision?.links ?? answer?.thread?.logged?.links ?? []);
  for (const { id, title } of answer?.deals ?? [])
    add([{ type: 'deal', id, title, reason: namesNumberOf(subject, title) ? 'number' : 'open' }]);
  for (const { id, title } of answer?.tasks ?? []) add([{ type: 'task', id, title, reason: 'open' }]);
  for (const { id } of answer?.links ?? []) offers.delete(id);
  const all = [...offers.values()];
  return {
    preselected: all.filter(({ reason }) => reason !== 'open'),
    others: all.filter(({ reason }) => reason === 'open'),
  };
};

/** What a mail will hang on besides: as it was chosen, else what was preselected. Nothing more for one that is logged. */
export const extraTargetsOf = (
  chosen: readonly LinkTarget[] | null,
  subject: string,
  answer: (Known & Pick<PanelAnswer, 'log'>) | null,
): readonly LinkTarget[] =>
  chosen ?? (answer?.log?.activityId ? [] : linkOffers(subject, answer).preselected);
