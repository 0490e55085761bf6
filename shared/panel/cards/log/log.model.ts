/** What the log line says, and what a log of the open mail consists of. Pure. */
import type { Direction } from '../../../domain/activity.ts';
import { MAIL_LIMITS } from '../../../domain/mail.ts';
import type { LinkTarget, LogState, PanelAnswer } from '../../../domain/panel.ts';
import { emailKey } from '../../../domain/user.ts';
import type { Failure } from '../../../lib/result.ts';
import type { ChangeState, Progress, SavedOn } from '../../panel-changes.ts';
import type { HostAttachment, MailSubject } from '../../panel-host.ts';

export type LogEntry = LogState['entries'][number];

export type LogPhase =
  /** The answer is on its way, or comes from memory and may be out of date. */
  | { readonly phase: 'checking' }
  | { readonly phase: 'not_logged' }
  /** A rule says never: the own one, or the company's. */
  | { readonly phase: 'blocked'; readonly isOwn: boolean }
  /** The mail has nothing it could be known by. */
  | { readonly phase: 'unknown' }
  | { readonly phase: 'saving'; readonly progress: Progress }
  | { readonly phase: 'just_logged'; readonly on: SavedOn }
  | { readonly phase: 'undoing' }
  | {
      readonly phase: 'logged';
      readonly entries: readonly LogEntry[];
      readonly isMine: boolean;
      /** `device`: the own log is not in Kontor yet. */
      readonly on: SavedOn;
    }
  | { readonly phase: 'failed'; readonly failure: Failure; readonly doing: 'save' | 'undo' };

/**
 * The own change counts until the server's answer includes it; nothing is claimed that nobody confirmed. `isWaiting`: the
 * own log of it is on this device alone.
 */
export const logPhase = (
  change: ChangeState | null,
  log: LogState | null,
  isFresh: boolean,
  myId: string,
  isWaiting = false,
): LogPhase => {
  if (change?.phase === 'saving') return { phase: 'saving', progress: change.progress };
  if (change?.phase === 'undoing') return { phase: 'undoing' };
  if (change?.phase === 'failed') return { phase: 'failed', failure: change.failure, doing: change.doing };
  if (change?.phase === 'saved' && change.undoable) return { phase: 'just_logged', on: change.on };
  const on: SavedOn =
    isWaiting || (change?.phase === 'saved' && change.on === 'device') ? 'device' : 'kontor';
  if (log !== null && log.activityId !== null && (isFresh || isWaiting || change?.phase === 'saved')) {
    return {
      phase: 'logged',
      entries: log.entries,
      isMine: log.entries.some(({ userId }) => userId === myId),
      on,
    };
  }
  if (change?.phase === 'saved') return { phase: 'logged', entries: [], isMine: true, on };
  if (!isFresh) return { phase: 'checking' };
  return { phase: log === null || log.similar?.maybeSame ? 'unknown' : 'not_logged' };
};

/** Not logged by the asker, as far as anybody knows. */
export const canLog = (state: LogPhase): boolean =>
  state.phase === 'not_logged' || state.phase === 'unknown' || (state.phase === 'logged' && !state.isMine);

export type LogTarget = LinkTarget;

/** Whether a file is kept, by its name, size and place among those alike: hosts name files anew with each opening. */
export type FileChoices = ReadonlyMap<string, boolean>;

const fileKeys = (files: readonly HostAttachment[]): string[] => {
  const seen = new Map<string, number>();
  return files.map(({ name, sizeBytes }) => {
    const key = JSON.stringify([name, sizeBytes]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}#${count}`;
  });
};

/** Neither a link to a cloud file nor more than can be sent at once. */
export const isStorable = ({ cloud, sizeBytes }: HostAttachment): boolean =>
  !cloud && sizeBytes <= MAIL_LIMITS.rawBytes;

/** Preselected is what a person attached and what can be stored; pictures inside the text are not. */
export const chosenFiles = (
  files: readonly HostAttachment[],
  choices: FileChoices,
): readonly HostAttachment[] => {
  const keys = fileKeys(files);
  return files.filter((file, at) => isStorable(file) && (choices.get(keys[at]!) ?? !file.inline));
};

export const withFile = (
  files: readonly HostAttachment[],
  choices: FileChoices,
  id: string,
  isChosen: boolean,
): FileChoices => {
  const key = fileKeys(files)[files.findIndex((file) => file.id === id)];
  return key === undefined ? choices : new Map([...choices, [key, isChosen]]);
};

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
