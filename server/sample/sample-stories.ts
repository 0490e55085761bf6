/** What else happened with the sample customers, what is promised to them, and what they bought. */
import type { ActivityFields } from '#shared/domain/activity.ts';
import type { When } from './sample-mails.ts';

export type SampleEntry = {
  readonly who: string;
  readonly when: When;
  readonly kind: 'call' | 'meeting' | 'visit' | 'note';
  readonly subject: string;
  readonly text: string;
  readonly direction: ActivityFields['direction'];
  readonly outcome: ActivityFields['outcome'];
};
export type SampleTask = {
  readonly who: string;
  readonly title: string;
  readonly inDays: number;
  readonly done: boolean;
};
export type SampleOrder = {
  readonly company: string;
  readonly who: string;
  readonly daysAgo: number;
  readonly amountMinor: number;
  readonly currency: string;
};

const entry = (
  kind: SampleEntry['kind'],
  who: string,
  daysAgo: number,
  time: string,
  subject: string,
  text: string,
  direction: SampleEntry['direction'] = 'none',
  outcome: SampleEntry['outcome'] = '',
): SampleEntry => ({ kind, who, when: [daysAgo, time], subject, text, direction, outcome });

export const sampleEntries: readonly SampleEntry[] = [
  entry(
    'meeting',
    'brandt',
    180,
    '10:00',
    'Jahresgespräch',
    'Zufrieden mit Qualität und Service. Plant eine neue Prüfhalle, Entscheidung im Herbst.',
  ),
  entry(
    'call',
    'oeztuerk',
    12,
    '11:20',
    'Prüfhalle',
    'Budget ist freigegeben, Anfrage über zwölf Pumpen kommt.',
    'in',
    'reached',
  ),
  entry('note', 'oeztuerk', 12, '11:35', '', 'Am besten vormittags anrufen, dienstags im Homeoffice.'),
  entry(
    'call',
    'vogt',
    3,
    '16:45',
    'Lieferung der neuen Pumpe',
    'Lieferung kommt am Montag, Vogt lässt sie gleich einbauen.',
    'out',
    'reached',
  ),
  entry(
    'visit',
    'tamm',
    121,
    '09:30',
    'Einweisung auf der Baustelle',
    'Montageteam eingewiesen, zwei Mann geschult.',
  ),
  entry('call', 'vogt-ida', 42, '10:12', 'Lieferanschrift bestätigt', '', 'out', 'voicemail'),
  entry(
    'visit',
    'reuter',
    128,
    '13:00',
    'Besichtigung Wasserwerk',
    'Schacht ist eng, Anlage muss zerlegt eingebracht werden. Feste Schuhe!',
  ),
  entry('note', 'yilmaz', 51, '17:05', '', 'Zuschlag voraussichtlich in sechs Wochen.'),
  entry(
    'meeting',
    'hartwell',
    35,
    '14:00',
    'Boat show',
    'Met Oliver and Morwenna at the stand. Three work boats, winter refit, decision with the yard.',
  ),
  entry(
    'call',
    'penrose',
    20,
    '10:05',
    'Yard schedule',
    'Slip is free from the second week of January.',
    'out',
    'reached',
  ),
  entry(
    'call',
    'nair',
    9,
    '15:30',
    'Order 4500187',
    'Order is coming, line starts earlier than planned.',
    'in',
    'reached',
  ),
  entry(
    'visit',
    'whitaker',
    210,
    '11:00',
    'Tour of the plant',
    'Lines 1 to 4 run our pumps, line 5 still a competitor.',
  ),
  entry('note', 'osei', 25, '09:00', '', 'Audit in person every two years, next one in June.'),
  entry(
    'call',
    'lindqvist',
    100,
    '16:00',
    'Installation date',
    'Fountain will be filled on the 15th, pump has to be there a week before.',
    'out',
    'reached',
  ),
  entry(
    'visit',
    'huber',
    204,
    '10:00',
    'Reparatur Spülpumpe',
    'Wellendichtung getauscht. Ersatzpumpe angeboten.',
  ),
  entry(
    'call',
    'huber',
    30,
    '06:15',
    'Ersatzpumpe',
    'Nicht erreicht, ist bis neun in der Backstube.',
    'out',
    'not_reached',
  ),
  entry(
    'meeting',
    'ahrens',
    160,
    '15:00',
    'Vorstellung der Baureihe',
    'Legt Wert auf leisen Betrieb in den Bettenhäusern.',
  ),
  entry(
    'call',
    'nowak',
    15,
    '08:20',
    'Ablaufplan',
    'Plan passt, Beginn an einem Wochenende.',
    'in',
    'reached',
  ),
  entry(
    'call',
    'kestenholz-lea',
    70,
    '17:30',
    'Neuer Anlauf',
    'Lea übernimmt den Keller und ist offen für ein Gespräch nach der Lese.',
    'out',
    'reached',
  ),
  entry('note', 'favre', 17, '12:00', '', 'Entscheidet über Beträge ab 20.000 Franken selbst.'),
  entry(
    'meeting',
    'gruber',
    240,
    '09:00',
    'Technikgespräch in Linz',
    'Wünscht eine Variante mit Kältemittel R290.',
  ),
  entry(
    'call',
    'ashworth-nell',
    130,
    '11:40',
    'New workshop',
    'Building finished by summer, ask again then.',
    'out',
    'call_back',
  ),
];

const task = (who: string, title: string, inDays: number, done = false): SampleTask => ({
  who,
  title,
  inDays,
  done,
});
export const sampleTasks: readonly SampleTask[] = [
  task('oeztuerk', 'Lieferzeit der ersten vier Pumpen klären', 0),
  task('vogt', 'Wegen Lieferschein 88-2041 anrufen', 0),
  task('kessler', 'Korrigierte Rechnung 2026-3307 schicken', 1),
  task('reuter', 'Termin im Wasserwerk bestätigen', 1),
  task('hartwell', 'Quote for bilge pumps', 3),
  task('nair', 'Send food-contact certificate', 2),
  task('lindqvist', 'Recommend a set of spare parts', 4),
  task('huber', 'Ersatzpumpe noch einmal anbieten', -2),
  task('zbinden', 'Bei Herrn Zbinden nachfassen', 6),
  task('kestenholz-lea', 'Besuch nach der Lese vereinbaren', 9),
  task('ashworth-nell', 'Ask about the new workshop', 14),
  task('osei', 'Audit questionnaire', -1, true),
];

const order = (
  company: string,
  who: string,
  daysAgo: number,
  amount: number,
  currency = 'EUR',
): SampleOrder => ({ company, who, daysAgo, amountMinor: Math.round(amount * 100), currency });
export const sampleOrders: readonly SampleOrder[] = [
  order('brandt-pumpen', 'oeztuerk', 640, 18_400),
  order('brandt-pumpen', 'oeztuerk', 402, 9_870.5),
  order('brandt-pumpen', 'pohl', 94, 1_240),
  order('brandt-pumpen', 'oeztuerk', 73, 10_730),
  order('vogt-metallbau', 'vogt', 520, 3_280),
  order('vogt-metallbau', 'vogt', 230, 2_190),
  order('vogt-metallbau', 'tamm', 20, 4_115.8),
  order('stadtwerke-eichtal', 'reuter', 610, 12_600),
  order('northgate-foods', 'nair', 480, 41_300, 'GBP'),
  order('northgate-foods', 'nair', 290, 18_950, 'GBP'),
  order('northgate-foods', 'nair', 110, 20_190, 'GBP'),
  order('lindqvist-design', 'lindqvist', 105, 1_890),
  order('sonnleitner', 'huber', 203, 486.3),
  order('klinikum-suederhof', 'lindemann', 36, 27_540),
  order('weingut-kestenholz', 'kestenholz', 760, 5_310),
  order('donau-kaeltetechnik', 'wimmer', 430, 14_200),
  order('donau-kaeltetechnik', 'wimmer', 57, 11_360),
  order('ashworth-joinery', 'ashworth', 700, 2_640, 'GBP'),
];
