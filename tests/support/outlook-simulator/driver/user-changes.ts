/** What the user does in Outlook's own form while the pane is open: the item changes and its event is raised. */
import type { Address, Attachment } from '../mailbox/item.ts';
import type { EventDetails, OfficeTheme } from './events.ts';
import type { OutlookState } from './outlook-host.ts';

type Raised = 'told' | 'unheard';

export interface UserChanges {
  /** Replaces recipients (Bcc for mails only; on appointments To is required, Cc optional attendees). */
  changeRecipients: (lists: { to?: Address[]; cc?: Address[]; bcc?: Address[] }) => Raised;
  moveAppointment: (time: { start: string; end: string }) => Raised;
  attach: (attachment: Attachment) => Raised;
  detach: (attachment: Attachment) => Raised;
  changeTheme: (theme: OfficeTheme) => Raised;
}

type Raise = <Event extends keyof EventDetails>(event: Event, details: EventDetails[Event]) => Raised;

/** The user's hands on whatever item is open. */
export const createUserChanges = (state: OutlookState, raise: Raise): UserChanges => ({
  changeRecipients: ({ to, cc, bcc }) => {
    const { item } = state;
    if (item?.kind === 'draft') {
      Object.assign(item, { ...(to && { to }), ...(cc && { cc }), ...(bcc && { bcc }) });
    } else if (item?.kind === 'appointment-draft') {
      Object.assign(item, { ...(to && { required: to }), ...(cc && { optional: cc }) });
    } else throw new Error('Recipients change only while something is being written.');
    return raise('RecipientsChanged', { to: to !== undefined, cc: cc !== undefined, bcc: bcc !== undefined });
  },
  moveAppointment: (time) => {
    const { item } = state;
    if (item?.kind !== 'appointment-draft' && item?.kind !== 'appointment') {
      throw new Error('Only an appointment can be moved.');
    }
    Object.assign(item, time);
    return raise('AppointmentTimeChanged', time);
  },
  attach: (attachment) => {
    state.item?.attachments.push(attachment);
    return raise('AttachmentsChanged', { status: 'added', attachment });
  },
  detach: (attachment) => {
    if (state.item) state.item.attachments = state.item.attachments.filter(({ id }) => id !== attachment.id);
    return raise('AttachmentsChanged', { status: 'removed', attachment });
  },
  changeTheme: (theme) => raise('OfficeThemeChanged', theme),
});
