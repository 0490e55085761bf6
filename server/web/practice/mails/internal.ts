import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

/** From the first account of this Kontor: its owner finds it among the sent mails, everyone else in the inbox. */
export const internal: readonly PracticeMail[] = [
  {
    id: 'internal-1',
    thread: 'internal-1',
    from: 'owner',
    to: ['me'],
    cc: [people.oeztuerk],
    age: { days: 3, at: '17:20' },
    subject: 'Kundentag: Wer begleitet Brandt Pumpen durch die Fertigung?',
    text: `Hallo zusammen,

zum Kundentag kommt Frau Dr. Öztürk (in Kopie) mit zwei Kollegen. Wer führt sie durch die Fertigung und hat die offene Frage zur Lieferzeit parat?

Bitte bis Freitag kurz Bescheid geben.

Viele Grüße`,
  },
];
