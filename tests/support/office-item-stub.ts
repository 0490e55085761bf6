/** Items of the hand-made Outlook. Like the real ones they show nothing when they are listed or spread. */

export type AddressFields = { displayName: string; emailAddress: string };

type Done = (reply: { status: string; value?: unknown; error?: { code: number } }) => void;
type Run = (call: string, done: Done) => void;
type AddHandler = (event: string, handler: (details: unknown) => void, done: Done) => void;

export type ItemFields = {
  readonly kind: 'mail' | 'draft' | 'appointment' | 'appointment-draft';
  readonly itemId?: string;
  /** Lies in somebody else's folder: only then is there a call that says whose it is. */
  readonly isShared?: boolean;
  readonly [property: string]: unknown;
};

export const petra: AddressFields = {
  displayName: 'Petra Lang',
  emailAddress: 'petra.lang@nordlicht.example',
};
export const jana: AddressFields = { displayName: 'Jana Brandt', emailAddress: 'jana.brandt@kontor.example' };

/** A received mail with what a test cares about. */
export const mailFields = (fields: Omit<Partial<ItemFields>, 'kind'> = {}): ItemFields => ({
  itemId: 'item-1',
  subject: 'Angebot 2026-118',
  internetMessageId: '<one@nordlicht.example>',
  conversationId: 'conversation-1',
  dateTimeCreated: new Date('2026-03-02T08:15:00Z'),
  from: petra,
  sender: petra,
  to: [jana],
  cc: [],
  attachments: [],
  ...fields,
  kind: 'mail',
});

const appointmentKinds: ReadonlySet<string> = new Set(['appointment', 'appointment-draft']);
const draftKinds: ReadonlySet<string> = new Set(['draft', 'appointment-draft']);
const draftParts = 'subject to cc bcc requiredAttendees optionalAttendees start end location'.split(' ');

/** What a mail that is being written has besides. */
const writing = (run: Run): Record<string, unknown> => ({
  from: { getAsync: (done: Done) => run('from.getAsync', done) },
  getComposeTypeAsync: (done: Done) => run('compose type', done),
  sensitivityLabel: { getAsync: (done: Done) => run('label', done) },
  internetHeaders: {
    getAsync: (names: string[], done: Done) => run(`get header ${names.join()}`, done),
    setAsync: (values: object, done: Done) => run(`set header ${JSON.stringify(values)}`, done),
    removeAsync: (names: string[], done: Done) => run(`remove header ${names.join()}`, done),
  },
  sessionData: {
    setAsync: (name: string, value: string, done: Done) => run(`session ${name} ${value}`, done),
  },
});

export const makeItem = (fields: ItemFields, run: Run, addHandlerAsync: AddHandler): object => {
  const { kind, isShared = false, ...properties } = fields;
  const item: object = { addHandlerAsync };
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(item, name, { value, enumerable: false, configurable: true });
  };
  define('itemType', appointmentKinds.has(kind) ? 'appointment' : 'message');
  for (const [name, value] of Object.entries(properties)) define(name, value);
  if (draftKinds.has(kind))
    for (const part of draftParts) define(part, { getAsync: (done: Done) => run(`${part}.getAsync`, done) });
  define('body', {
    getAsync: (format: string, done: Done) => run(`body ${format}`, done),
    getTypeAsync: (done: Done) => run('body type', done),
    setSelectedDataAsync: (data: string, options: { coercionType: string }, done: Done) =>
      run(`insert ${options.coercionType} ${data}`, done),
  });
  if (kind === 'draft') for (const [name, value] of Object.entries(writing(run))) define(name, value);
  define('getAllInternetHeadersAsync', (done: Done) => run('headers', done));
  define('getAttachmentContentAsync', (id: string, done: Done) => run(`attachment ${id}`, done));
  if (isShared) define('getSharedPropertiesAsync', (done: Done) => run('shared', done));
  return item;
};
