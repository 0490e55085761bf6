/** The practice inbox: folders, the open mail, writing; and what of it the panel is told. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { PanelParticipant } from '#shared/domain/panel.ts';
import type { HostAttachment, Subject } from '#shared/panel/panel-host.ts';
import type { OpenMail } from './practice-mail.ts';
import { noReadMarks } from './read-marks.ts';
import type { ReadMarks } from './read-marks.ts';

export type Folder = OpenMail['folder'];
export type Draft = { readonly to: string; readonly subject: string; readonly text: string };

export type PracticeInbox = {
  readonly folder: ReadonlySignal<Folder>;
  readonly list: ReadonlySignal<readonly OpenMail[]>;
  readonly open: ReadonlySignal<OpenMail | null>;
  readonly draft: ReadonlySignal<Draft | null>;
  readonly read: ReadonlySignal<ReadonlySet<string>>;
  readonly subject: ReadonlySignal<Subject>;
  /** How many mails nobody has opened; what was sent is no news. */
  readonly unread: (folder: Folder) => number;
  readonly show: (folder: Folder) => void;
  readonly select: (id: string) => void;
  /** Opens the next or previous mail of the list; the first when none is open. */
  readonly move: (step: 1 | -1) => void;
  readonly close: () => void;
  readonly write: (draft?: Partial<Draft>) => void;
  readonly edit: (change: Partial<Draft>) => void;
  readonly discard: () => void;
  readonly mailOf: (generation: number) => OpenMail | null;
};

const ADDRESS = /[^\s<>,;"']+@[^\s<>,;"']+\.[^\s<>,;"']+/g;

/** Every address in a recipient line, as typed or pasted: `Anna Beck <a.beck@firma.example>; b@c.example`. */
export const recipientsOf = (typed: string): PanelParticipant[] =>
  typed.split(/[,;\n]/).flatMap((part) => {
    const [email] = part.match(ADDRESS) ?? [];
    if (!email) return [];
    const name = part.slice(0, part.indexOf(email)).replaceAll(/[<"']/g, '').trim();
    return [{ email, name, role: 'to' as const }];
  });

const attachmentsOf = (mail: OpenMail): HostAttachment[] =>
  mail.files.map((file, index) => ({
    id: String(index),
    name: file.name,
    contentType: file.contentType,
    sizeBytes: file.bytes().length,
    inline: file.inline ?? false,
    ...(file.contentId ? { contentId: file.contentId } : {}),
    cloud: false,
  }));

const newestFirst = (a: OpenMail, b: OpenMail): number => b.mail.sentAt.localeCompare(a.mail.sentAt);

const sameText = (one: Draft | null, other: Draft | null): boolean =>
  one?.to === other?.to && one?.subject === other?.subject && (one === null) === (other === null);

export const createPracticeInbox = (
  mails: readonly OpenMail[],
  marks: ReadMarks = noReadMarks,
): PracticeInbox => {
  const sorted = mails.toSorted(newestFirst);
  const folder = signal<Folder>('inbox');
  const openId = signal<string | null>(null);
  const draft = signal<Draft | null>(null);
  const read = signal(marks.load());
  const list = computed(() => sorted.filter((mail) => mail.folder === folder.value));
  const open = computed(() => sorted.find(({ id }) => id === openId.value) ?? null);

  let generation = 0;
  let shown: { mail: OpenMail | null; draft: Draft | null; subject: Subject } | null = null;
  const opened = new Map<number, OpenMail>();

  const subjectOf = (mail: OpenMail | null, writing: Draft | null): Subject => {
    if (writing) {
      const participants = recipientsOf(writing.to);
      if (participants.length === 0) return { type: 'none', generation, reason: 'nothing_selected' };
      return {
        type: 'mail',
        generation,
        messageId: '',
        conversationId: '',
        subject: writing.subject,
        participants,
        direction: 'out',
        mode: 'compose',
        attachments: [],
      };
    }
    if (!mail) return { type: 'none', generation, reason: 'nothing_selected' };
    opened.set(generation, mail);
    const { messageId, conversationId, subject, participants } = mail.mail;
    return {
      type: 'mail',
      generation,
      messageId,
      conversationId,
      subject,
      participants: participants.map((each) => ({ ...each })),
      direction: mail.direction,
      mode: 'read',
      attachments: attachmentsOf(mail),
    };
  };

  const subject = computed<Subject>(() => {
    const [mail, writing] = [open.value, draft.value];
    if (shown && shown.mail === mail && sameText(shown.draft, writing)) return shown.subject;
    generation += 1;
    shown = { mail, draft: writing, subject: subjectOf(mail, writing) };
    return shown.subject;
  });

  const select = (id: string): void => {
    draft.value = null;
    openId.value = id;
    if (read.value.has(id)) return;
    read.value = new Set([...read.value, id]);
    marks.keep(read.value);
  };

  return {
    folder,
    list,
    open,
    draft,
    read,
    subject,
    unread: (wanted) =>
      wanted === 'sent'
        ? 0
        : sorted.filter((mail) => mail.folder === wanted && !read.value.has(mail.id)).length,
    show: (wanted) => {
      draft.value = null;
      if (folder.value !== wanted) openId.value = null;
      folder.value = wanted;
    },
    select,
    move: (step) => {
      const at = list.value.findIndex(({ id }) => id === openId.value);
      const next = list.value[at === -1 ? 0 : Math.min(Math.max(at + step, 0), list.value.length - 1)];
      if (next) select(next.id);
    },
    close: () => {
      openId.value = null;
    },
    write: (begun) => {
      draft.value = { to: '', subject: '', text: '', ...begun };
    },
    edit: (change) => {
      if (draft.value) draft.value = { ...draft.value, ...change };
    },
    discard: () => {
      draft.value = null;
    },
    mailOf: (wanted) => (subject.value.generation === wanted ? (opened.get(wanted) ?? null) : null),
  };
};
