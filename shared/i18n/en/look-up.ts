/** What is looked up in the panel: typed there, or marked on a page. */
export const lookUpEn = {
  'look_up.nothing': 'Kontor knows nothing about this.',
  'look_up.group.person': 'People',
  'look_up.group.company': 'Companies',
  'look_up.group.deal': 'Deals',
  'look_up.group.task': 'Follow-ups',
  'look_up.group.mail': 'Mails and letters',
  'look_up.group.note': 'Notes and calls',
  'look_up.reading': 'Looking through texts …',
  'look_up.done': 'Done',
  'look_up.keys': '↑ ↓ choose · Enter opens · Esc closes',
  'look_up.on_device': 'Kontor cannot be reached. What is on this device has been searched.',
};
