/**
 * The port between the panel and whatever stands around it (rule 3 of the README): Outlook, the browser extension, a webmail,
 * Kontor's own pages, the practice inbox. The panel knows this file and nothing of any host.
 *
 * A host shows one subject at a time and says so through `subject`. Every subject carries a `generation`, a number that
 * grows with each change. The panel hands it back with each request about the subject; a host that has moved on
 * answers `host.subject_changed` instead of reading, so nothing is ever saved to the wrong mail. More becoming known of the
 * same subject, such as another recipient of a draft, keeps its generation.
 *
 * Errors: `host.subject_changed`, `host.timeout` (the program around the panel did not answer), `host.denied` (it
 * refused, e.g. missing permission), `host.unsupported` (this version of it cannot), `host.failed`.
 */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Direction } from '../domain/activity.ts';
import type { Mail } from '../domain/mail.ts';
import type { MailKind } from '../domain/mail-kind.ts';
import type { PanelParticipant } from '../domain/panel.ts';
import type { Failure, Result } from '../lib/result.ts';
import type { Proposal } from '../capture/proposal.ts';

export type HostKind = 'outlook' | 'extension' | 'webmail' | 'web' | 'practice';

/** An attachment as the host lists it, before its bytes were read. */
export type HostAttachment = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly inline: boolean;
  /** Under which the text of the mail refers to it, where the host knows it. */
  readonly contentId?: string;
  /** A link to a cloud file, not bytes: it can be named in the log, not stored. */
  readonly cloud: boolean;
};

export type MailSubject = {
  readonly type: 'mail';
  readonly generation: number;
  /** Empty when the host does not know one (a fresh draft, some sent items). */
  readonly messageId: string;
  /** Of a mail without a Message-ID: the host's own name for it, the same whenever it is opened. */
  readonly itemId?: string;
  readonly conversationId: string;
  readonly subject: string;
  readonly participants: readonly PanelParticipant[];
  /** As the host knows it; `none` when it cannot tell. */
  readonly direction: Direction;
  /** `compose` has recipients but cannot be logged yet. */
  readonly mode: 'read' | 'compose';
  readonly attachments: readonly HostAttachment[];
  /** What the program knows by itself: an invitation, a sealed mail. Absent where only the headers tell. */
  readonly kind?: MailKind;
  /** Why something of it could not be read: people may be missing that nobody left out. */
  readonly gap?: Failure;
};

export type AppointmentSubject = {
  readonly type: 'appointment';
  readonly generation: number;
  readonly mode: 'read' | 'compose';
  readonly subject: string;
  /** Address of whoever invited; empty where the calendar does not say. */
  readonly organizer: string;
  readonly participants: readonly PanelParticipant[];
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly location: string;
  /** As with a mail. */
  readonly gap?: Failure;
};

/** A web page. Until the person clicked, only `url: ''` is known and the panel says how to let it read. */
export type PageSubject = {
  readonly type: 'page';
  readonly generation: number;
  readonly read: boolean;
  /** Registrable domain, e.g. `brandt.example`; empty on shared hosts (then `siteName` and proposals help). */
  readonly domain: string;
  readonly url: string;
  readonly title: string;
  readonly siteName: string;
  readonly company: readonly Proposal[];
  readonly people: readonly (readonly Proposal[])[];
  /** Text that is marked on it; empty or absent when none is. */
  readonly selection?: string;
  /** Where its imprint is, when that could not be read with it. */
  readonly imprintUrl?: string;
  /** A network on which nothing is read: only address and title are known. */
  readonly closed?: boolean;
};

/** What hangs on a record and is to be seen on it. */
export type AskedItem = { readonly type: 'activity' | 'deal' | 'task'; readonly id: string };

/** What is looked up in the panel. */
export type LookUpQuestion = {
  readonly text: string;
  /** What of it is opened without being chosen: the only one an exact address or number belongs to, or the first. */
  readonly opens?: 'only' | 'first';
};

/** A record opened in Kontor's own pages. */
export type RecordSubject = {
  readonly type: 'record';
  readonly generation: number;
  readonly person?: string;
  readonly company?: string;
  /** E.164: they are calling, and the call is to be noted. */
  readonly call?: string;
  /** What of it somebody wants to see. */
  readonly item?: AskedItem;
};

/** Nothing is selected, or something the panel has no business with; `reason` picks the sentence that says so. */
export type NoSubject = {
  readonly type: 'none';
  readonly generation: number;
  readonly reason:
    | 'nothing_selected'
    | 'several_selected'
    | 'unsupported_item'
    | 'restricted_page'
    /** A mailbox in the browser that has changed, so that nothing can be said for certain of what is open there. */
    | 'unreadable_mail'
    | 'loading';
};

export type Subject = MailSubject | AppointmentSubject | PageSubject | RecordSubject | NoSubject;

/** Content of a mail, read on demand. Attachment bytes come one by one, so that the panel can show progress. */
export type HostMail = Omit<Mail, 'attachments'>;

/** What a mail that is being written says about itself, besides whom it goes to. */
export type DraftMarks = {
  /** Id of the decision it carries already; null without one. */
  readonly reference: string | null;
  /** Address it is sent from; empty where the program does not tell. */
  readonly from: string;
  /** Empty where the program does not tell. */
  readonly kind: 'new' | 'reply' | 'forward' | '';
  /** A confidentiality label was put on it. */
  readonly isLabelled: boolean;
};

/** What can be done to the mail that is being written. Errors as everywhere in this port. */
export type DraftPort = {
  readonly readMarks: (generation: number) => Promise<Result<DraftMarks>>;
  /** Puts the id of a decision into the mail, to be found there once it is sent; null takes it out. */
  readonly mark: (generation: number, reference: string | null) => Promise<Result<void>>;
  /** Puts text where the cursor stands; `html` and `text` say the same. */
  readonly insert: (
    generation: number,
    content: { readonly html: string; readonly text: string },
  ) => Promise<Result<void>>;
};

/** What a new appointment begins with. */
export type AppointmentPlan = {
  readonly subject: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly attendees: readonly string[];
};

/** One of several selected mails, as a list names it: nothing of its content. */
export type SelectedMail = {
  readonly id: string;
  readonly subject: string;
  /** Empty where the program does not know one. */
  readonly messageId: string;
};

/** A selected mail while the program has it loaded. */
export type LoadedMail = {
  readonly subject: MailSubject;
  readonly readMail: () => Promise<Result<HostMail>>;
  readonly readAttachment: (id: string) => Promise<Result<Uint8Array>>;
  /** As `PanelHost.markLogged`. */
  readonly markLogged: (isLogged: boolean) => Promise<Result<'done' | 'unknown_mark'>>;
};

/** Several mails selected at once. Errors as everywhere in this port. */
export type SelectionPort = {
  /** Those selected now, in their order; empty while there is none or one. A failure: the program does not name them. */
  readonly mails: ReadonlySignal<Result<readonly SelectedMail[]>>;
  /** Whether it hands out more than their names. */
  readonly canRead: boolean;
  /** Loads one mail, lets it be used and gives it back; one at a time, in the order of asking. */
  readonly withMail: <T>(id: string, use: (mail: LoadedMail) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Opens one in a window of its own. */
  readonly open: (id: string) => void;
};

export type HostLimitation = 'no_attachments' | 'no_headers' | 'no_pinning';

export type PanelHost = {
  readonly kind: HostKind;
  readonly subject: ReadonlySignal<Subject>;
  /** Light or dark as the program around the panel shows itself; `system` follows the browser. */
  readonly theme: ReadonlySignal<'light' | 'dark' | 'contrast' | 'system'>;
  /** BCP 47, e.g. `de-DE`: the language of the program around the panel. */
  readonly locale: string;
  /** What this version of the program cannot do; the panel says it where it matters. */
  readonly limitations: readonly HostLimitation[];
  /** Reads the open mail in full. */
  readonly readMail: (generation: number) => Promise<Result<HostMail>>;
  readonly readAttachment: (generation: number, id: string) => Promise<Result<Uint8Array>>;
  /** Only where the program lets the panel write into mails. */
  readonly draft?: DraftPort;
  /** The id of a decision that the open mail carries; null without one. Only where headers can be read. */
  readonly readReference?: (generation: number) => Promise<Result<string | null>>;
  /**
   * Puts Kontor's mark on the open mail in the program itself, or takes it off; only where the program has such marks.
   * `unknown_mark`: it has to be told of this one first.
   */
  readonly markLogged?: (generation: number, isLogged: boolean) => Promise<Result<'done' | 'unknown_mark'>>;
  /** Only where several mails may be read at once; null until that is fetched. */
  readonly selection?: ReadonlySignal<SelectionPort | null>;
  /** Asks the program again for what the subject's `gap` says is missing; the subject tells what came of it. */
  readonly readAgain?: () => Promise<void>;
  /**
   * What is being looked up, null while nothing is; the panel opens it by itself, a host hands in what was marked elsewhere.
   * Only where the panel is the place to look things up, not where a search of Kontor's own pages stands around it.
   */
  readonly lookUp?: Signal<LookUpQuestion | null>;
  /** Reads the open page again (extension only). */
  readonly readPage?: () => Promise<Result<void>>;
  /** Opens an address of Kontor or a `mailto:`/`tel:` link where this host can. */
  readonly openUrl: (url: string) => void;
  /** Opens a new appointment, filled in and not yet saved. Errors: `host.unsupported`, `host.failed`. */
  readonly newAppointment?: (plan: AppointmentPlan) => Result<null>;
  /** The program around the panel with its versions, for whoever helps; where it is set administrators see the self-check. */
  readonly program?: () => string;
  /** Addresses the page's policy kept from loading. */
  readonly blocked?: () => readonly string[];
  /** Number of tasks due, for an icon badge, where the host has one. */
  readonly setBadge?: (count: number) => void;
  /** Shows a reminder outside the panel where the host may; false when it could not. */
  readonly notify?: (title: string, text: string) => Promise<boolean>;
};

/** A place for few small values that survive a restart, and may fail or forget: token, last choices. */
export type KeyValueStore = {
  readonly get: (key: string) => Promise<string | null>;
  readonly set: (key: string, value: string) => Promise<boolean>;
  readonly remove: (key: string) => Promise<void>;
};
