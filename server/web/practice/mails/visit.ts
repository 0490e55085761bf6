import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

export const visit: readonly PracticeMail[] = [
  {
    id: 'visit-1',
    thread: 'visit-1',
    from: people.reuter,
    to: ['me'],
    age: { days: 4, at: '08:20' },
    subject: 'Besuch im Wasserwerk: passt Mittwoch?',
    text: `Moin,

wegen der beiden Druckerhöhungsanlagen: Mittwoch um 10 Uhr hätte ich Zeit, dir alles vor Ort zu zeigen. Bring bitte feste Schuhe mit, wir müssen in den Schacht.

Eine Kollegin aus dem Klinikbau, Miriam Falkenberg, habe ich übrigens auf euch aufmerksam gemacht.

Gruß
Thomas

Thomas Reuter
Leiter Wassergewinnung
Stadtwerke Eichtal AöR
Quellenweg 1 · 35510 Eichtal
Tel.: 06033 5550-66
thomas.reuter@stadtwerke-eichtal.example`,
  },
];
