/** Events by what they mean, turned into what travels. */
import type { Attachment } from '../mailbox/item.ts';
import { attachmentToWire } from '../wire/address.ts';
import type { OutlookEvent } from '../wire/event-names.ts';

/** Colours of Outlook's theme as `#rrggbb`. */
export interface OfficeTheme {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
  controlBackgroundColor: string;
  controlForegroundColor: string;
}

export const lightTheme: OfficeTheme = {
  bodyBackgroundColor: '#ffffff',
  bodyForegroundColor: '#242424',
  controlBackgroundColor: '#fafafa',
  controlForegroundColor: '#242424',
};

export const darkTheme: OfficeTheme = {
  bodyBackgroundColor: '#1f1f1f',
  bodyForegroundColor: '#f5f5f5',
  controlBackgroundColor: '#292929',
  controlForegroundColor: '#f5f5f5',
};

/** What a test says about an event. Instants are ISO strings. */
export interface EventDetails {
  /** Tells nothing but that it happened. */
  SelectedItemsChanged: undefined;
  RecipientsChanged: { to?: boolean; cc?: boolean; bcc?: boolean };
  AppointmentTimeChanged: { start: string; end: string };
  AttachmentsChanged: { status: 'added' | 'removed'; attachment: Attachment };
  OfficeThemeChanged: OfficeTheme;
  /** A function of the add-in is to run: of a button, or for something that happened, such as a mail being sent. */
  AppCommandInvoked: { commandId: string; functionName: string };
}

/** The requirement set each event came with; an older client refuses to register it. */
export const eventSets: Record<OutlookEvent, string> = {
  AppCommandInvoked: '1.1',
  ItemChanged: '1.5',
  SelectedItemsChanged: '1.13',
  RecipientsChanged: '1.7',
  AppointmentTimeChanged: '1.7',
  RecurrenceChanged: '1.7',
  AttachmentsChanged: '1.8',
  EnhancedLocationsChanged: '1.8',
  InfobarClicked: '1.10',
  OfficeThemeChanged: '1.14',
};

const colorNumber = (color: string): number => Number.parseInt(color.slice(1), 16);

const payloadOf: {
  [Event in keyof EventDetails]: (details: EventDetails[Event]) => unknown;
} = {
  SelectedItemsChanged: () => ({}),
  RecipientsChanged: ({ to = false, cc = false, bcc = false }) => ({ to, cc, bcc }),
  AppointmentTimeChanged: ({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }),
  AttachmentsChanged: ({ status, attachment }) => ({
    attachmentStatus: status,
    attachmentDetails: attachmentToWire(attachment),
  }),
  OfficeThemeChanged: (theme) =>
    Object.fromEntries(Object.entries(theme).map(([part, color]) => [part, colorNumber(color)])),
  AppCommandInvoked: ({ commandId, functionName }) => [
    commandId,
    functionName,
    JSON.stringify({ source: { id: commandId } }),
  ],
};

/** The wire carries the details of an event as JSON text in a list of one; of a command, as id, name and event. */
export const eventData = <Event extends keyof EventDetails>(
  event: Event,
  details: EventDetails[Event],
): string[] => {
  const payload = payloadOf[event](details);
  return Array.isArray(payload) ? (payload as string[]) : [JSON.stringify(payload)];
};
