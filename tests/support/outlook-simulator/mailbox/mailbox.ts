/** The mailbox behind the simulated Outlook. Tests read it to see what an add-in has changed. */
import type { Address, Category, Mail } from './item.ts';
import { me } from './make-item.ts';

/** A form an add-in asked Outlook to open, with the fields it wanted filled in. */
export interface OpenedForm {
  kind: 'message' | 'appointment' | 'reply' | 'reply-all' | 'stored-message' | 'stored-appointment';
  fields: Record<string, unknown>;
}

export interface Mailbox {
  user: Address;
  timeZone: string;
  /** `office365`, `enterprise` (Exchange on the own premises) or `outlookCom`. */
  accountType: string;
  /** Name → value as the add-in saved it (the wire carries each value as JSON). */
  roamingSettings: Record<string, unknown>;
  masterCategories: Category[];
  openedForms: OpenedForm[];
  /** Mails selected at once; empty while there is one or none. */
  selected: Mail[];
  /** The one of them an add-in has loaded: its calls go to it. */
  loaded: Mail | null;
  /** Ids of mails that cannot be loaded. */
  unloadable: string[];
}

/** An empty mailbox of the test user. */
export function makeMailbox(fields: Partial<Mailbox> = {}): Mailbox {
  return {
    user: me,
    timeZone: 'W. Europe Standard Time',
    accountType: 'office365',
    roamingSettings: {},
    masterCategories: [],
    openedForms: [],
    selected: [],
    loaded: null,
    unloadable: [],
    ...structuredClone(fields),
  };
}
