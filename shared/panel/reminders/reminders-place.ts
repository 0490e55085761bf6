/** Where changes made at a reminder are remembered and taken back. */
export const REMINDERS_PLACE = 'reminders';
