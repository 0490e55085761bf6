/** Which Outlook is simulated: how new it is, what the add-in may do, what its surroundings refuse. */

export const permissionLevels = ['Restricted', 'ReadItem', 'ReadWriteItem', 'ReadWriteMailbox'] as const;
export type PermissionLevel = (typeof permissionLevels)[number];

export interface OutlookProfile {
  /** Which office.js runs: that of Outlook on the web, or that of Outlook for iOS in the web view of a telephone. */
  platform: 'web' | 'ios';
  /** The newest requirement set of Mailbox. Newer calls are refused, as an old client refuses them. */
  mailboxSet: `1.${number}`;
  /** Calls it knows although they came with a newer set, by their names. */
  alsoKnows: readonly string[];
  /** Calls it does not know although its set has them. */
  lacks: readonly string[];
  permission: PermissionLevel;
  /** Language of Outlook, such as `de-DE`. */
  locale: string;
  /** Which web storages throw in the pane, as with blocked third-party data. */
  throwingStorage: 'none' | 'local' | 'all';
  /** How the browser refuses databases in the pane: by the property itself, or when one is to be opened. */
  refusedDatabases: 'none' | 'property' | 'open';
  /** Whether Outlook claims to open browser windows itself (`OpenBrowserWindowApi`), as installed clients do. */
  opensBrowserWindows: boolean;
  /** Whether Outlook has windows beside the pane (`DialogApi`). */
  opensDialogs: boolean;
  /** Whether the browser keeps every window back that the pane opens. */
  blocksPopUps: boolean;
  /** False: office.js is told of a host it does not trust, and stays silent for ever. */
  trusted: boolean;
}

const base: Omit<OutlookProfile, 'mailboxSet'> = {
  platform: 'web',
  alsoKnows: [],
  lacks: [],
  permission: 'ReadWriteItem',
  locale: 'en-US',
  throwingStorage: 'none',
  refusedDatabases: 'none',
  opensBrowserWindows: false,
  opensDialogs: true,
  blocksPopUps: false,
  trusted: true,
};

/** A telephone opens no forms of Outlook's. Source: "Code considerations" of the page on support for mobile devices. */
const FORMS = [
  'displayNewAppointmentForm',
  'displayNewMessageForm',
  'displayMessageForm',
  'displayAppointmentForm',
  'displayReplyForm',
  'displayReplyAllForm',
  'displayReplyForm (text)',
  'displayReplyAllForm (text)',
] as const;

/** The clients that differ for an add-in: Exchange 2016, Exchange 2019, a late Microsoft 365, the newest, a telephone. */
export const outlookProfiles = {
  mailbox15: { ...base, mailboxSet: '1.5' },
  mailbox18: { ...base, mailboxSet: '1.8' },
  mailbox113: { ...base, mailboxSet: '1.13' },
  mailbox116: { ...base, mailboxSet: '1.16' },
  // Its windows are Outlook's own and not simulated.
  telephone: { ...base, platform: 'ios', mailboxSet: '1.5', lacks: FORMS, opensDialogs: false },
} satisfies Record<string, OutlookProfile>;

/** True when a client of that requirement set knows something that came with `since`. */
export const isInSet = (mailboxSet: string, since: string): boolean =>
  Number(mailboxSet.split('.')[1]) >= Number(since.split('.')[1]);
