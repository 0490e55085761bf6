/** Events by the name the add-in uses, and the action name they travel under. */
export const wireEventNames = {
  ItemChanged: 'olkItemSelectedChanged',
  SelectedItemsChanged: 'olkSelectedItemsChanged',
  RecipientsChanged: 'olkRecipientsChanged',
  AppointmentTimeChanged: 'olkAppointmentTimeChanged',
  AttachmentsChanged: 'olkAttachmentsChanged',
  RecurrenceChanged: 'olkRecurrenceChanged',
  EnhancedLocationsChanged: 'olkEnhancedLocationsChanged',
  InfobarClicked: 'olkInfobarClicked',
  OfficeThemeChanged: 'officeThemeChanged',
  AppCommandInvoked: 'appCommandInvoked',
} as const;

export type OutlookEvent = keyof typeof wireEventNames;
