/** What business mails say: a subject, an opening, two or three sentences on the matter, a close, in two languages. */
import type { Random } from './random.ts';

export type Topic = { readonly subject: string; readonly sentences: readonly string[] };
export type Tongue = 'de' | 'en';

const about = (subject: string, ...sentences: string[]): Topic => ({ subject, sentences });

/** `{n}` a number, `{w}` a calendar week, `{d}` a day of the month, `{a}` an amount. */
const GERMAN: readonly Topic[] = [
  about(
    'Angebot {n}',
    'vielen Dank für Ihr Angebot {n}, das wir mit Interesse gelesen haben.',
    'Bei den Positionen 3 und 4 brauchen wir noch eine Aussage zur Lieferzeit und zu möglichen Staffelpreisen.',
    'Wenn Sie uns beim Preis noch etwas entgegenkommen, können wir noch in dieser Woche bestellen.',
    'Unser Budget für dieses Vorhaben liegt bei rund {a} Euro netto, einschließlich Montage und Inbetriebnahme.',
  ),
  about(
    'Bestellung {n}',
    'hiermit bestellen wir zu den vereinbarten Bedingungen die unten aufgeführten Artikel.',
    'Bitte bestätigen Sie uns den Liefertermin in Kalenderwoche {w} und nennen Sie uns den Spediteur.',
    'Die Rechnung schicken Sie bitte wie immer an unsere Buchhaltung, mit der Bestellnummer {n} im Betreff.',
    'Die Anlieferung ist werktags zwischen sieben und fünfzehn Uhr möglich, ein Gabelstapler steht bereit.',
  ),
  about(
    'Lieferverzug bei Auftrag {n}',
    'die für den {d}. zugesagte Lieferung ist bei uns bisher nicht eingetroffen, und niemand hat sich gemeldet.',
    'Unsere Montage steht deshalb still, was uns jeden Tag spürbar Geld kostet.',
    'Bitte sagen Sie uns bis morgen Mittag verbindlich, wann wir mit der Ware rechnen können.',
    'Eine Teillieferung der dringendsten Positionen würde uns schon sehr weiterhelfen.',
  ),
  about(
    'Reklamation zur Lieferung {n}',
    'leider war ein Teil der Ware bei der Ankunft beschädigt; Fotos haben wir für Sie gemacht.',
    'Betroffen sind {d} Stück aus der zweiten Palette, die Verpackung war an einer Ecke eingerissen.',
    'Wir bitten um Ersatz oder um eine Gutschrift und um Abholung der fehlerhaften Teile.',
    'Den Lieferschein hat unser Lager mit einem entsprechenden Vermerk gegengezeichnet.',
  ),
  about(
    'Terminvorschlag für ein Gespräch',
    'gern würden wir die Planung für das kommende Jahr persönlich mit Ihnen besprechen.',
    'Passt es Ihnen am {d}. um zehn Uhr bei uns im Haus, oder lieber als Videokonferenz?',
    'Mein Kollege aus der Technik nimmt ebenfalls teil und bringt die aktuellen Zeichnungen mit.',
    'Für die Anreise empfehle ich die Zufahrt über das Werkstor, Parkplätze sind dort reserviert.',
  ),
  about(
    'Rückfrage zur Rechnung {n}',
    'in Ihrer Rechnung {n} ist uns aufgefallen, dass der vereinbarte Nachlass nicht abgezogen wurde.',
    'Nach unseren Unterlagen müsste der Betrag um {a} Euro niedriger ausfallen.',
    'Bitte schicken Sie uns eine berichtigte Rechnung, dann veranlassen wir die Zahlung umgehend.',
    'Das Zahlungsziel beginnt für uns mit dem Eingang der berichtigten Fassung.',
  ),
  about(
    'Wartungsvertrag und Ersatzteile',
    'unser Wartungsvertrag läuft zum Ende des Quartals aus, und wir möchten ihn gern verlängern.',
    'Bitte nennen Sie uns die Bedingungen für weitere zwei Jahre mit einer Reaktionszeit von {d} Stunden.',
    'Außerdem benötigen wir einen Satz Verschleißteile für die Anlage mit der Seriennummer {n}.',
    'Beim letzten Besuch hat Ihr Techniker hervorragende Arbeit geleistet, richten Sie ihm das bitte aus.',
  ),
  about(
    'Technische Unterlagen',
    'für die Abnahme durch den Prüfer fehlen uns noch das Datenblatt und die Konformitätserklärung.',
    'Bitte senden Sie uns beides als PDF, wenn möglich noch vor Kalenderwoche {w}.',
    'Die Zeichnung mit dem Stand {n} haben wir erhalten, sie passt zu unserem Aufstellplan.',
    'Könnten Sie zusätzlich die Anschlusswerte der neuen Baureihe bestätigen?',
  ),
  about(
    'Vielen Dank für die gute Zusammenarbeit',
    'das Projekt ist abgeschlossen, und wir sind mit dem Ergebnis rundum zufrieden.',
    'Besonders die kurzfristige Hilfe Ihrer Monteure am Wochenende hat uns sehr beeindruckt.',
    'Für das Anschlussvorhaben, Budget etwa {a} Euro, werden wir Sie auf jeden Fall wieder anfragen.',
    'Gern stehen wir Ihnen auch als Referenz zur Verfügung.',
  ),
];
const ENGLISH: readonly Topic[] = [
  about(
    'Quote {n}',
    'thank you for quote {n}, which we have now gone through in detail.',
    'Could you confirm the lead time for items 3 and 4, and let us know about volume discounts?',
    'If you can move a little on the price, we are ready to place the order this week.',
    'Our budget for this job is about {a} including installation and commissioning.',
  ),
  about(
    'Purchase order {n}',
    'please find our order below, on the terms we agreed last month.',
    'Kindly confirm delivery in week {w} and the name of the carrier.',
    'Invoices should go to our accounts department as usual, quoting order number {n}.',
    'The loading bay is open on weekdays from seven until three, and a forklift is available.',
  ),
  about(
    'Late delivery on order {n}',
    'the goods promised for the {d}th have not arrived, and nobody has been in touch about it.',
    'Our assembly line is standing still, which costs us real money every single day.',
    'Please let us have a firm date by noon tomorrow at the latest.',
    'A part shipment of the most urgent items would already help a great deal.',
  ),
  about(
    'Complaint about delivery {n}',
    'unfortunately part of the shipment arrived damaged; we have taken photographs for you.',
    'It concerns {d} pieces from the second pallet, where the wrapping was torn at one corner.',
    'We would like a replacement or a credit note, and collection of the faulty parts.',
    'The delivery note was countersigned by our warehouse with a remark to that effect.',
  ),
  about(
    'Meeting next month',
    'we would like to discuss the plans for the coming year with you in person.',
    'Would the {d}th at ten in the morning suit you, either at our office or as a video call?',
    'My colleague from engineering will join us and bring the current drawings along.',
    'If you come by car, please use the works entrance, where spaces are reserved for you.',
  ),
  about(
    'Question about invoice {n}',
    'we noticed that the agreed discount has not been taken off your invoice {n}.',
    'According to our records the total should be lower by {a}.',
    'Please send us a corrected invoice and we will arrange payment straight away.',
    'The term of payment starts for us once the corrected version has arrived.',
  ),
  about(
    'Service contract and spare parts',
    'our service contract ends with this quarter and we would like to renew it.',
    'Please let us know the terms for another two years with a response time of {d} hours.',
    'We also need a set of wear parts for the unit with serial number {n}.',
    'Your engineer did an excellent job on the last visit, please pass on our thanks.',
  ),
];
const TOPICS = { de: GERMAN, en: ENGLISH };

const FILLERS = {
  de: [
    'Für Rückfragen erreichen Sie mich jederzeit telefonisch.',
    'Über eine kurze Rückmeldung würde ich mich sehr freuen.',
    'Vielen Dank im Voraus für Ihre Mühe und eine gute Woche.',
  ],
  en: [
    'If anything is unclear, please give me a ring at any time.',
    'I would appreciate a short reply when you have a moment.',
    'Many thanks in advance for your help, and have a good week.',
  ],
};
const ANSWERS = {
  de: [
    'vielen Dank für Ihre Nachricht, ich habe das gleich mit den Kollegen besprochen.',
    'danke für die schnelle Antwort, das hilft uns bei der Planung sehr.',
    'wie eben am Telefon besprochen, fasse ich den Stand kurz zusammen.',
  ],
  en: [
    'thank you for your message, I have taken it up with my colleagues right away.',
    'thanks for coming back so quickly, that helps our planning a lot.',
    'as just discussed on the phone, here is a short summary of where we are.',
  ],
};
const CLOSINGS = {
  de: ['Mit freundlichen Grüßen', 'Viele Grüße', 'Freundliche Grüße', 'Beste Grüße'],
  en: ['Kind regards', 'Best regards', 'Best wishes', 'Regards'],
};

/** The writer's own text is at least this long, so that its beginning alone makes the preview. */
const OWN_CHARS = 260;

const fill = (text: string, random: Random): string =>
  text.includes('{')
    ? text.replaceAll(/\{([nwda])\}/g, (_, mark: string) => {
        if (mark === 'n') return String(10_000 + random.below(90_000));
        if (mark === 'a') return String((1 + random.below(90)) * 500);
        return String(mark === 'w' ? 2 + random.below(50) : 4 + random.below(16));
      })
    : text;

export const makeSubject = (tongue: Tongue, random: Random): { topic: Topic; subject: string } => {
  const topic = random.pick(TOPICS[tongue]);
  return { topic, subject: fill(topic.subject, random) };
};

/** Sentences of the letter; the first starts in lower case in German, as after a salutation. */
export const makeSentences = (tongue: Tongue, topic: Topic, isAnswer: boolean, random: Random): string[] => {
  const sentences = isAnswer ? [random.pick(ANSWERS[tongue])] : [];
  const [opening = '', ...further] = topic.sentences;
  if (!isAnswer) sentences.push(fill(opening, random));
  let chars = sentences.join(' ').length;
  const start = random.below(further.length);
  for (let at = 0; at < further.length && (chars < OWN_CHARS || random.chance(0.3)); at += 1) {
    const sentence = fill(further[(start + at) % further.length]!, random);
    sentences.push(sentence);
    chars += sentence.length;
  }
  for (let at = 0; chars < OWN_CHARS && at < FILLERS[tongue].length; at += 1) {
    sentences.push(FILLERS[tongue][at]!);
    chars += FILLERS[tongue][at]!.length;
  }
  const first = sentences[0]!;
  sentences[0] = tongue === 'en' ? first[0]!.toUpperCase() + first.slice(1) : first;
  return sentences;
};

export const closing = (tongue: Tongue, random: Random): string => random.pick(CLOSINGS[tongue]);

export const CALLS = {
  de: [
    'Rückruf wegen offener Lieferung',
    'Nachfrage zum Angebot',
    'Telefonat zur Rechnung',
    'Neues Vorhaben vorgestellt',
    'Termin abgestimmt',
  ],
  en: [
    'Call about the open delivery',
    'Follow-up on the quote',
    'Call about an invoice',
    'New project outlined',
    'Appointment arranged',
  ],
};
export const NOTES = {
  de: [
    'Bevorzugt Anrufe am Vormittag, nachmittags meist in der Fertigung.',
    'Plant für nächstes Jahr eine zweite Halle, Bedarf ab dem Frühjahr.',
    'Wettbewerber ist günstiger, schätzt aber unseren Service.',
    'Interessiert sich für den Wartungsvertrag, Unterlagen schicken.',
    'Ansprechpartner wechselt zum Jahresende, Nachfolge noch offen.',
  ],
  en: [
    'Prefers calls in the morning, usually in the workshop after lunch.',
    'Planning a second building for next year, demand from spring.',
    'A competitor is cheaper, but they value our service.',
    'Interested in the service contract, send the documents.',
    'Contact person changes at the end of the year, successor not known yet.',
  ],
};
export const MEETINGS = {
  de: ['Jahresgespräch', 'Besuch im Werk', 'Abstimmung zum Vorhaben', 'Vorführung der neuen Baureihe'],
  en: ['Annual review', 'Visit to the works', 'Project meeting', 'Demonstration of the new series'],
};
export const TASKS = {
  de: [
    'Angebot nachfassen',
    'Zurückrufen',
    'Muster schicken',
    'Liefertermin klären',
    'Vertrag verlängern',
    'Rechnung prüfen',
  ],
  en: [
    'Follow up on the quote',
    'Call back',
    'Send samples',
    'Clarify delivery date',
    'Renew contract',
    'Check invoice',
  ],
};
