import { pdfFile } from '../practice-files.ts';
import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

const signature = `Priya Nair
Supply Chain Manager
Northgate Foods plc
12 Harbour Way, Leeds LS10 1TR
Direct +44 113 555 0177
priya.nair@northgate-foods.example`;

export const deliveryDate: readonly PracticeMail[] = [
  {
    id: 'delivery-date-2',
    thread: 'delivery-date-1',
    answers: 'delivery-date-1',
    from: people.nair,
    to: ['me'],
    age: { days: 1, at: '11:05' },
    subject: 'RE: Order 4500187 – delivery before the holidays?',
    text: `Hi,

that works for us: half of the order before the holidays, the rest in the second week of January. Please send an updated confirmation so that I can book the slots at the dock.

One more thing: our auditors ask for the food-contact certificate of the seals. Could you attach it?

Best,
${signature}`,
  },
  {
    id: 'delivery-date-1',
    thread: 'delivery-date-1',
    from: people.nair,
    to: ['me'],
    age: { days: 3, at: '09:31' },
    subject: 'Order 4500187 – delivery before the holidays?',
    text: `Hi,

attached is our order 4500187 for the hygienic pumps. Our line starts earlier than planned: can you deliver before the holidays, at least in part?

Best,
${signature}`,
    files: [
      pdfFile('PO 4500187.pdf', [
        'Northgate Foods plc - Purchase order 4500187',
        '',
        '10 x hygienic pump HP-40      GBP 18,950.00',
        '10 x seal kit HP-40           GBP  1,240.00',
        '',
        'Total                         GBP 20,190.00',
      ]),
    ],
  },
];
