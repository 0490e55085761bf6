import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

export const newsletter: readonly PracticeMail[] = [
  {
    id: 'newsletter-1',
    thread: 'newsletter-1',
    from: people.newsletter,
    to: ['me'],
    age: { days: 2, at: '06:00' },
    subject: 'Branchenbrief: Energie sparen mit geregelten Pumpen',
    text: `Pumpe & Anlage · Der Branchenbrief

Energie sparen mit geregelten Pumpen
Drei Betriebe berichten, was der Umtausch gebracht hat.

Neue Prüfpflichten im Überblick
Was Betreiber ab dem nächsten Jahr dokumentieren müssen.

Sie bekommen diesen Brief, weil Sie ihn bestellt haben. Abbestellen: https://pumpe-und-anlage.example/abbestellen`,
    html: `<h2>Pumpe &amp; Anlage · Der Branchenbrief</h2>
<h3>Energie sparen mit geregelten Pumpen</h3>
<p>Drei Betriebe berichten, was der Umtausch gebracht hat.</p>
<h3>Neue Prüfpflichten im Überblick</h3>
<p>Was Betreiber ab dem nächsten Jahr dokumentieren müssen.</p>
<hr>
<p>Sie bekommen diesen Brief, weil Sie ihn bestellt haben. <a href="https://pumpe-und-anlage.example/abbestellen">Abbestellen</a></p>`,
    headers: [
      'List-Id: <branchenbrief.pumpe-und-anlage.example>',
      'List-Unsubscribe: <https://pumpe-und-anlage.example/abbestellen>',
      'Precedence: bulk',
    ],
  },
];
