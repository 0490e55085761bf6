/**
 * What the panel shows, as signals: the host's subject becomes one question per paint, the newest answer wins.
 *
 * An answer that was asked for an older subject is dropped. What this device knows is painted at once, own changes that
 * still wait included; until the fresh answer is there, `fresh` is false and nothing is said about the log state. Where the
 * server cannot be asked, what the device knows is what there is (`away`). A mail whose host knows no Message-ID is painted
 * at once, too; it is read meanwhile, and asked about by its content.
 */
import { computed, effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '../api/client.ts';
import type { PanelAnswer, PanelQuery } from '../domain/panel.ts';
import type { Failure, Result } from '../lib/result.ts';
import { fetchLater } from './later-parts.ts';
import type { AskedItem, HostMail, MailSubject, PanelHost, Subject } from './panel-host.ts';
import {
  EMPTY_ANSWER,
  EMPTY_VIEW,
  isNameless,
  openedRecord,
  panelQueryOf,
  subjectKey,
} from './panel-query.ts';
import type { MailName, PanelView } from './panel-query.ts';
import { createDeviceAnswers, isOutOfReach } from './device-answers.ts';
import type { Away } from './device-answers.ts';
import type { PanelStore } from './panel-store.ts';

export type Painting =
  | { readonly status: 'idle'; readonly subject: Subject }
  | { readonly status: 'loading'; readonly subject: Subject }
  | { readonly status: 'failed'; readonly subject: Subject; readonly failure: Failure }
  | {
      readonly status: 'ready';
      readonly subject: Subject;
      readonly answer: PanelAnswer;
      readonly fresh: boolean;
      /** Set where the server could not be asked. */
      readonly away?: Away;
    };

export type PanelSession = {
  readonly painting: ReadonlySignal<Painting>;
  /** Stays the same while the same mail, page or record is shown. */
  readonly key: ReadonlySignal<string>;
  /** Whether something made at that place belongs to what is shown. */
  readonly isHere: (place: string) => boolean;
  /** True while a record is open that was chosen inside the panel. */
  readonly hasOpened: ReadonlySignal<boolean>;
  readonly focusOn: (email: string) => void;
  readonly open: (record: NonNullable<PanelView['opened']>) => void;
  readonly back: () => void;
  /** What of the shown record somebody wants to see; null: nothing in particular. */
  readonly askedItem: ReadonlySignal<AskedItem | null>;
  /** Whether the people who share the shown address are to be chosen among once more. */
  readonly isChoosing: ReadonlySignal<boolean>;
  readonly chooseAgain: (wanted: boolean) => void;
  /** Asks again, without leaving what is shown. */
  readonly reload: () => Promise<void>;
  /** An own change was saved on this device: it is laid over what is shown. */
  readonly showOwn: () => Promise<void>;
  /** The open mail in full, read once. Errors: those of the host. */
  readonly readMail: (generation: number) => Promise<Result<HostMail>>;
  readonly dispose: () => void;
};

const loadContent = fetchLater(() => import('./mail-content.ts'));

/** What a mail is known by when it was read. */
const nameOf = async (mail: HostMail): Promise<MailName> => {
  if (mail.messageId) return { messageId: mail.messageId };
  const reader = await loadContent().catch(() => null);
  const content = await reader?.contentOf(mail);
  return content ? { content } : {};
};

export const createPanelSession = (
  host: PanelHost,
  api: ApiClient,
  store: PanelStore,
  own = '',
): PanelSession => {
  const painting = signal<Painting>({ status: 'idle', subject: host.subject.peek() });
  const view = signal<{ generation: number; view: PanelView }>({ generation: -1, view: EMPTY_VIEW });
  const current = computed(() => {
    const subject = host.subject.value;
    return { subject, view: view.value.generation === subject.generation ? view.value.view : EMPTY_VIEW };
  });
  const choosing = signal('');
  const key = computed(() => {
    const { subject, view: chosen } = current.value;
    return chosen.opened
      ? `record:${JSON.stringify(openedRecord(chosen.opened))}`
      : `${subjectKey(subject)}:${chosen.focus}`;
  });
  const answers = createDeviceAnswers(store, own);
  let asked = 0;
  let isDisposed = false;
  let running: AbortController | null = null;
  let lastRead: { generation: number; mail: Promise<Result<HostMail>>; isRunning: boolean } | null = null;
  let lastName: { generation: number; name: MailName } | null = null;

  const questionOf = (subject: Subject, chosen: PanelView): PanelQuery | null =>
    panelQueryOf(
      subject,
      chosen,
      lastName?.generation === subject.generation && isNameless(subject) ? lastName.name : {},
    );
  const isNamed = (subject: Subject): boolean =>
    !isNameless(subject) || lastName?.generation === subject.generation;

  const ask = async (subject: Subject, query: PanelQuery): Promise<void> => {
    const mine = ++asked;
    running?.abort();
    running = new AbortController();
    const result = await api.call('panel', { body: query, signal: running.signal });
    if (mine !== asked || (!result.ok && result.error.code === 'cancelled')) return;
    if (result.ok) return showFresh(mine, subject, query, result.value);
    const known = isOutOfReach(result) ? await answers.away(query) : null;
    if (mine !== asked) return;
    painting.value = known
      ? { status: 'ready', subject, answer: known.answer, fresh: false, away: known.away }
      : { status: 'failed', subject, failure: result };
  };

  const showFresh = async (mine: number, subject: Subject, query: PanelQuery, answer: PanelAnswer) => {
    // Before the store is open nobody can say whether an own change still waits.
    if (!store.current.peek()) painting.value = { status: 'ready', subject, answer, fresh: false };
    const laid = await answers.keep(query, answer);
    if (mine === asked) painting.value = { status: 'ready', subject, answer: laid, fresh: isNamed(subject) };
  };

  /** What this device knows stands there until the server has answered. */
  const showKnown = async (mine: number, subject: Subject, query: PanelQuery): Promise<void> => {
    const answer = await answers.known(query);
    if (answer && mine === asked && painting.peek().status === 'loading')
      painting.value = { status: 'ready', subject, answer, fresh: false };
  };

  const readMail: PanelSession['readMail'] = async (generation) => {
    if (lastRead?.generation === generation) {
      // Who comes while it is being read shares what comes of it; after a failure it is read anew.
      if (lastRead.isRunning) return lastRead.mail;
      const earlier = await lastRead.mail;
      if (earlier.ok) return earlier;
    }
    const mail = host.readMail(generation);
    const reading = { generation, mail, isRunning: true };
    lastRead = reading;
    const end = () => (reading.isRunning = false);
    mail.then(end, end);
    return mail;
  };

  /** Reads what a nameless mail is known by, then asks once more. */
  const findName = async ({ generation }: MailSubject): Promise<void> => {
    const mail = await readMail(generation);
    const name = mail.ok ? await nameOf(mail.value) : {};
    const { subject, view: chosen } = current.peek();
    if (isDisposed || subject.generation !== generation) return;
    lastName = { generation, name };
    const query = questionOf(subject, chosen);
    if (query) await ask(subject, query);
  };

  const paint = (subject: Subject, chosen: PanelView): void => {
    const query = questionOf(subject, chosen);
    if (query === null) {
      asked++;
      running?.abort();
      const known = subject.type === 'page' && subject.read;
      painting.value = known
        ? { status: 'ready', subject, answer: EMPTY_ANSWER, fresh: true }
        : { status: 'idle', subject };
      return;
    }
    const cached = answers.remembered(query);
    painting.value = cached
      ? { status: 'ready', subject, answer: cached, fresh: false }
      : { status: 'loading', subject };
    void ask(subject, query);
    if (!cached) void showKnown(asked, subject, query);
    if (isNameless(subject) && !isNamed(subject)) void findName(subject);
  };

  const stop = effect(() => {
    const { subject, view: chosen } = current.value;
    untracked(() => paint(subject, chosen));
  });

  const choose = (change: Partial<PanelView>) => {
    const { subject, view: chosen } = current.peek();
    view.value = { generation: subject.generation, view: { ...chosen, ...change } };
  };

  return {
    painting,
    key,
    isHere: (place) =>
      place === 'reminders' ||
      place.startsWith(`${key.value}/`) ||
      place.startsWith(`${subjectKey(current.value.subject)}:/`),
    isChoosing: computed(() => choosing.value === key.value),
    chooseAgain: (wanted) => (choosing.value = wanted ? key.peek() : ''),
    hasOpened: computed(() => current.value.view.opened !== null),
    askedItem: computed(() => {
      const { subject, view: chosen } = current.value;
      const record = chosen.opened ?? (subject.type === 'record' ? subject : null);
      return record?.item ?? null;
    }),
    focusOn: (email) => choose({ focus: email, opened: null }),
    open: (record) => choose({ opened: record }),
    back: () => choose({ opened: null }),
    reload: async () => {
      answers.forget();
      const { subject, view: chosen } = current.peek();
      const query = questionOf(subject, chosen);
      if (query === null) return paint(subject, chosen);
      if (painting.peek().status === 'failed') painting.value = { status: 'loading', subject };
      await ask(subject, query);
    },
    showOwn: async () => {
      const { subject, view: chosen } = current.peek();
      const query = questionOf(subject, chosen);
      const now = painting.peek();
      if (query === null || now.status !== 'ready') return;
      const answer = await answers.laid(query);
      const later = painting.peek();
      // A newer picture has the change already.
      if (later === now) painting.value = { ...now, answer };
    },
    readMail,
    dispose: () => {
      stop();
      isDisposed = true;
      asked++;
      running?.abort();
    },
  };
};
