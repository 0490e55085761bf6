/** A site on this machine whose pages are made to trip up whoever reads them; every `.example` host leads here. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Asked = { readonly cookie: string | undefined; readonly referer: string | undefined };

export type HostileSite = {
  readonly urlOf: (host: string, path: string) => string;
  /** Requests for this path so far. */
  readonly asked: (path: string) => readonly Asked[];
  readonly close: () => Promise<void>;
};

const IMPRINT = `<h1>Impressum</h1><p>Brandt Pumpen GmbH<br>Hafenweg 3<br>20457 Hamburg</p><p>Telefon: 040 1234567</p>
  <p>Amtsgericht Hamburg, HRB 12345</p><p>USt-IdNr.: DE136695976</p>`;

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const linkTo = (href: string): string => `<p>Pumpen</p><footer><a href="${href}">Impressum</a></footer>`;

/** Replaces what a careless script in a page would use, and writes down who calls it. */
const REPLACED = `<script>
  globalThis.seen = [];
  const spy = (owner, name) => { const was = owner[name]; owner[name] = function (...args) { seen.push(name); return was.apply(this, args); }; };
  for (const name of ['querySelector', 'querySelectorAll', 'getElementsByTagName']) spy(Document.prototype, name);
  spy(globalThis, 'fetch'); spy(JSON, 'parse'); spy(String.prototype, 'replace'); spy(Array.prototype, 'push');
  Object.defineProperty(Object.prototype, 'field', { set() { seen.push('field'); }, configurable: true });
  new MutationObserver((changes) => seen.push(...changes.map(({ type }) => type))).observe(document, { subtree: true, childList: true, attributes: true });
</script>`;

const FORGED =
  `<script type="application/ld+json">{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
  "@type":"Organization","name":"<img src=x onerror=alert(1)> GmbH","polluted":1,
  "address":{"__proto__":{"polluted":1},"streetAddress":"javascript:alert(1)"}}</script>`.replaceAll(
    '<img src=x',
    '\\u003cimg src=x',
  );

const VCARD =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Öztürk;Max;;;\r\nFN:Max Öztürk\r\nTITLE:Leiter Einkauf\r\nTEL;TYPE=CELL:+49 171 1234567\r\nEMAIL:m.oeztuerk@brandt.example\r\nEND:VCARD\r\n';

/** There for whoever reads the document, and no work for the browser to lay out: what is measured is the reading. */
const unpainted = (html: string): string => `<div style="content-visibility:hidden">${html}</div>`;

/** Begun only when it is asked for: some are large. */
const pages: Readonly<Record<string, () => string>> = {
  '/start': () => page('Start', linkTo('/impressum')),
  '/impressum': () => page('Impressum', IMPRINT),
  '/imprint-elsewhere': () => page('Elsewhere', linkTo('//other.example/impressum')),
  '/imprint-redirected': () => page('Redirected', linkTo('/impressum-moved')),
  '/imprint-endless': () => page('Endless', linkTo('/impressum-endless')),
  '/imprint-is-a-file': () => page('File', linkTo('/impressum-file')),
  '/imprint-silent': () => page('Silent', linkTo('/impressum-silent')),
  '/stolen': () => page('Stolen', IMPRINT),
  '/impressum-endless': () => page('Endless', IMPRINT + 'x'.repeat(3_000_000)),
  '/team': () =>
    page(
      'Team',
      '<h1>Team</h1><div id="card"><b>Ute Klein</b><p>Leiterin Vertrieb</p><p>Tel. 040 1234568</p></div>',
    ),
  '/card': () =>
    page('Card', '<a href="/max.vcf">Visitenkarte</a><a href="//other.example/stolen.vcf">x</a>'),
  '/in/ute-klein': () => page('Ute Klein', '<p>Ute Klein, Tel. 040 1234568</p>'),
  '/huge': () =>
    page('Huge', unpainted(`<p>${'Zeile mit Text, Tel. 040 1234567. '.repeat(20)}</p>`.repeat(75_000))),
  '/million-links': () => page('Links', unpainted('<a href="mailto:a@b.example">x</a>'.repeat(1_000_000))),
  '/one-line': () => page('Line', unpainted(`<p>${'Tel. 0 a@b.'.repeat(2_000_000)}</p>`)),
  '/deep': () => page('Deep', `${'<div>'.repeat(100_000)}Tel. 040 1234567`),
  '/million-items': () =>
    page(
      'Items',
      unpainted(
        '<i itemscope itemtype="https://schema.org/Person"><b itemprop="name">x</b></i>'.repeat(300_000),
      ),
    ),
  '/traps': () =>
    page(
      'Traps',
      unpainted(
        `<h1>Impressum</h1>${[
          '+49 ',
          'Aa-',
          'a@b.',
          '0 ',
          'und ',
          '(0) / ',
          'v. d. ',
          'Geschäftsführer ',
          '1/1/',
        ]
          .map((piece) => `<p>Geschäftsführer: ${piece.repeat(20_000)}</p>`.repeat(20))
          .join('')}`,
      ),
    ),
  '/forged': () => page('Forged', '<p>Pumpen</p>', FORGED),
  '/replaced': () => page('Replaced', IMPRINT, REPLACED),
};

const answer = (request: IncomingMessage, response: ServerResponse, port: number): void => {
  const path = request.url ?? '';
  if (path === '/impressum-silent') return;
  if (path === '/impressum-moved') {
    response.writeHead(302, { location: `http://other.example:${port}/stolen` }).end();
    return;
  }
  if (path === '/impressum-file') {
    response.setHeader('content-type', 'text/plain').end(IMPRINT);
    return;
  }
  if (path.endsWith('.vcf')) {
    response.setHeader('content-type', 'text/vcard; charset=utf-8').end(VCARD);
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8').end(pages[path]?.() ?? '');
};

export const startHostileSite = async (): Promise<HostileSite> => {
  const requests = new Map<string, Asked[]>();
  const server = createServer((request, response) => {
    const { cookie, referer } = request.headers;
    const path = request.url ?? '';
    requests.set(path, [...(requests.get(path) ?? []), { cookie, referer }]);
    answer(request, response, (server.address() as AddressInfo).port);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (host, path) => `http://${host}:${port}${path}`,
    asked: (path) => requests.get(path) ?? [],
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
