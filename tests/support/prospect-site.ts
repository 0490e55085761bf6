/** Web sites of made-up companies on this machine; every `.example` host name of the test browsers leads here. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ProspectSite = {
  /** Address of a page, e.g. `urlOf('www.keller-antriebe.example', '/impressum')`. */
  readonly urlOf: (host: string, path?: string) => string;
  readonly close: () => Promise<void>;
};

const impressum = `
  <h1>Impressum</h1>
  <p>Angaben gemäß § 5 DDG</p>
  <p>Keller Antriebe GmbH<br>Werkstraße 14<br>30453 Hannover</p>
  <p>Vertreten durch: Geschäftsführerin Dr. Maria Keller</p>
  <p>Telefon: +49 511 5550123<br>E-Mail: <a href="mailto:info@keller-antriebe.example">info@keller-antriebe.example</a></p>
  <p>Registergericht: Amtsgericht Hannover, HRB 20814</p>`;

/** People with an address each, as a company shows them. */
const contacts = `
  <h1>Ihre Ansprechpartner</h1>
  <div><h3>Jonas Petersen</h3><p>Vertrieb</p><p>Telefon: +49 511 5550177</p><p><a href="mailto:j.petersen@keller-antriebe.example">j.petersen@keller-antriebe.example</a></p></div>
  <div><h3>Sabine Ostwald</h3><p>Beraterin</p><p><a href="mailto:s.ostwald@beratung-ost.example">s.ostwald@beratung-ost.example</a></p></div>
  <div><h3>Emil Frei</h3><p>Fotograf</p><p><a href="mailto:emil.frei@frei.example">emil.frei@frei.example</a></p></div>`;

/** An entry in a directory of many companies. */
const entry = `
  <h1>Beratung Ost</h1>
  <div><h3>Sabine Ostwald</h3><p><a href="mailto:s.ostwald@beratung-ost.example">s.ostwald@beratung-ost.example</a></p></div>`;

const pages: Readonly<Record<string, readonly [title: string, body: string]>> = {
  '/': ['Keller Antriebe', `<h1>Getriebe aus Hannover</h1><a href="/impressum">Impressum</a>`],
  '/impressum': ['Impressum | Keller Antriebe', impressum],
  '/ansprechpartner': ['Ansprechpartner | Keller Antriebe', contacts],
  '/beratung-ost': ['Beratung Ost', entry],
  '/team': ['Team | Keller Antriebe', '<h1>Unser Team</h1>'],
};

/** The smallest file a browser shows in its own PDF viewer. */
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>';

export const startProspectSite = async (): Promise<ProspectSite> => {
  const server = createServer((request, response) => {
    if (request.url === '/prospekt.pdf')
      return response.setHeader('content-type', 'application/pdf').end(PDF);
    const [title, body] = pages[request.url ?? '/'] ?? ['Nothing here', ''];
    const head = `<meta charset="utf-8"><meta property="og:site_name" content="Keller Antriebe"><title>${title}</title>`;
    return response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><html lang="de"><head>${head}</head><body>${body}</body></html>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (host, path = '/') => `http://${host}:${port}${path}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
