/** States beside a web page: it says otherwise of a known company, text is marked on it, nothing is read on it. */
import { EMPTY_ANSWER } from '../panel-query.ts';
import { examplePage } from './example-host.ts';
import { brandt, exampleId, kadirMatch, katrin, katrinMatch, knownAnswer } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

const IMPRINT = {
  name: 'Brandt Pumpen GmbH & Co. KG',
  street: 'Am Lindener Hafen 24',
  town: '30453 Hannover',
  phone: 'Telefon: +49 511 5550300',
  register: 'Amtsgericht Hannover HRB 54321',
  vatId: 'USt-IdNr.: DE136695976',
};

const brandtPage = {
  ...examplePage,
  domain: 'brandt-pumpen.example',
  url: 'https://www.brandt-pumpen.example/',
  title: 'Brandt Pumpen – Pumpen und Anlagen',
  siteName: 'Brandt Pumpen',
  people: [],
  company: [
    { field: 'companyName', value: IMPRINT.name, source: IMPRINT.name, confidence: 0.96 },
    { field: 'street', value: IMPRINT.street, source: IMPRINT.street, confidence: 0.9 },
    { field: 'postcode', value: '30453', source: IMPRINT.town, confidence: 0.9 },
    { field: 'city', value: 'Hannover', source: IMPRINT.town, confidence: 0.9 },
    { field: 'phone', value: '+495115550300', source: IMPRINT.phone, confidence: 0.9 },
    { field: 'registerCourt', value: 'Amtsgericht Hannover', source: IMPRINT.register, confidence: 0.97 },
    { field: 'registerNumber', value: 'HRB 54321', source: IMPRINT.register, confidence: 0.97 },
    { field: 'vatId', value: 'DE136695976', source: IMPRINT.vatId, confidence: 0.97 },
  ],
} as const;

const brandtAnswer = {
  ...knownAnswer,
  company: { ...brandt, name: 'Brandt Pumpen GmbH & Co. KG' },
  participants: [],
  focus: '',
  person: null,
  employment: null,
  log: null,
  people: [katrinMatch, kadirMatch],
};

const KEPT = { url: 'https://www.brandt-pumpen.example/messe', title: 'Brandt Pumpen auf der Messe' };
const deal = {
  id: exampleId(911),
  title: 'Zwölf Kreiselpumpen für Werk Nord',
  stage: 'offer',
  amountMinor: 1_250_000,
  currency: 'EUR',
  companyId: brandt.id,
  personId: null,
} as const;

export const pageStates = {
  page_kept: {
    subject: { ...brandtPage, url: 'https://www.brandt-pumpen.example/messe?utm_source=brief', company: [] },
    answer: {
      ...brandtAnswer,
      deals: [deal, { ...deal, id: exampleId(912), title: 'Wartung', amountMinor: null, page: KEPT }],
      tasks: brandtAnswer.tasks.map((task, at) => (at === 0 ? { ...task, page: KEPT } : task)),
      timeline: brandtAnswer.timeline.map((item, at) => (at === 1 ? { ...item, page: KEPT } : item)),
    },
  },
  caller: {
    subject: { type: 'record', generation: 1, person: katrin.id, call: '+495115550142' },
    answer: { ...knownAnswer, participants: [], focus: '', log: null, reason: 'record' },
  },
  page_differs: { subject: brandtPage, answer: brandtAnswer },
  page_selection: {
    subject: {
      ...brandtPage,
      company: [],
      selection:
        'Svenja Lindhorst\nLeiterin Service\nTelefon 0511 5550320\ns.lindhorst@brandt-pumpen.example\nAm Lindener Hafen 24\n30453 Hannover',
    },
    answer: brandtAnswer,
  },
  page_selection_unknown: {
    subject: { ...examplePage, selection: 'Unser Werk in Offenbach geht im Frühjahr in Betrieb.' },
    answer: EMPTY_ANSWER,
  },
  page_closed: {
    subject: {
      ...examplePage,
      domain: '',
      url: 'https://www.linkedin.com/in/svenja-lindhorst-example',
      title: 'Svenja Lindhorst | LinkedIn',
      siteName: '',
      company: [],
      people: [],
      closed: true,
    },
    answer: EMPTY_ANSWER,
  },
  page_imprint_elsewhere: {
    subject: { ...examplePage, imprintUrl: 'https://www.seiler-gruppe.example/impressum' },
    answer: EMPTY_ANSWER,
  },
} as const satisfies Record<string, ExampleState>;
