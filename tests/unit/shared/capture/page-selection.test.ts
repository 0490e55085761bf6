import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { readSelection } from '#shared/capture/page-selection.ts';

type Ends = { start: string; from: number; end: string; to: number };

/** linkedom has no selection; this is the part of the browser's that is read. */
const marked = (html: string, { start, from, end, to }: Ends): string => {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const textOf = (selector: string): Node => document.querySelector(selector)!.firstChild!;
  const range = {
    startContainer: textOf(start),
    startOffset: from,
    endContainer: textOf(end),
    endOffset: to,
  };
  document.getSelection = () =>
    ({ isCollapsed: false, rangeCount: 1, getRangeAt: () => range }) as unknown as Selection;
  return readSelection(document);
};

describe('text that is marked on a page', () => {
  test('inside one line', () => {
    expect(
      marked('<p id=a>Wir sind Brandt Pumpen aus Hamburg</p>', { start: '#a', from: 9, end: '#a', to: 22 }),
    ).toBe('Brandt Pumpen');
  });

  test('over several blocks, with a line for each, and without what stands before and behind', () => {
    const html =
      '<div><p id=a>Ansprechpartnerin: Ute Klein</p><p>Leiterin <b>Vertrieb</b></p></div><p>Tel. 1<br id=x>Fax 2</p><p id=b>Ende, mehr</p>';
    expect(marked(html, { start: '#a', from: 19, end: '#b', to: 4 })).toBe(
      'Ute Klein\nLeiterin Vertrieb\nTel. 1\nFax 2\nEnde',
    );
  });

  test('of a whole long page only the beginning', () => {
    const html = `<p id=a>x</p>${'<p>Zeile mit Text</p>'.repeat(20_000)}<p id=b>y</p>`;
    expect(marked(html, { start: '#a', from: 0, end: '#b', to: 1 }).length).toBeLessThanOrEqual(5_000);
  });

  test('nothing where nothing is marked', () => {
    const { document } = parseHTML('<!doctype html><html><body><p>x</p></body></html>');
    expect(readSelection(document)).toBe('');
  });
});
