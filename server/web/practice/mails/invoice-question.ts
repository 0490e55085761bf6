import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

export const invoiceQuestion: readonly PracticeMail[] = [
  {
    id: 'invoice-question-1',
    thread: 'invoice-question-1',
    from: people.kessler,
    to: ['me'],
    age: { days: 2, at: '13:57' },
    subject: 'Rückfrage zur Rechnung 2026-3307',
    text: `Guten Tag,

in Ihrer Rechnung 2026-3307 fehlt unsere Bestellnummer (B-77120). Ohne sie kann ich leider nicht buchen. Könnten Sie mir bitte eine korrigierte Rechnung schicken? Das Skonto von 2 % ziehen wir dann ab Eingang der neuen Rechnung.

Freundliche Grüße

Sabine Kessler
Kreditorenbuchhaltung

Brandt Pumpen GmbH
Werkstraße 14, 30179 Hannover
Telefon: 0511 55501-27
s.kessler@brandt-pumpen.example`,
  },
];
