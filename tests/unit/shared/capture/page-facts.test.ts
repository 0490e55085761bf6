import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { PageFacts } from '#shared/capture/page-facts.ts';
import { pageFacts } from '#shared/capture/page-facts.ts';
import { readPageContent } from '#shared/capture/page-content.ts';
import type { Proposal } from '#shared/capture/proposal.ts';

const SITE = 'https://www.brandt.example/kontakt?utm=1';

const read = (body: string, head = '', url = SITE): PageFacts => {
  const { document } = parseHTML(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
  return pageFacts(readPageContent(document, url));
};

const lines = (proposals: readonly Proposal[]): string[] =>
  proposals.map(({ field, value }) => `${field}: ${value}`);
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('the site', () => {
  test('title, site name, host and canonical address are told', () => {
    const facts = read(
      '',
      '<title> Kontakt \n Brandt </title><meta property="og:site_name" content="Brandt Pumpen"><link rel="canonical" href="/kontakt">',
    );
    expect(facts.title).toBe('Kontakt Brandt');
    expect(facts.siteName).toBe('Brandt Pumpen');
    expect(facts.host).toBe('brandt.example');
    expect(facts.canonicalUrl).toBe('https://www.brandt.example/kontakt');
    expect(lines(facts.company)).toEqual([
      'website: https://www.brandt.example',
      'companyName: Brandt Pumpen',
    ]);
  });

  test('a canonical address elsewhere is not believed', () => {
    expect(read('', '<link rel="canonical" href="https://other.example/">').canonicalUrl).toBe(SITE);
  });

  test('a page that is none of a web server has no host', () => {
    for (const url of ['about:blank', 'file:///tmp/x.html', 'data:text/html,x', 'nonsense', '']) {
      const facts = read('<p>x</p>', '', url);
      expect([facts.host, facts.company]).toEqual(['', []]);
    }
  });
});

describe('structured data', () => {
  test('an organisation is found in a graph, with its address and numbers', () => {
    const facts = read(
      '',
      jsonLd({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', publisher: { '@id': '#org' } },
          {
            '@type': ['LocalBusiness', 'Store'],
            name: 'Brandt Pumpen GmbH',
            url: 'https://brandt.example',
            email: 'mailto:Info@brandt.example',
            telephone: '+49 89 123456',
            address: [
              {
                '@type': 'PostalAddress',
                streetAddress: 'Hafenweg 3',
                postalCode: 20457,
                addressLocality: 'Hamburg',
                addressCountry: { '@type': 'Country', name: 'Germany' },
              },
            ],
          },
        ],
      }),
    );
    expect(lines(facts.company)).toEqual([
      'companyName: Brandt Pumpen GmbH',
      'email: info@brandt.example',
      'phone: +49 89 123456',
      'street: Hafenweg 3',
      'postcode: 20457',
      'city: Hamburg',
      'country: DE',
      'website: https://brandt.example',
    ]);
  });

  test('of several organisations the one whose site this is counts', () => {
    const facts = read(
      '',
      jsonLd([
        { '@type': 'Organization', name: 'Zulieferer AG', url: 'https://zulieferer.example', telephone: '1' },
        {
          '@type': 'Article',
          publisher: { '@type': 'Organization', name: 'Brandt', url: 'https://brandt.example' },
        },
      ]),
    );
    expect(lines(facts.company)[0]).toBe('companyName: Brandt');
  });

  test('OpenGraph says where a business is; a site’s name alone is no record', () => {
    const property = (name: string, content: string): string =>
      `<meta property="${name}" content="${content}">`;
    const facts = read(
      '',
      property('og:site_name', 'Brandt Pumpen') +
        property('business:contact_data:street_address', 'Hafenweg 3') +
        property('business:contact_data:postal_code', '20457') +
        property('business:contact_data:locality', 'Hamburg') +
        property('og:email', 'info@brandt.example'),
    );
    expect(lines(facts.company)).toEqual([
      'companyName: Brandt Pumpen',
      'street: Hafenweg 3',
      'postcode: 20457',
      'city: Hamburg',
      'email: info@brandt.example',
      'website: https://www.brandt.example',
    ]);
  });

  test('authors and employees are people', () => {
    const facts = read(
      '',
      jsonLd({
        '@type': 'Corporation',
        name: 'Brandt AG',
        employee: [
          {
            '@type': 'Person',
            name: 'Ute Klein',
            jobTitle: 'Vertriebsleiterin',
            email: 'ute@brandt.example',
          },
        ],
        subjectOf: { '@type': 'Article', author: { '@type': 'Person', name: 'Max Muster' } },
      }),
    );
    expect(facts.people.map(lines)).toEqual([
      ['name: Ute Klein', 'jobTitle: Vertriebsleiterin', 'email: ute@brandt.example'],
      ['name: Max Muster'],
    ]);
  });

  test('microdata say the same as JSON-LD', () => {
    const facts = read(`
      <div itemscope itemtype="https://schema.org/Organization">
        <span itemprop="name">Brandt Pumpen GmbH</span>
        <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
          <span itemprop="streetAddress">Hafenweg 3</span><span itemprop="postalCode">20457</span>
        </div>
        <div itemprop="employee" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ute Klein</b></div>
      </div>`);
    expect(lines(facts.company)).toEqual(
      expect.arrayContaining(['companyName: Brandt Pumpen GmbH', 'street: Hafenweg 3', 'postcode: 20457']),
    );
    expect(facts.people.map(lines)).toEqual([['name: Ute Klein']]);
  });

  test.each([
    '{"@type":"Organization","name":',
    'null',
    '[]',
    '"Organization"',
    '{"@type":"Organization","name":{"a":[1]}}',
    '{"@type":{"@type":"Person"},"name":7}',
    '',
  ])('%s is passed over', (text) => {
    const facts = read(
      '<p>Tel. 089 123456</p>',
      `<script type="application/ld+json">${text}</script>${jsonLd({ '@type': 'Organization', name: 'Brandt' })}`,
    );
    expect(lines(facts.company)).toEqual(
      expect.arrayContaining(['companyName: Brandt', 'phone: 089 123456']),
    );
  });

  test('a __proto__ key is data and changes nothing', () => {
    const facts = read(
      '',
      '<script type="application/ld+json">{"__proto__":{"@type":"Organization","name":"Brandt","polluted":1},"@type":"Person","constructor":{"name":"x"},"name":"Ute Klein"}</script>',
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(facts.people.map(lines)).toEqual([['name: Ute Klein']]);
  });
});

describe('what people see', () => {
  const IMPRINT = `
    <nav><a href="mailto:menu@brandt.example">Menü</a></nav>
    <h1>Impressum</h1><h2>Angaben gemäß § 5 DDG</h2>
    <p>Brandt Pumpen GmbH &amp; Co. KG<br>Hafenweg 3<br>20457 Hamburg<br>Deutschland</p>
    <p>Vertreten durch den Geschäftsführer: Dr. Max Brandt und Ute Klein</p>
    <p>Telefon: +49 (0)40 / 123 45 67<br>Telefax: 040 1234568<br>E-Mail: info (at) brandt (punkt) example</p>
    <p>Registergericht: Amtsgericht Hamburg HRB 12345<br>USt-IdNr.: DE999999999</p>
    <h2>Aufsichtsbehörde</h2><p>Handelskammer Musterstadt e.V.<br>Kammerweg 1<br>10115 Berlin</p>`;

  test('a German imprint gives company, address, numbers and those in charge', () => {
    const facts = read(IMPRINT);
    expect(lines(facts.company)).toEqual([
      'companyName: Brandt Pumpen GmbH & Co. KG',
      'legalForm: GmbH & Co. KG',
      'street: Hafenweg 3',
      'postcode: 20457',
      'city: Hamburg',
      'country: DE',
      'phone: +49401234567',
      'fax: +49401234568',
      'email: info@brandt.example',
      'registerCourt: Amtsgericht Hamburg',
      'registerNumber: HRB 12345',
      'representative: Dr. Max Brandt',
      'representative: Ute Klein',
      'website: https://www.brandt.example',
    ]);
    expect(facts.people.map((person) => lines(person)[0])).toEqual([
      'name: Dr. Max Brandt',
      'name: Ute Klein',
    ]);
  });

  test('each value names its line', () => {
    const facts = read(IMPRINT);
    const source = (field: string): string | undefined =>
      facts.company.find((entry) => entry.field === field)?.source;
    expect(source('email')).toBe('E-Mail: info (at) brandt (punkt) example');
    expect(source('street')).toBe('Hafenweg 3');
  });

  test('a team page gives one card per person', () => {
    const facts = read(`
      <div class="card"><h3>Katrin Öztürk</h3><p>Leiterin Vertrieb</p><p>Tel. 089 123456-10</p>
        <a href="mailto:k.oeztuerk@brandt.example?subject=Hallo">E-Mail schreiben</a></div>
      <div class="card"><h3>Jürgen Voß</h3><p>Servicetechniker</p><p><a href="tel:+4915123456789">anrufen</a></p>
        <a href="mailto:voss%40brandt.example">voss@brandt.example</a></div>
      <p>Zentrale: 089 123456-0, <a href="mailto:info@brandt.example">info@brandt.example</a></p>`);
    expect(facts.people.map(lines)).toEqual([
      [
        'email: k.oeztuerk@brandt.example',
        'name: Katrin Öztürk',
        'jobTitle: Leiterin Vertrieb',
        'phone: 089 123456-10',
      ],
      [
        'email: voss@brandt.example',
        'name: Jürgen Voß',
        'jobTitle: Servicetechniker',
        'phone: +4915123456789',
      ],
    ]);
    expect(lines(facts.company)).toEqual(
      expect.arrayContaining(['email: info@brandt.example', 'phone: 089 123456-0']),
    );
  });

  test('a number linked and shown is one number', () => {
    const facts = read('<p>Tel. <a href="tel:+49-89-1234567">(089) 123 45 67</a></p>');
    expect(facts.company.filter(({ field }) => field === 'phone')).toHaveLength(1);
  });

  test('numbers without label and things that are hidden are left alone', () => {
    const facts = read(
      '<p>DE 123456789</p><p>040 14057</p><script>var m = "a@b.example"</script><template><p>Tel. 089 1</p></template><p hidden>Tel. 089 123456</p>',
    );
    expect(lines(facts.company)).toEqual(['website: https://www.brandt.example']);
  });

  test('markup stays text', () => {
    const facts = read('<p>&lt;img src=x onerror=alert(1)&gt; GmbH<br>Hafenweg 3<br>20457 Hamburg</p>');
    expect(facts.company.every(({ value }) => typeof value === 'string')).toBe(true);
  });
});

describe('hostile pages', () => {
  const size = (facts: PageFacts): number => JSON.stringify(facts).length;

  test.each([
    [
      'thousands of addresses',
      Array.from({ length: 20_000 }, (_, at) => `<p>p.name${at}@brandt.example</p>`).join(''),
    ],
    [
      'thousands of links',
      '<a href="mailto:a@b.example">x</a><a href="tel:+49891234567">y</a>'.repeat(10_000),
    ],
    ['one endless paragraph', `<p>${'Tel. 0 a@b.'.repeat(100_000)}</p>`],
    ['a deep nest', `${'<div>'.repeat(3_000)}Tel. 089 123456${'</div>'.repeat(3_000)}`],
    ['thousands of managers', '<p>Geschäftsführer: Max Brandt, Ute Klein</p>'.repeat(5_000)],
  ])('%s give a small answer', (_name, body) => {
    expect(size(read(body))).toBeLessThan(40_000);
  });

  test('structured data without end give a small answer', () => {
    const people = Array.from({ length: 5_000 }, (_, at) => ({
      '@type': 'Person',
      name: `Ute Klein ${at}`,
      email: `u${at}@x.example`,
    }));
    expect(size(read('', jsonLd(people)))).toBeLessThan(40_000);
    let nested: unknown = { '@type': 'Person', name: 'Ute Klein' };
    for (let depth = 0; depth < 2_500; depth += 1) nested = { author: nested };
    expect(size(read('', jsonLd(nested)))).toBeLessThan(40_000);
  });

  test('broken addresses of links are passed over', () => {
    const facts = read(
      '<a href="mailto:%E0%A4%A">x</a><a href="tel:">y</a><a href="mailto:">z</a><a href="mailto:a@b">q</a>',
    );
    expect(facts.people).toEqual([]);
    expect(lines(facts.company)).toEqual(['website: https://www.brandt.example']);
  });
});

describe('any page', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<br>',
    '<div itemscope itemtype="https://schema.org/Person">',
    '</div>',
    '<b itemprop="name">',
    '</b>',
    'Ute Klein',
    'Brandt GmbH',
    'Hafenweg 3',
    '20457 Hamburg',
    'Tel. 040 1234567',
    '<a href="mailto:ute.klein@brandt.example">',
    '</a>',
    '&lt;',
    '<!--',
    '-->',
    'Geschäftsführer:',
    '<script type="application/ld+json">',
    '</script>',
    '{"@type":"Person"',
    ',"name":"x"}',
    'info(at)brandt.example',
    '<template>',
  );

  test('gives an answer, and the same one each time', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const body = pieces.join(' ');
        expect(read(body)).toEqual(read(body));
      }),
      { numRuns: 200 },
    );
  });
});
