import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

export const unknownSender: readonly PracticeMail[] = [
  {
    id: 'unknown-sender-1',
    thread: 'unknown-sender-1',
    from: people.falkenberg,
    to: ['me'],
    age: { minutes: 95 },
    subject: 'Empfehlung von Herrn Reuter: Pumpen für Kältezentrale',
    text: `Sehr geehrte Damen und Herren,

Herr Reuter von den Stadtwerken Eichtal hat Sie mir empfohlen. Wir planen die Kältezentrale eines Klinikums und suchen dafür acht drehzahlgeregelte Umwälzpumpen, Ausschreibung im Frühjahr.

Hätten Sie in der nächsten Woche Zeit für ein kurzes Gespräch? Am liebsten dienstags oder donnerstags ab 14 Uhr.

Mit freundlichen Grüßen

i. V. Miriam Falkenberg
Projektleiterin Industriekälte

Falkenberg Kältetechnik GmbH
Gutenbergstr. 27a
04178 Leipzig

T +49 341 5550-718
M +49 160 5550718
m.falkenberg@falkenberg-kaelte.example
www.falkenberg-kaelte.example

Sitz der Gesellschaft: Leipzig · Amtsgericht Leipzig HRB 90718
Geschäftsführung: Dr. Anne Falkenberg`,
  },
];
