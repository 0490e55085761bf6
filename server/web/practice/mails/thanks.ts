import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

export const thanks: readonly PracticeMail[] = [
  {
    id: 'thanks-1',
    thread: 'thanks-1',
    from: people.lindqvist,
    to: ['me'],
    age: { days: 5, at: '14:45' },
    subject: 'Thank you – and a question about spare parts',
    text: `Hello,

the pump for the fountain runs beautifully and hardly makes a sound; our client is delighted. Thank you for sorting out the installation so quickly.

For the maintenance contract we would like to keep a set of spare parts in Malmö. Which ones do you recommend, and what would they cost?

Warm regards,
Emma

Emma Lindqvist
Landscape Architect
Lindqvist Design AB
Östra Hamngatan 8, 211 20 Malmö, Sweden
+46 40 555 01 90
emma@lindqvist-design.example`,
  },
];
