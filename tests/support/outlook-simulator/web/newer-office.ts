/**
 * Test only. The office.js of the npm package is of 2022 and knows nothing of several selected mails. This makes its
 * debug files into one that does, as far as tests need it: the event by six edits, the calls by a few lines that send
 * them over its own wire. What is not edited runs as it is. It proves nothing about the office.js of Microsoft's network.
 */

type Edit = readonly [what: string, from: string, to: string];

const EVENT = 'Microsoft.Office.WebExtension.EventType.SelectedItemsChanged';

const EDITS: readonly Edit[] = [
  [
    'the id of the event',
    'dispidOlkItemSelectedChangedEvent: 46,',
    'dispidOlkItemSelectedChangedEvent: 46, dispidOlkSelectedItemsChangedEvent: 53,',
  ],
  [
    'its name',
    '"ItemChanged": did.dispidOlkItemSelectedChangedEvent,',
    '"ItemChanged": did.dispidOlkItemSelectedChangedEvent, "SelectedItemsChanged": did.dispidOlkSelectedItemsChangedEvent,',
  ],
  [
    'its type',
    'EventType, { ItemChanged: "olkItemSelectedChanged" });',
    'EventType, { ItemChanged: "olkItemSelectedChanged", SelectedItemsChanged: "olkSelectedItemsChanged" });',
  ],
  [
    'that the mailbox raises it',
    `Microsoft.Office.WebExtension.EventType.ItemChanged,
                    Microsoft.Office.WebExtension.EventType.OfficeThemeChanged
                ]`,
    `Microsoft.Office.WebExtension.EventType.ItemChanged,
                    ${EVENT},
                    Microsoft.Office.WebExtension.EventType.OfficeThemeChanged
                ]`,
  ],
  [
    'what it tells',
    `        case Microsoft.Office.WebExtension.EventType.ItemChanged:
            if (OSF`,
    `        case ${EVENT}:
            args = { type: ${EVENT} };
            break;
        case Microsoft.Office.WebExtension.EventType.ItemChanged:
            if (OSF`,
  ],
  [
    'what comes with it',
    `OSF.DDA.WAC.Delegate.ParameterMap.define({
    type: OSF.DDA.EventDispId.dispidOlkItemSelectedChangedEvent,`,
    `OSF.DDA.WAC.Delegate.ParameterMap.define({
    type: OSF.DDA.EventDispId.dispidOlkSelectedItemsChangedEvent,
    fromHost: [],
    isComplexType: true
});
OSF.DDA.WAC.Delegate.ParameterMap.define({
    type: OSF.DDA.EventDispId.dispidOlkItemSelectedChangedEvent,`,
  ],
];

/** Runs in the pane behind the library: the calls it lacks, over its own wire. */
const addCalls = (): void => {
  type Done = (result: unknown) => void;
  type Wire = {
    getClientEndPoint: () => {
      invoke: (action: string, done: (status: number, reply: Reply) => void, data: unknown) => void;
    };
    getId: () => string;
  };
  type Reply = { error?: boolean; errorCode?: number; data?: unknown };
  const wire = (window as unknown as { OSF: { _OfficeAppFactory: Wire } }).OSF._OfficeAppFactory;
  const call = (DispatchId: number, ApiParams: unknown, done: Done, read = (data: unknown) => data): void =>
    wire.getClientEndPoint().invoke(
      'ExecuteMethod',
      (status, reply) => {
        const isGood = status === 0 && reply && !reply.error;
        done(
          isGood
            ? { status: 'succeeded', value: read(reply.data) }
            : { status: 'failed', error: { code: reply?.errorCode ?? 0, name: '', message: '' } },
        );
      },
      { ApiParams, MethodData: { ControlId: wire.getId(), DispatchId } },
    );
  type Address = { name: string; address: string };
  const toAddress = (one: Address | null | undefined) =>
    one ? { displayName: one.name, emailAddress: one.address } : undefined;
  type Wired = Record<string, unknown> & {
    id: string;
    from: Address;
    sender: Address;
    to: Address[];
    cc: Address[];
    attachments: { attachmentType: number }[];
    dateTimeCreated: number;
  };
  const toItem = (json: unknown): unknown => {
    const wired = JSON.parse(String(json)) as Wired;
    return {
      ...wired,
      itemType: 'message',
      itemId: wired.id,
      from: toAddress(wired.from),
      sender: toAddress(wired.sender),
      to: wired.to.map(toAddress),
      cc: wired.cc.map(toAddress),
      attachments: wired.attachments.map((one) => ({
        ...one,
        attachmentType: ['file', 'item', 'cloud'][one.attachmentType],
      })),
      dateTimeCreated: new Date(wired.dateTimeCreated),
      body: {
        getAsync: (type: string, done: Done) => call(37, { coercionType: type === 'html' ? 3 : 0 }, done),
      },
      getAllInternetHeadersAsync: (done: Done) => call(168, {}, done),
      getAttachmentContentAsync: (id: string, done: Done) => call(150, { id }, done),
      categories: {
        addAsync: (categories: string[], done: Done) => call(158, { categories }, done),
        removeAsync: (categories: string[], done: Done) => call(159, { categories }, done),
      },
      unloadAsync: (done: Done) => call(212, {}, done),
    };
  };
  const add = (): void => {
    Object.assign(Office.context.mailbox, {
      getSelectedItemsAsync: (done: Done) => call(196, {}, done),
      loadItemByIdAsync: (itemId: string, done: Done) => call(211, { itemId }, done, toItem),
    });
  };
  // Before whoever waits for the library gets it.
  const onReady = Office.onReady.bind(Office);
  Office.onReady = ((use?: (info: unknown) => unknown) =>
    onReady((info) => {
      add();
      return use?.(info);
    })) as typeof Office.onReady;
};

/** The host's file with the event in it. Throws where an edit does not fit: then the package is another one. */
export const withSelection = (source: string): string =>
  EDITS.reduce(
    (text, [what, from, to]) => {
      if (text.split(from).length !== 2)
        throw new Error(`office.js of the package has no one place for ${what}`);
      return text.replace(from, () => to);
    },
    source.replaceAll('\r\n', '\n'),
  );

/** The loader's file with the calls behind it. */
export const withCalls = (source: string): string => `${source}\n;(${addCalls.toString()})();\n`;
