/**
 * The panel's host port on office.js. Together with the files named `office-host-…` it is all that knows Outlook's
 * library; it is handed in, so that the page decides when to load it and tests decide what it is.
 */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { HostLimitation, PanelHost, SelectionPort } from '#shared/panel/panel-host.ts';
import { fail } from '#shared/lib/result.ts';
import { fetchLater } from '#shared/panel/later-parts.ts';
import { readOpenAttachment, readOpenMail, readOpenReference } from './office-host-mail.ts';
import type { Insertion } from './office-host-insert.ts';
import { followSubject } from './office-host-subject.ts';
import { findOpenMail } from './office-host-shared.ts';
import { followTheme } from './office-host-theme.ts';
import { createLinkOpener } from './office-host-link.ts';
import { describeProgram, followBlocked } from './office-host-program.ts';
import { isTelephone, openAppointmentForm } from './office-host-plan.ts';
import { createTurnstile } from './turnstile.ts';

const loadInsertion = fetchLater(() => import('./office-host-insert.ts'));
const loadCategory = fetchLater(() => import('./office-host-category.ts'));

/** Outlook answers no more calls for attachments at a time. */
const PARALLEL_ATTACHMENTS = 3;

export type OfficeHost = PanelHost & {
  /** Makes the panel ask about the same subject again, e.g. with a new connection; its generation stays. */
  readonly tellAgain: () => void;
  /** What `limitations` says at the moment: one of them may end when Outlook tells of other mails after all. */
  readonly currentLimitations: ReadonlySignal<readonly HostLimitation[]>;
};

/** `isForSeveral`: the manifest says so. `office` is the library after it has answered; the host follows Outlook as long as the pane lives. */
export const createOfficeHost = (
  office: typeof Office,
  pane: Window,
  { isForSeveral = false }: { readonly isForSeveral?: boolean } = {},
): OfficeHost => {
  const { mailbox, requirements } = office.context;
  const hasContentCalls = requirements.isSetSupported('Mailbox', '1.8');
  const follower = followSubject(office, pane);
  const currentLimitations = computed((): HostLimitation[] => [
    ...(hasContentCalls ? [] : (['no_attachments', 'no_headers'] as const)),
    ...(follower.followsItems.value ? [] : (['no_pinning'] as const)),
  ]);
  const reader = { mailbox, hasContentCalls };
  const pass = createTurnstile(PARALLEL_ATTACHMENTS);
  const loadMarks = fetchLater(async () =>
    (await import('./office-host-marks.ts')).createMarks(office, follower.isCurrent),
  );
  const selection = signal<SelectionPort | null>(null);
  // What cannot be fetched now leaves the pane as it is for single mails.
  if (isForSeveral)
    void import('./office-host-selection.ts').then(
      ({ createSelection }) => (selection.value = createSelection(office)),
      () => undefined,
    );

  return {
    kind: 'outlook',
    subject: follower.subject,
    theme: followTheme(office),
    locale: office.context.displayLanguage,
    get limitations() {
      return currentLimitations.peek();
    },
    currentLimitations,
    lookUp: signal(null),
    readMail: async (generation) => readOpenMail(reader, () => follower.isCurrent(generation)),
    readAttachment: async (generation, id) => {
      const subject = follower.subject.value;
      const known = subject.type === 'mail' && subject.attachments.some((attachment) => attachment.id === id);
      if (!follower.isCurrent(generation) || !known) return fail('host.subject_changed');
      return pass(() => readOpenAttachment(reader, () => follower.isCurrent(generation), id));
    },
    // Below Mailbox 1.8 neither headers nor categories can be put on mails.
    ...(hasContentCalls
      ? {
          draft: {
            readMarks: async (generation: number) => (await loadMarks()).readMarks(generation),
            mark: async (generation: number, reference: string | null) =>
              (await loadMarks()).mark(generation, reference),
            insert: async (generation: number, content: Insertion) => {
              const { insertAtCursor } = await loadInsertion();
              return insertAtCursor(office, () => follower.isCurrent(generation), content);
            },
          },
          markLogged: async (generation: number, isLogged: boolean) => {
            const { markWithCategory } = await loadCategory();
            return markWithCategory(
              findOpenMail(office, () => follower.isCurrent(generation)),
              isLogged,
            );
          },
          readReference: (generation: number) =>
            readOpenReference(reader, () => follower.isCurrent(generation)),
        }
      : {}),
    ...(isForSeveral ? { selection } : {}),
    openUrl: createLinkOpener(office, pane),
    program: () => describeProgram(office),
    blocked: followBlocked(pane),
    // A telephone opens no forms of Outlook's, and does not say so when asked.
    ...(isTelephone(office) ? {} : { newAppointment: (plan) => openAppointmentForm(office, plan) }),
    readAgain: follower.readAgain,
    tellAgain: follower.tellAgain,
  };
};
