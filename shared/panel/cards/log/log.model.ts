/** What the log line says, and what a log of the open mail consists of. Pure. */
import type { Direction, Link } from '../../../domain/activity.ts';
import type { LogState, PanelAnswer, PersonMatch } from '../../../domain/panel.ts';
import { emailKey } from '../../../domain/user.ts';
import type { Failure } from '../../../lib/result.ts';
import type { ChangeState, Progress } from '../../panel-changes.ts';
import type { HostAttachment, MailSubject } from '../../panel-host.ts';

export type LogEntry = LogState['entries'][number];

export type LogPhase =
  /** The answer is on its way, or comes from memory and may be out of date. */
  | { readonly phase: 'checking' }
  | { readonly phase: 'not_logged' }
  | { readonly phase: 'saving'; readonly progress: Progress }
  | { readonly phase: 'just_logged' }
  | { readonly phase: 'undoing' }
  | { readonly phase: 'logged'; readonly entries: readonly LogEntry[]; readonly isMine: boolean }
  | { readonly phase: 'failed'; readonly failure: Failure; readonly doing: 'save' | 'undo' };

/** The own change counts until the server's answer includes it; nothing is claimed that nobody confirmed. */
export const logPhase = (
  change: ChangeState | null,
  log: LogState | null,
  isFresh: boolean,
  myId: string,
): LogPhase => {
  if (change?.phase === 'saving') return { phase: 'saving', progress: change.progress };
  if (change?.phase === 'undoing') return { phase: 'undoing' };
  if (change?.phase === 'failed') return { phase: 'failed', failure: change.failure, doing: change.doing };
  if (change?.phase === 'saved' && change.undoable) return { phase: 'just_logged' };
  if (log !== null && log.activityId !== null && (isFresh || change?.phase === 'saved')) {
    return {
      phase: 'logged',
      entries: log.entries,
      isMine: log.entries.some(({ userId }) => userId === myId),
    };
  }
  if (change?.phase === 'saved') return { phase: 'logged', entries: [], isMine: true };
  return isFresh ? { phase: 'not_logged' } : { phase: 'checking' };
};

export type LogTarget = Link & { readonly title: string; readonly reason: PersonMatch['reason'] };

/** The one who is meant by an address, if that is settled. */
const settledMatch = (matches: readonly PersonMatch[]): PersonMatch | null =>
  matches.find(({ reason }) => reason === 'chosen') ?? (matches.length === 1 ? matches[0]! : null);

/** On whom the mail will hang by itself: everybody known in it, and their companies. */
export const ownTargets = (answer: PanelAnswer): LogTarget[] => {
  const targets = new Map<string, LogTarget>();
  const add = (target: LogTarget) => {
    if (!targets.has(target.id)) targets.set(target.id, target);
  };
  for (const participant of answer.participants) {
    if (participant.internal) continue;
    const match = settledMatch(participant.matches);
    if (match) {
      add({ type: 'person', id: match.id, title: match.name, reason: match.reason });
      if (match.companyId)
        add({ type: 'company', id: match.companyId, title: match.companyName, reason: match.reason });
    } else if (participant.companyId && participant.matches.length === 0) {
      add({ type: 'company', id: participant.companyId, title: participant.companyName, reason: 'domain' });
    }
  }
  return [...targets.values()];
};

/** Preselected: what a person attached. Pictures inside the text are not, links to cloud files cannot be stored. */
export const preselected = (attachments: readonly HostAttachment[]): ReadonlySet<string> =>
  new Set(attachments.filter(({ inline, cloud }) => !inline && !cloud).map(({ id }) => id));

/** As the host knows it, else by who wrote it or sent it for somebody else, such as a shared mailbox. */
export const mailDirection = (subject: MailSubject, answer: PanelAnswer | null): Direction => {
  if (subject.direction !== 'none') return subject.direction;
  const senders = subject.participants.filter(({ role }) => role === 'from' || role === 'sender');
  const matches = senders.map((sender) =>
    answer?.participants.find(({ email }) => emailKey(email) === emailKey(sender.email)),
  );
  if (matches.some((match) => match?.internal)) return 'out';
  return matches.length === 0 || matches.includes(undefined) ? 'none' : 'in';
};
