/** A document without end stands in for one of any size: whatever is read of it comes to an end by counting, not by size. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { bothEnds, elementsWithin, textOf } from '#shared/capture/bounded-dom.ts';
import { readPageContent } from '#shared/capture/page-content.ts';
import { readPageLines } from '#shared/capture/page-text.ts';

type Shape = 'deep' | 'wide';

/** Each node has another one below it (deep) or beside it (wide), made when it is looked at. */
const endless = (shape: Shape) => {
  let made = 0;
  const make = (parentNode: Node | null): Node => {
    made += 1;
    let next: Node | null = null;
    const following = (parent: Node | null): Node => (next ??= make(parent));
    const node = {
      nodeType: 1,
      nodeName: 'DIV',
      nodeValue: null,
      parentNode,
      hasAttribute: () => false,
      getAttribute: (name: string) => (name === 'href' ? 'mailto:a@brandt.example' : null),
      get firstChild() {
        return shape === 'deep' || parentNode === null ? following(node as unknown as Node) : null;
      },
      get nextSibling() {
        return shape === 'wide' && parentNode !== null ? following(parentNode) : null;
      },
    };
    return node as unknown as Node;
  };
  return { root: make(null), made: () => made };
};

describe.each<Shape>(['deep', 'wide'])('an endlessly %s page', (shape) => {
  test('gives its first lines after a bounded number of nodes', () => {
    const { root, made } = endless(shape);
    expect(readPageLines(root).length).toBeLessThanOrEqual(4_001);
    expect(made()).toBeLessThan(20_100);
  });

  test('is looked through for elements and texts only so far', () => {
    const { root, made } = endless(shape);
    expect([...elementsWithin(root, 500)]).toHaveLength(500);
    expect(textOf(root, 100)).toBe('');
    expect(made()).toBeLessThan(800);
  });
});

test('of many links those at both ends of the page are looked at, each once', () => {
  const documentOf = (count: number): Document =>
    parseHTML(`<body>${Array.from({ length: count }, (_, at) => `<a href="/${at}">x</a>`).join('')}</body>`)
      .document;
  const seen = (count: number): (string | null)[] =>
    [...bothEnds(documentOf(count), 'a', 4)].map((link) => link.getAttribute('href'));
  expect(seen(3)).toEqual(['/0', '/1', '/2']);
  expect(seen(9)).toEqual(['/0', '/1', '/7', '/8']);
});

test('the link to the imprint is found in the foot of a page with thousands of links', () => {
  const links = '<a href="/x">x</a>'.repeat(10_000);
  const { document } = parseHTML(
    `<body>${links}<footer><a href="/rechtliches">Impressum</a></footer></body>`,
  );
  expect(readPageContent(document, 'https://www.brandt.example/shop/').imprintUrl).toBe(
    'https://www.brandt.example/rechtliches',
  );
});

test.each([
  ['<a href="/wir/impressum.html">Wer wir sind</a>', 'https://www.brandt.example/wir/impressum.html'],
  ['<a href="/impressum-check">Prüfen</a><a href="/legal">Imprint</a>', 'https://www.brandt.example/legal'],
  ['<a href="https://gruppe.example/impressum#oben">Impressum</a>', 'https://gruppe.example/impressum'],
  ['<a href="javascript:alert(1)">Impressum</a>', ''],
  ['<a href="mailto:impressum@brandt.example">Impressum</a>', ''],
  ['<a href="/impressionen">Impressionen</a>', ''],
  ['<p>Impressum</p>', ''],
])('%s leads to "%s"', (html, expected) => {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  expect(readPageContent(document, 'https://www.brandt.example/').imprintUrl).toBe(expected);
});
