/** The card of the company's own fields, and where they are asked for with something new. */
export const customEn = {
  title: 'Custom fields',
  yes: 'Yes',
  no: 'No',
  none: 'Not said',
  empty: '–',
  missing: 'still missing',
  saved: 'Saved',
  mail_open: 'Custom fields can be filled in once the mail is logged for everyone.',
  wanted: 'should be filled in',
  filled: '{count} filled in',
  'save.note': 'Save note',
  'save.meeting': 'Save meeting',
  'save.visit': 'Save visit',
  'more.one': '{count} empty field',
  'more.other': '{count} empty fields',
} as const;
