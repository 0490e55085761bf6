/** How much one panel's question and answer hold. Without a schema in it, so that the panel has it before its first paint. */
export const PANEL_LIMITS = {
  participants: 100,
  timelinePage: 20,
  tasks: 50,
  reminders: 10,
  conflicts: 10,
  facts: 50,
  subsidiaries: 20,
  employments: 20,
  relationships: 30,
  deals: 10,
  /** Outlook hands out no more at once. */
  selectedMails: 100,
} as const;
