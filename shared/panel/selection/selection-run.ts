/**
 * Logs several selected mails, one after the other, each as a log of its own: it is saved on the device first, sent once, and
 * can be taken back alone. What stops in between keeps what it has done.
 */
import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { PanelAnswer } from '../../domain/panel.ts';
import { fail, ok } from '../../lib/result.ts';
import type { Failure, Result } from '../../lib/result.ts';
import { NOTHING_CHOSEN } from '../cards/log/log-draft.ts';
import { mailVerdict } from '../cards/log/log-rules.model.ts';
import { readToLog } from '../cards/log/read-mail.ts';
import { createDeviceAnswers, isOutOfReach } from '../device-answers.ts';
import type { Change } from '../panel-changes.ts';
import type { PanelContext } from '../panel-context.ts';
import type { LoadedMail, SelectedMail, SelectionPort } from '../panel-host.ts';
import { EMPTY_VIEW, panelQueryOf } from '../panel-query.ts';

export type MailState =
  | { readonly name: 'already' | 'reading' | 'left' }
  | { readonly name: 'blocked'; readonly isOwn: boolean }
  | { readonly name: 'failed'; readonly failure: Failure }
  /** `names`: on whom it hangs. */
  | { readonly name: 'logged'; readonly change: Change; readonly names: readonly string[] };

export type Run = {
  readonly phase: 'ready' | 'running' | 'done' | 'undoing';
  readonly states: ReadonlyMap<string, MailState>;
  /** Ended because other mails were selected. */
  readonly hasMovedOn: boolean;
  /** The mail program has no such mark as its owner wants on logged mails. */
  readonly isMarkMissing: boolean;
};

export const NOT_RUN: Run = { phase: 'ready', states: new Map(), hasMovedOn: false, isMarkMissing: false };

type Panel = Pick<PanelContext, 'api' | 'store' | 'host' | 'session' | 'changes' | 'newId' | 'me'>;

/** What the server says of the mail, or where it cannot be asked what this device knows. */
const askAbout = async (panel: Panel, { subject }: LoadedMail): Promise<Result<PanelAnswer>> => {
  const query = panelQueryOf(subject, EMPTY_VIEW) ?? {};
  const answer = await panel.api.call('panel', { body: query });
  if (answer.ok || !isOutOfReach(answer)) return answer;
  const known = await createDeviceAnswers(panel.store, panel.me.email).away(query);
  return known ? ok(known.answer) : answer;
};

const whileSaving = ({ state }: Change): Promise<void> =>
  new Promise((resolve) => {
    const stop = effect(() => {
      if (state.value.phase !== 'saving') queueMicrotask(() => (stop(), resolve()));
    });
  });

const logLoaded = async (panel: Panel, mail: LoadedMail): Promise<Result<MailState>> => {
  const { subject } = mail;
  const answer = await askAbout(panel, mail);
  if (!answer.ok) return answer;
  const { log, links } = answer.value;
  if (log?.entries.some(({ userId }) => userId === panel.me.id)) return ok({ name: 'already' });
  const verdict = mailVerdict(subject, answer.value);
  if (verdict.state === 'blocked') return ok({ name: 'blocked', isOwn: verdict.rule.ownerId !== null });
  // As if it were the open mail, with the reading of the loaded one.
  const asOpen = {
    ...panel,
    host: {
      ...panel.host,
      subject: signal(subject),
      readAttachment: (_: number, id: string) => mail.readAttachment(id),
    },
    session: { ...panel.session, readMail: () => mail.readMail() },
  };
  const request = { subject, answer: answer.value };
  const chosen = { activityId: panel.newId(), draft: NOTHING_CHOSEN };
  const prepared = await readToLog(asOpen, request, chosen, () => undefined);
  if (!prepared.ok) return prepared;
  const change = panel.changes.start(`selection/${chosen.activityId}`, subject.subject, async () => prepared);
  await whileSaving(change);
  return ok({ name: 'logged', change, names: links.map(({ title }) => title) });
};

/** Those that are still to be logged. */
export const isOpen = (state: MailState | undefined): boolean => {
  if (state?.name === 'logged') return state.change.state.value.phase === 'undone';
  return state === undefined || state.name === 'failed' || state.name === 'left';
};

type LoggedState = Extract<MailState, { readonly name: 'logged' }>;
const isSaved = (state: MailState): state is LoggedState =>
  state.name === 'logged' && state.change.state.peek().phase === 'saved';

/** The mark follows the log where the asker wants one. That the program has none is said once, and is no failure. */
const bringMark = async (
  { me }: Pick<Panel, 'me'>,
  mail: LoadedMail,
  run: Signal<Run>,
  isLogged: boolean,
): Promise<void> => {
  if (!me.preferences.outlookCategory || run.peek().isMarkMissing) return;
  const brought = await mail.markLogged(isLogged);
  if (brought.ok && brought.value === 'unknown_mark') run.value = { ...run.peek(), isMarkMissing: true };
};

/** Goes through the mails until all are done, `isStopped` says so, or others are selected. */
export const runSelection = async (
  panel: Panel,
  port: SelectionPort,
  mails: readonly SelectedMail[],
  run: Signal<Run>,
  isStopped: () => boolean,
): Promise<void> => {
  const selected = port.mails.peek();
  const hasMovedOn = (): boolean => port.mails.peek() !== selected;
  const set = (id: string, state: MailState): void => {
    run.value = { ...run.peek(), states: new Map([...run.peek().states, [id, state]]) };
  };
  run.value = { ...run.peek(), phase: 'running', hasMovedOn: false };
  for (const { id } of mails) {
    if (!isOpen(run.peek().states.get(id))) continue;
    if (isStopped() || hasMovedOn()) {
      set(id, { name: 'left' });
      continue;
    }
    set(id, { name: 'reading' });
    const logged = await port
      .withMail(id, async (mail) => {
        const state = await logLoaded(panel, mail);
        if (state.ok && isSaved(state.value)) await bringMark(panel, mail, run, true);
        return state;
      })
      .catch(() => fail('host.failed'));
    set(id, logged.ok ? logged.value : { name: 'failed', failure: logged });
  }
  run.value = { ...run.peek(), phase: 'done', hasMovedOn: hasMovedOn() };
};

/** Takes back what this run has logged, the latest first. */
export const undoRun = async (
  panel: Pick<Panel, 'me'>,
  port: SelectionPort,
  run: Signal<Run>,
): Promise<void> => {
  run.value = { ...run.peek(), phase: 'undoing' };
  const saved = [...run.peek().states].flatMap(([id, state]) =>
    isSaved(state) ? [{ id, change: state.change }] : [],
  );
  for (const { id, change } of saved.toReversed()) {
    await change.undo();
    if (change.state.peek().phase === 'undone' && panel.me.preferences.outlookCategory)
      await port
        .withMail(id, async (mail) => ok(await bringMark(panel, mail, run, false)))
        // A mark that stays is a smaller evil than the rest not being taken back.
        .catch(() => undefined);
  }
  run.value = { ...run.peek(), phase: 'done' };
};
