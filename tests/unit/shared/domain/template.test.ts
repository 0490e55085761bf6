import { describe, expect, test } from 'vitest';
import { fillTemplate, textToHtml, unknownFields } from '#shared/domain/template.ts';
import type { MergeValues } from '#shared/domain/template.ts';

const values: MergeValues = {
  people: [{ salutation: 'frau', title: 'Dr.', firstName: 'Katrin', lastName: 'Öztürk' }],
  company: 'Brandt Pumpen GmbH',
  jobTitle: '',
  subject: 'Angebot 118',
  today: '26. November 2026',
  myName: 'Nora Feldmann',
  facts: [],
  day: '2026-11-26',
};
const fill = (text: string, change: Partial<MergeValues> = {}) =>
  fillTemplate({ text, language: 'de', form: 'formal' }, { ...values, ...change }, (field) => field);

describe('a template', () => {
  test.each([
    ['{{salutation}},\n\nanbei', 'Sehr geehrte Frau Dr. Öztürk,\n\nanbei'],
    ['{{ first_name }} {{last_name}}, {{company}}', 'Katrin Öztürk, Brandt Pumpen GmbH'],
    ['{{name}} ({{title}})', 'Katrin Öztürk (Dr.)'],
    ['zu „{{subject}}“ am {{today}}', 'zu „Angebot 118“ am 26. November 2026'],
    ['Gruß\n{{my_name}} / {{my_first_name}}', 'Gruß\nNora Feldmann / Nora'],
    ['{{company|Ihr Haus}}', 'Brandt Pumpen GmbH'],
    ['als {{job_title|Leitung}}', 'als Leitung'],
    ['als {{job_title|}}.', 'als .'],
    ['{{first_name}} {{first_name}}', 'Katrin Katrin'],
    ['kein { {first_name} } und {first_name}', 'kein { {first_name} } und {first_name}'],
    ['{{unbekannt}} {{unbekannt|x}}', '{{unbekannt}} {{unbekannt|x}}'],
    ['', ''],
  ])('%j becomes %j', (text, filled) => {
    expect(fill(text)).toEqual({ text: filled, missing: [] });
  });

  test('greets the family of the one recipient, with the wishes of the season', () => {
    const facts = [
      { text: 'Ehemann Jörg', kind: 'spouse', yearlyOn: null },
      { text: 'Töchter Anna und Maria', kind: 'children', yearlyOn: null },
      { text: 'Ferienhaus auf Mallorca', kind: 'home', yearlyOn: null },
    ];
    expect(fill('Alles Gute Ihnen und {{family}}!', { facts }).text).toBe(
      'Alles Gute Ihnen und Ihrem Mann Jörg und Ihren Töchtern Anna und Maria!',
    );
    expect(fill('{{greeting}}', { facts, day: '2026-12-10' }).text).toBe(
      'Ich wünsche Ihnen, Ihrem Mann Jörg und Ihren Töchtern Anna und Maria frohe Weihnachten und ein gutes neues Jahr.',
    );
    expect(fill('Alles Gute {{recipient_and_family}}!', { facts }).text).toBe(
      'Alles Gute Ihnen, Ihrem Mann Jörg und Ihren Töchtern Anna und Maria!',
    );
  });

  test('names the partner, the children or a hobby by themselves', () => {
    const facts = [
      { text: 'Ehemann Jörg', kind: 'spouse', yearlyOn: null },
      { text: 'Töchter Anna und Maria', kind: 'children', yearlyOn: null },
      { text: 'segelt\nauf der Elbe', kind: 'hobby', yearlyOn: null },
      { text: 'spielt {{subject}}', kind: 'hobby', yearlyOn: null },
    ];
    expect(fill('Alles Gute {{spouse}} und {{children}}: {{hobby}}', { facts })).toEqual({
      text: 'Alles Gute Ihrem Mann Jörg und Ihren Töchtern Anna und Maria: segelt auf der Elbe, spielt {{subject}}',
      missing: [],
    });
    expect(fill('{{spouse|alle}}{{children|}} {{hobby}}')).toEqual({
      text: 'alle [hobby]',
      missing: ['hobby'],
    });
  });

  test('says nothing of a family nobody knows: the gap is marked, the recipient stays', () => {
    expect(fill('und {{family}}')).toEqual({ text: 'und [family]', missing: ['family'] });
    expect(fill('Alles Gute {{recipient_and_family}}{{family|}}!')).toEqual({
      text: 'Alles Gute Ihnen!',
      missing: [],
    });
  });

  test('leaves what is not known in brackets and names it once', () => {
    expect(fill('{{job_title}} bei {{company}}, {{job_title}}', { company: ' ' })).toEqual({
      text: '[job_title] bei [company], [job_title]',
      missing: ['job_title', 'company'],
    });
  });

  test('puts values in as they are: a field inside of one stays text, and so do signs of replacements', () => {
    expect(fill('{{company}}', { company: '{{my_name}} $& $1' }).text).toBe('{{my_name}} $& $1');
    expect(fill('{{company}}', { company: 'Brandt\r\nBcc: all' }).text).toBe('Brandt Bcc: all');
  });

  test('tells its author of fields there are not', () => {
    expect(unknownFields('{{vorname}} {{first_name}} {{vorname|x}} {{ort}}')).toEqual(['vorname', 'ort']);
  });

  test('becomes HTML that says the same, with nothing of it as markup', () => {
    expect(textToHtml('A & B <img src=x onerror="y">\r\nzwei\n\n  drei\'s')).toBe(
      'A &amp; B &lt;img src=x onerror=&quot;y&quot;&gt;<br>zwei<br><br>&nbsp; drei&#39;s',
    );
  });
});
