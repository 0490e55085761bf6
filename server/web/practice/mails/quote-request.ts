import { footMark } from '../practice-files.ts';
import type { PracticeMail } from '../practice-mail.ts';
import { people } from './cast.ts';

export const quoteRequest: readonly PracticeMail[] = [
  {
    id: 'quote-request-1',
    thread: 'quote-request-1',
    from: people.hartwell,
    to: ['me'],
    age: { days: 1, at: '15:26' },
    subject: 'Quote for bilge pumps, three vessels',
    text: `Hello,

we are refitting three work boats this winter and would like a quote for:

Item            Quantity  Needed by
Bilge pump 24 V       6   mid January
Strainer              6   mid January
Float switch          9   end of January

Delivery to Falmouth, please, with freight shown separately.

Kind regards,

Oliver Hartwell
Technical Director
Hartwell Marine Ltd
4 Quay Road, Falmouth TR11 3XA, United Kingdom
Phone +44 1326 555 014
oliver@hartwell-marine.example`,
    html: `<p>Hello,</p>
<p>we are refitting <b>three work boats</b> this winter and would like a quote for:</p>
<table border="1" cellpadding="4">
<thead><tr><th>Item</th><th>Quantity</th><th>Needed by</th></tr></thead>
<tbody>
<tr><td>Bilge pump 24 V</td><td>6</td><td>mid January</td></tr>
<tr><td>Strainer</td><td>6</td><td>mid January</td></tr>
<tr><td>Float switch</td><td>9</td><td>end of January</td></tr>
</tbody>
</table>
<p>Delivery to Falmouth, please, with freight shown separately.</p>
<p>Kind regards,</p>
<p><b>Oliver Hartwell</b><br>Technical Director<br>Hartwell Marine Ltd<br>4 Quay Road, Falmouth TR11 3XA, United Kingdom<br>Phone +44 1326 555 014<br>oliver@hartwell-marine.example</p>
<p><img src="cid:foot@hartwell-marine.example" alt="Hartwell Marine" width="96" height="32"></p>`,
    files: [footMark('foot@hartwell-marine.example')],
  },
  {
    id: 'quote-request-auto',
    thread: 'quote-request-1',
    answers: 'quote-request-1',
    from: people.hartwell,
    to: ['me'],
    age: { minutes: 180 },
    subject: 'Automatic reply: Quote for bilge pumps, three vessels',
    text: `Thank you for your message. I am at sea trials until the end of the week and read mails in the evening only. In urgent cases please call the yard on +44 1326 555 010.

Oliver Hartwell`,
    headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'],
  },
];
