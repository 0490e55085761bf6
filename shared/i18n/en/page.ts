/** What is said beside a web page; fetched with the card that says it. */
export const pageEn = {
  'page.closed':
    'Kontor reads nothing here, as on no social network. It knows only the address and title of this page.',
  'page.note_link': 'Note address and title for …',
  'page.noted': 'Noted for {name}',
  'page.imprint': 'The imprint of this site could not be read along.',
  'page.open_imprint': 'Open the imprint',
  'page.differs': 'The page says otherwise: {fields}',
  'page.found': 'On this page',
  'page.taken': 'Taken over',
  'page.declined': 'Not offered again',
  'page.not_offered': 'No longer offered to anybody here: {fields}.',
  'page.offer_again': 'Offer again',
  'page.offered_again': 'Offered again',
  'page.selected': 'Take the marked text over as',
  'page.as_note': 'Note',
  'page.as_person': 'Person',
  'page.as_address': 'Address',
  'page.note_saved': 'Note saved',
  'page.add_person': 'Add person',
  'page.person_saved': 'Person added',
  'page.no_person': 'The marked text names nobody. Mark a name and click the Kontor icon again.',
  'page.take_address': 'Take address over',
  'page.address_of': '{name}, so far: {known}',
  'page.no_address':
    'There is no complete address in the marked text. Mark street, postcode and town and click the Kontor icon again.',
} as const;
