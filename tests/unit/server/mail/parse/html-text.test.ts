import { describe, expect, it } from 'vitest';
import { htmlToPlainText } from '#server/mail/parse/html-text.ts';

const PAGE = `<html><head><title>weg</title><style>p{color:red}</style></head><body><!-- weg --><h1>Angebot</h1>
<p>Guten Tag,<br>anbei die <a href="https://nordlicht.example/liste">Preisliste</a>.</p>
<ul><li>Eins</li><li>Zwei</li></ul><table><tr><td>Menge</td><td>10</td></tr><tr><td>Preis</td><td>1.000&nbsp;€</td></tr></table>
<img src="cid:x" alt="Nordlicht GmbH"><p>Gr&uuml;&szlig;e &lt;Anna&gt; &#8211; &#x263A;</p></body></html>`;

describe('the text of an HTML mail', () => {
  it('reads like the mail: lines, lists, cells, link targets, names of pictures', () => {
    expect(htmlToPlainText(PAGE)).toBe(
      'Angebot\n\nGuten Tag,\nanbei die Preisliste [https://nordlicht.example/liste].\n\n- Eins\n- Zwei\n\n' +
        'Menge 10\nPreis 1.000 €\n\nNordlicht GmbH\n\nGrüße <Anna> – ☺',
    );
  });

  it('keeps what a mail server hung behind the end of the page, or put in front of it', () => {
    expect(htmlToPlainText(`Vorweg${PAGE}\n________\nAbmelden: verteiler@nordlicht.example`)).toMatch(
      /^Vorweg\s+Angebot[^]*– ☺\n\n________ Abmelden: verteiler@nordlicht\.example$/,
    );
  });

  it('loses no words of a very large page', () => {
    const text = htmlToPlainText(PAGE + '<p>Zeile</p>\n'.repeat(150_000));
    expect(text).toContain('anbei die [https://nordlicht.example/liste] Preisliste.');
    expect(text).toContain('Menge 10');
    expect(text).toContain('Grüße <Anna> – ☺');
    expect(text.split('Zeile').length - 1).toBe(150_000);
    expect(text).not.toMatch(/weg|color/);
  });
});
