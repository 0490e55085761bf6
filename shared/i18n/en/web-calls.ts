/** What is said on the page that telephone systems open when somebody calls. */
export const webCallsEn = {
  'call.title': 'Call',
  'call.from': 'Call from {number}',
  'call.block': 'Nobody is known under this extension. The number begins like that of {name}.',
  'call.several': 'Several have this number. Who is calling?',
  'call.withheld': 'Call without a number',
  'call.withheld_text': 'Whoever calls does not show their number. Ask for the name and search for it.',
  'call.internal': 'Call from “{number}”',
  'call.internal_text':
    'This is no number that could be called from outside, perhaps an extension of the house.',
  'call.unknown_text': 'Nobody is known under this number.',
  'call.nothing': 'No number was handed over',
  'call.nothing_text':
    'Telephone systems open this page as /call?number=… when somebody calls. You can search for a name or a number.',
  'call.add': 'Add as a new contact',
  'call.add_title': 'New contact with this number',
  'call.first_name': 'First name',
  'call.last_name': 'Last name',
  'call.create': 'Add',
  'call.similar': 'Known already?',
  'call.take': 'Take {name}',
  'call.search': 'Or is it somebody who is known?',
  'call.other_people': 'Somebody else',
} as const;
