/** What a dispatch id answers, and what it is answered from. */
import type { OutlookItem } from '../mailbox/item.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { PermissionLevel } from '../mailbox/profile.ts';
import type { ReplyContent } from '../wire/envelope.ts';

/** Error codes of the runtime that the simulator itself answers with. */
export const officeErrors = {
  notSupported: 5000,
  unsupportedEnumeration: 5007,
  permissionDenied: 7000,
  invalidAttachmentId: 9003,
  deleteMissingAttachment: 9008,
  tokenRestricted: 9017,
  duplicateNotification: 9023,
  notificationNotFound: 9024,
  tooManyNotifications: 9025,
  itemNotSaved: 9046,
  itemNotFound: 9049,
  invalidCategory: 9044,
  keyNotFound: 9050,
} as const;

/** Everything a handler may look at and change. */
export interface DispatchScene {
  /** The item selected *now*, whichever item object the add-in kept. */
  item: OutlookItem | null;
  mailbox: Mailbox;
  params: Record<string, unknown>;
}

/** One dispatch id: its call, the requirement set it came with, what the add-in needs to be allowed. */
export interface DispatchEntry {
  call: string;
  since: string;
  permission: PermissionLevel;
  answer: (scene: DispatchScene) => ReplyContent;
}

export type DispatchTable = Readonly<Record<number, DispatchEntry>>;

/** A successful call with a value. */
export const value = (data: unknown): ReplyContent => ({ data: { error: false, wasSuccessful: true, data } });

/** A successful call without a value. */
export const done = (): ReplyContent => ({ data: { wasSuccessful: true } });

/** A failed call with a code of the runtime's table. */
export const failed = (errorCode: number): ReplyContent => ({ data: { error: true, errorCode } });
