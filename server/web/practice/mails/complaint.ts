import { leakPicture } from '../practice-files.ts';
import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

const signature = `Henning Vogt
Geschäftsführer
Vogt & Söhne Metallbau KG
Am Hafen 3, 24103 Kiel
Telefon 0431 5550-310, Fax 0431 5550-319
vogt@vogt-metallbau.example`;

export const complaint: readonly PracticeMail[] = [
  {
    id: 'complaint-2',
    thread: 'complaint-1',
    answers: 'complaint-1',
    from: people.vogt,
    to: ['me'],
    age: { minutes: 52 },
    subject: 'AW: Reklamation Lieferschein 88-2041: Flansch undicht',
    text: `Guten Morgen,

seit gestern habe ich nichts gehört. Die Anlage steht, und mein Kunde fragt stündlich nach. Ich brauche bis heute Mittag eine Aussage, wann das Ersatzteil kommt. Sonst bestelle ich woanders und stelle Ihnen die Kosten in Rechnung.

${signature}`,
  },
  {
    id: 'complaint-1',
    thread: 'complaint-1',
    from: people.vogt,
    to: ['me'],
    age: { days: 1, at: '07:48' },
    subject: 'Reklamation Lieferschein 88-2041: Flansch undicht',
    text: `Guten Tag,

die am Montag gelieferte Pumpe (Lieferschein 88-2041, Seriennummer KP-65-00417) ist am Druckflansch undicht, siehe Foto. Wir haben die Schrauben nachgezogen, ohne Erfolg. Die Dichtfläche hat eine sichtbare Riefe.

Bitte schicken Sie umgehend Ersatz und holen Sie die defekte Pumpe ab.

Mit freundlichen Grüßen
${signature}`,
    files: [leakPicture('Flansch.png')],
  },
];
