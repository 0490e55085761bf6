/** What is said about a call that is under way; fetched with it. */
export const callsEn = {
  'call_note.out': 'Call to {number}: how did it end?',
  'call_note.in': 'Call from {number}: how did it end?',
  'call_note.text': 'Note on the call (optional)',
  'call_note.close': 'Do not note this call',
  'call_note.saved': 'Call noted',
} as const;
