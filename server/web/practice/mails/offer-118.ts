import { pdfFile } from '../practice-files.ts';
import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

const signature = `Mit freundlichen Grüßen

Dr. Katrin Öztürk
Einkaufsleiterin

Brandt Pumpen GmbH
Werkstraße 14
30179 Hannover
Tel. +49 511 55501-42
Mobil +49 171 5550142
k.oeztuerk@brandt-pumpen.example
www.brandt-pumpen.example

Amtsgericht Hannover HRB 99118 · Geschäftsführer: Jürgen Brandt`;

const enquiry = `Guten Tag,

für unsere neue Prüfhalle brauchen wir zwölf Kreiselpumpen der Baugröße 65-160, Werkstoff 1.4408, dazu einen Satz Ersatzdichtungen. Können Sie uns bis Ende der Woche ein Angebot schicken, gern mit Staffelpreisen ab 20 Stück?

Die technischen Daten stehen im angehängten Blatt.

${signature}`;

const answer = `Guten Tag Frau Dr. Öztürk,

vielen Dank für Ihre Anfrage. Anbei das Angebot 2026-118 über zwölf Kreiselpumpen samt Dichtungssätzen; ab 20 Stück gewähren wir 4 % Nachlass. Die Lieferzeit beträgt derzeit sechs Wochen.

Bei Fragen rufen Sie mich gern an.

Viele Grüße`;

export const offer118: readonly PracticeMail[] = [
  {
    id: 'offer-118-3',
    thread: 'offer-118-1',
    answers: 'offer-118-1',
    from: people.oeztuerk,
    to: ['me'],
    age: { minutes: 14 },
    subject: 'AW: Angebot 2026-118',
    text: `Guten Tag,

danke für das schnelle Angebot. Der Preis passt, nur die sechs Wochen Lieferzeit sind für uns zu lang: Die Halle geht in fünf Wochen in Betrieb. Geht es für die ersten vier Pumpen früher? Dann können wir diese Woche noch bestellen.

Rufen Sie mich am besten morgen Vormittag kurz an.

${signature}

-----Ursprüngliche Nachricht-----
Betreff: Angebot 2026-118

${answer}`,
  },
  {
    id: 'offer-118-2',
    thread: 'offer-118-1',
    answers: 'offer-118-1',
    from: 'me',
    to: [people.oeztuerk],
    age: { days: 2, at: '16:40' },
    subject: 'Angebot 2026-118',
    text: answer,
    files: [
      pdfFile('Angebot 2026-118.pdf', [
        'Angebot 2026-118',
        '',
        '12 Kreiselpumpen 65-160, 1.4408      32.400,00 EUR',
        '12 Dichtungssätze                     8.800,00 EUR',
        '',
        'Summe netto                          41.200,00 EUR',
        'Lieferzeit: 6 Wochen',
      ]),
    ],
  },
  {
    id: 'offer-118-1',
    thread: 'offer-118-1',
    from: people.oeztuerk,
    to: ['me'],
    cc: [people.kessler],
    age: { days: 5, at: '10:12' },
    subject: 'Anfrage: zwölf Kreiselpumpen für die Prüfhalle',
    text: enquiry,
    files: [
      pdfFile('Datenblatt Prüfhalle.pdf', [
        'Brandt Pumpen GmbH - Prüfhalle',
        '',
        'Förderstrom: 60 m³/h',
        'Förderhöhe: 32 m',
        'Medium: VE-Wasser, 20 bis 60 °C',
      ]),
    ],
  },
];
