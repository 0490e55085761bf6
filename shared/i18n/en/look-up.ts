/** What is said where marked words are looked up; fetched with it. */
export const lookUpEn = {
  'look_up.title': 'Looked up: {text}',
  'look_up.close': 'Close the search',
  'look_up.nothing': 'Kontor knows nobody for this.',
} as const;
