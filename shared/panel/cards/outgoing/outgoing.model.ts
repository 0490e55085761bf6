/** Whether a mail that is being written will be logged, and why; what is sent to the server about it. Pure. */
import type { Visibility } from '../../../domain/activity.ts';
import type { OutgoingFields } from '../../../domain/outgoing-mail.ts';
import type { LinkTarget, PanelAnswer } from '../../../domain/panel.ts';
import type { DraftMarks, MailSubject } from '../../panel-host.ts';
import { linkOffers } from '../log/link-offers.ts';
import type { LinkOffers } from '../log/link-offers.ts';
import { mailVerdict } from '../log/log-rules.model.ts';

/** What a person chose for this mail; null stands for what follows from the rest. */
export type OutgoingChoice = {
  readonly log: boolean | null;
  readonly visibility: Visibility | null;
  readonly targets: readonly LinkTarget[] | null;
  /** Days after which to come back to it when nobody answered; null without a reminder. */
  readonly days: number | null;
};

export const NO_CHOICE: OutgoingChoice = { log: null, visibility: null, targets: null, days: null };

/** In the order of the card; a week and two are what people promise. */
export const REMINDER_DAYS = [3, 7, 14] as const;

export type OutgoingReason =
  /** Against logging, whatever was done in the thread before. */
  | 'nobody'
  | 'internal'
  | 'labelled'
  /** By a rule, against logging or for it; nothing that is chosen here changes a rule against it. */
  | 'blocked'
  | 'always'
  /** Kontor cannot be asked what was decided in the thread. */
  | 'away'
  /** For or against it. */
  | 'chosen'
  | 'thread'
  | 'known'
  | 'unknown';

export type OutgoingState = {
  readonly log: boolean;
  readonly reason: OutgoingReason;
  readonly visibility: Visibility;
  readonly targets: readonly LinkTarget[];
  readonly days: number | null;
};

export type OutgoingFacts = {
  readonly subject: MailSubject;
  readonly answer: PanelAnswer;
  readonly marks: DraftMarks;
  readonly choice: OutgoingChoice;
  /** The server could not be asked. */
  readonly isAway: boolean;
  /** As the person prefers it. */
  readonly visibility: Visibility;
};

const isInternal = ({ participants }: PanelAnswer): boolean =>
  participants.length > 0 && participants.every(({ internal }) => internal);

const isKnown = ({ participants, links }: PanelAnswer): boolean =>
  links.length > 0 || participants.some(({ matches, companyId }) => matches.length > 0 || companyId !== null);

/** A forwarded mail goes to others than its thread: what was decided there says nothing about it. */
const memoryOf = ({ answer, marks }: Pick<OutgoingFacts, 'answer' | 'marks'>): PanelAnswer['thread'] =>
  marks.kind === 'forward' ? undefined : answer.thread;

/** What the mail may belong to besides its recipients. */
export const offersOf = (facts: Pick<OutgoingFacts, 'subject' | 'answer' | 'marks'>): LinkOffers => {
  const { links, deals, tasks } = facts.answer;
  const answer = { links, tasks, ...(deals ? { deals } : {}) };
  const memory = memoryOf(facts);
  return linkOffers(facts.subject.subject, memory ? { ...answer, thread: memory } : answer);
};

const byRule = (facts: OutgoingFacts): Pick<OutgoingState, 'log' | 'reason'> => {
  const { subject, answer, marks } = facts;
  if (subject.participants.length === 0) return { log: false, reason: 'nobody' };
  if (isInternal(answer)) return { log: false, reason: 'internal' };
  if (marks.isLabelled) return { log: false, reason: 'labelled' };
  if (facts.isAway) return { log: false, reason: 'away' };
  if (mailVerdict(subject, answer).state === 'always') return { log: true, reason: 'always' };
  const memory = memoryOf(facts);
  if (memory?.decision) return { log: memory.decision.log, reason: 'thread' };
  if (memory?.logged) return { log: true, reason: 'thread' };
  return isKnown(answer) ? { log: true, reason: 'known' } : { log: false, reason: 'unknown' };
};

/** What the mail is to become, from what was chosen, else from its recipients, its label and its thread. */
export const outgoingState = (facts: OutgoingFacts): OutgoingState => {
  const { answer, choice } = facts;
  const isBlocked = mailVerdict(facts.subject, answer).state === 'blocked';
  const chosen = choice.log === null ? byRule(facts) : { log: choice.log, reason: 'chosen' as const };
  const { log, reason } = isBlocked ? { log: false, reason: 'blocked' as const } : chosen;
  const memory = memoryOf(facts);
  const inherited = memory?.decision ?? memory?.logged;
  // Colleagues among themselves are nobody else's business, unless somebody says so.
  const preferred = isInternal(answer) ? 'private' : facts.visibility;
  return {
    log,
    reason,
    visibility: choice.visibility ?? inherited?.visibility ?? preferred,
    targets: choice.targets ?? offersOf(facts).preselected,
    days: log ? choice.days : null,
  };
};

/** Chosen by a person, in part at least: remembered for the thread. */
const isChosen = ({ log, visibility, targets, days }: OutgoingChoice): boolean =>
  log !== null || visibility !== null || targets !== null || days !== null;

export const toFields = (
  { subject, marks, choice }: Pick<OutgoingFacts, 'subject' | 'marks' | 'choice'>,
  { log, visibility, targets, days }: OutgoingState,
  timeZone: string,
): OutgoingFields => ({
  conversationId: marks.kind === 'forward' ? '' : subject.conversationId,
  from: marks.from,
  log,
  visibility,
  links: targets.map(({ type, id }) => ({ type, id })),
  reminder: days === null ? null : { days, timeZone },
  chosen: isChosen(choice),
});

/** What was decided about a draft when it was last open, as choices again. */
export const choiceOf = (own: {
  readonly log: boolean;
  readonly visibility: Visibility;
  readonly links: readonly LinkTarget[];
  readonly reminder: { readonly days: number } | null;
  readonly chosen: boolean;
}): OutgoingChoice =>
  own.chosen
    ? { log: own.log, visibility: own.visibility, targets: own.links, days: own.reminder?.days ?? null }
    : NO_CHOICE;
