import { beforeEach, describe, expect, test } from 'vitest';
import type { ExtensionApi } from '#extension/browser.ts';
import { createPageReader } from '#extension/page/page-reader.ts';
import type { PageReaderOptions } from '#extension/page/page-reader.ts';

const line = (text: string) => ({ text, emails: [], phones: [], isHeading: false });

const page = {
  url: 'https://www.brandt.example/kontakt',
  canonical: '',
  title: 'Kontakt',
  siteName: 'Brandt Pumpen',
  records: [],
  lines: [],
  selection: '',
  vcardUrls: [],
  imprintUrl: 'https://www.brandt.example/impressum',
};
const found = { page, imprint: null, vcards: [] };

type Stub = { webmail?: object; execute: () => Promise<unknown>; grantedUrl: string | undefined };

/** The browser with one tab: what its page answers, and whether its address is shown to us. */
const setUp = (stub: Stub, timeout?: PageReaderOptions['timeout']) => {
  const session: Record<string, unknown> = {};
  const sent: { report: { status: string } }[] = [];
  const api = {
    scripting: {
      executeScript: async ({ files }: { files: string[] }) => [
        { result: files[0] === '/webmail.js' ? (stub.webmail ?? null) : await stub.execute() },
      ],
    },
    tabs: { get: () => Promise.resolve({ id: 7, url: stub.grantedUrl }) },
    storage: {
      session: {
        get: (key: string) => Promise.resolve({ [key]: session[key] }),
        set: (values: object) => Promise.resolve(void Object.assign(session, values)),
      },
    },
    runtime: {
      sendMessage: (message: (typeof sent)[number]) => {
        sent.push(message);
        return Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'));
      },
    },
  } as unknown as ExtensionApi;
  const never = (): Promise<'timeout'> => new Promise(() => undefined);
  const reader = createPageReader({ api, timeout: timeout ?? never, pause: () => Promise.resolve() });
  return { reader, session, statuses: () => sent.map(({ report }) => report.status) };
};

describe('reading the page of a tab', () => {
  let stub: Stub;
  beforeEach(() => {
    stub = { execute: () => Promise.resolve(found), grantedUrl: page.url };
  });

  test('the panel hears that reading began and what was found, with the domain of the company', async () => {
    const { reader, statuses } = setUp(stub);
    const report = await reader.read(7, true);
    expect(report).toMatchObject({
      tabId: 7,
      status: 'read',
      page: { domain: 'brandt.example', title: 'Kontakt', closed: false },
    });
    expect(statuses()).toEqual(['reading', 'read']);
  });

  test('what was read is found again after the background script was ended', async () => {
    const { reader, session } = setUp(stub);
    await reader.read(7, true);
    const again = setUp(stub);
    Object.assign(again.session, session);
    expect(await again.reader.last(7)).toMatchObject({ status: 'read', page: { domain: 'brandt.example' } });
    expect(await again.reader.last(8)).toBeNull();
  });

  test.each([
    ['https://www.google.com/maps/place/brandt', 'a directory is nobody’s own domain'],
    ['http://192.168.1.20/wiki', 'numbers are no domain'],
    ['not an address', 'nonsense has none'],
  ])('%s stands for no company: %s', async (url) => {
    stub.execute = () => Promise.resolve({ ...found, page: { ...page, url } });
    expect(await setUp(stub).reader.read(7, true)).toMatchObject({ status: 'read', page: { domain: '' } });
  });

  test('what the imprint says is the company’s', async () => {
    const texts = ['Impressum', 'Brandt Pumpen GmbH', 'Hafenweg 3', '20457 Hamburg'];
    stub.execute = () =>
      Promise.resolve({
        page,
        vcards: [],
        imprint: { url: page.imprintUrl, records: [], lines: texts.map(line) },
      });
    const report = await setUp(stub).reader.read(7, true);
    const { company, imprintUrl } = report.status === 'read' ? report.page : { company: [], imprintUrl: '?' };
    expect(company.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['Brandt Pumpen GmbH', 'Hafenweg 3']),
    );
    expect(imprintUrl).toBe('');
  });

  test('an imprint that could not be fetched is named', async () => {
    expect(await setUp(stub).reader.read(7, true)).toMatchObject({ page: { imprintUrl: page.imprintUrl } });
  });

  test.each([
    'https://www.linkedin.com/in/ute-klein',
    'https://de.linkedin.com./in/x',
    'https://www.xing.com/profile/x',
  ])('no script goes into %s: only address and title are known', async (url) => {
    let executed = 0;
    stub.execute = () => Promise.resolve((executed += 1));
    stub.grantedUrl = url;
    const report = await setUp(stub).reader.read(7, true);
    expect(report).toMatchObject({
      status: 'read',
      page: { url, closed: true, company: [], people: [], domain: '' },
    });
    expect(executed).toBe(0);
  });

  test('a page of the browser itself refuses even after a click, so it is a restricted one', async () => {
    stub.execute = () => Promise.reject(new Error('Cannot access a chrome:// URL'));
    stub.grantedUrl = undefined;
    expect((await setUp(stub).reader.read(7, true)).status).toBe('restricted');
  });

  test('a page that refuses in the moment of the click and lets in the next attempt is read', async () => {
    const answers = [Promise.reject(new Error('Cannot access contents of the page')), Promise.resolve(found)];
    stub.execute = () => answers.shift() ?? Promise.reject(new Error('asked once more than needed'));
    const { reader, statuses } = setUp(stub);
    expect((await reader.read(7, true)).status).toBe('read');
    expect(statuses()).toEqual(['reading', 'read']);
  });

  test('without a click, a tab whose address is hidden needs the person’s permission again', async () => {
    stub.execute = () => Promise.reject(new Error('Cannot access contents of the page'));
    stub.grantedUrl = undefined;
    expect((await setUp(stub).reader.read(7, false)).status).toBe('not_permitted');
  });

  test('a document that is no page is a restricted one', async () => {
    stub.execute = () => Promise.resolve(null);
    expect((await setUp(stub).reader.read(7, true)).status).toBe('restricted');
  });

  test('a page that never answers is given up', async () => {
    stub.execute = () => new Promise(() => undefined);
    const { reader } = setUp(stub, () => Promise.resolve('timeout'));
    expect((await reader.read(7, true)).status).toBe('failed');
  });

  test.each([
    ['fields of other kinds', { ...found, page: { ...page, title: 5 } }],
    [
      'a flood of lines',
      { ...found, page: { ...page, lines: Array.from({ length: 50_000 }, () => line('x')) } },
    ],
    ['an endless text', { ...found, page: { ...page, title: 'x'.repeat(1_000_000) } }],
    ['no page', { ...found, page: undefined }],
  ])('an answer with %s is not believed', async (_, answer) => {
    stub.execute = () => Promise.resolve(answer);
    expect((await setUp(stub).reader.read(7, true)).status).toBe('failed');
  });
});
