/** Made-up people and companies for the example states. All addresses end in `.example`. */
import { EMPTY_COMPANY } from '../../domain/company.ts';
import type { Company } from '../../domain/company.ts';
import type { Employment } from '../../domain/employment.ts';
import type { LogState, PanelAnswer, PersonMatch, TimelineItem } from '../../domain/panel.ts';
import { EMPTY_PERSON } from '../../domain/person.ts';
import type { Person } from '../../domain/person.ts';
import type { Task } from '../../domain/task.ts';
import { DEFAULT_PREFERENCES } from '../../domain/user.ts';
import type { Me, User } from '../../domain/user.ts';
import { EMPTY_ANSWER } from '../panel-query.ts';

/** A Wednesday, half past two in the afternoon (UTC). */
export const EXAMPLE_NOW = Date.parse('2026-11-25T14:30:00.000Z');

export const exampleId = (number: number): string =>
  `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const CREATED = { createdAt: '2019-03-04T09:00:00.000Z', updatedAt: '2026-11-20T09:00:00.000Z' };

export const thomas: User = {
  id: exampleId(2),
  name: 'Thomas Brinkmann',
  email: 'thomas@haus.example',
  role: 'user',
  teamId: exampleId(3),
  teamName: 'Vertrieb',
  disabled: false,
};

export const me: Me = {
  id: exampleId(1),
  name: 'Nora Feldmann',
  email: 'nora@haus.example',
  role: 'user',
  teamId: exampleId(3),
  teamName: 'Vertrieb',
  disabled: false,
  preferences: DEFAULT_PREFERENCES,
};

export const brandt: Company = {
  ...EMPTY_COMPANY,
  ...CREATED,
  id: exampleId(10),
  name: 'Brandt Pumpen GmbH',
  domains: ['brandt-pumpen.example'],
  emails: [{ email: 'info@brandt-pumpen.example', label: '' }],
  phones: [
    { number: '+495115550100', label: 'switchboard' },
    { number: '+491715550142', label: 'mobile' },
  ],
  street: 'Industrieweg 12',
  postcode: '30159',
  city: 'Hannover',
  country: 'DE',
  website: 'https://www.brandt-pumpen.example/',
  lifecycle: 'retention',
  customerSince: '2019-05-01',
  keyAccount: true,
};

export const katrin: Person = {
  ...EMPTY_PERSON,
  ...CREATED,
  id: exampleId(20),
  salutation: 'frau',
  title: 'Dr.',
  firstName: 'Katrin',
  lastName: 'Öztürk',
  emails: [{ email: 'k.oeztuerk@brandt-pumpen.example', label: '' }],
  phones: [{ number: '+495115550142', label: 'work' }],
  lifecycle: 'retention',
  language: 'de',
};

export const employment: Employment = {
  id: exampleId(30),
  personId: katrin.id,
  companyId: brandt.id,
  jobTitle: 'Einkaufsleiterin',
  buyingRole: 'decider',
  fromDay: null,
  toDay: null,
};

export const katrinMatch: PersonMatch = {
  id: katrin.id,
  name: 'Dr. Katrin Öztürk',
  jobTitle: 'Einkaufsleiterin',
  companyId: brandt.id,
  companyName: brandt.name,
  reason: 'address',
};

export const kadirMatch: PersonMatch = {
  id: exampleId(21),
  name: 'Kadir Öztürk',
  jobTitle: 'Werkstattleiter',
  companyId: brandt.id,
  companyName: brandt.name,
  reason: 'name',
};

const ITEM: TimelineItem = {
  id: exampleId(100),
  kind: 'mail',
  occurredAt: '2026-11-25T09:12:00.000Z',
  subject: '',
  preview: '',
  direction: 'none',
  outcome: '',
  visibility: 'all',
  byId: me.id,
  byName: me.name,
  attachments: 0,
  amountMinor: null,
  currency: '',
};

export const timeline: readonly TimelineItem[] = [
  {
    ...ITEM,
    id: exampleId(101),
    subject: 'AW: Angebot 2026-118',
    preview: 'Guten Morgen Frau Feldmann, danke für das Angebot. Bei der Lieferzeit müssten wir noch',
    direction: 'in',
    attachments: 2,
    byId: thomas.id,
    byName: thomas.name,
  },
  {
    ...ITEM,
    id: exampleId(102),
    kind: 'call',
    occurredAt: '2026-11-23T10:40:00.000Z',
    preview: 'Will 2 % mehr Rabatt, wenn wir bis Monatsende zusagen',
    direction: 'out',
    outcome: 'reached',
  },
  {
    ...ITEM,
    id: exampleId(103),
    subject: 'Angebot 2026-118',
    occurredAt: '2026-11-20T15:02:00.000Z',
    preview: 'Sehr geehrte Frau Dr. Öztürk, anbei erhalten Sie unser Angebot über zwölf Kreiselpumpen',
    direction: 'out',
    attachments: 1,
  },
  {
    ...ITEM,
    id: exampleId(104),
    kind: 'order',
    occurredAt: '2026-11-03T00:00:00.000Z',
    subject: 'Auftrag 4711',
    amountMinor: 894_000,
    currency: 'EUR',
    byId: null,
    byName: '',
  },
  {
    ...ITEM,
    id: exampleId(105),
    kind: 'note',
    occurredAt: '2026-10-14T08:00:00.000Z',
    preview: 'Bevorzugt Anrufe vor neun Uhr.',
    visibility: 'private',
  },
  {
    ...ITEM,
    id: exampleId(106),
    kind: 'visit',
    occurredAt: '2025-06-11T09:00:00.000Z',
    subject: 'Werksbesuch Hannover',
    preview: 'Halle 3 wird umgebaut, neue Linie ab 2027',
    byId: thomas.id,
    byName: thomas.name,
  },
];

const TASK: Task = {
  id: exampleId(200),
  title: '',
  dueOn: '2026-11-26',
  remindAt: null,
  assigneeId: me.id,
  personId: katrin.id,
  companyId: brandt.id,
  activityId: null,
  done: false,
  createdById: me.id,
  createdAt: '2026-11-20T09:00:00.000Z',
  doneAt: null,
  assigneeName: me.name,
  personName: 'Dr. Katrin Öztürk',
  companyName: brandt.name,
};

export const tasks: readonly Task[] = [
  {
    ...TASK,
    id: exampleId(201),
    title: 'Datenblatt nachreichen',
    dueOn: '2026-11-22',
    assigneeId: thomas.id,
    assigneeName: thomas.name,
  },
  { ...TASK, id: exampleId(202), title: 'Rückruf wegen Lieferzeit' },
];

export const NOT_LOGGED: LogState = { activityId: null, entries: [], visibility: 'all', links: [] };

export const knownAnswer: PanelAnswer = {
  ...EMPTY_ANSWER,
  seq: 4_711,
  asOf: '2026-11-25T14:30:00.000Z',
  participants: [
    {
      email: 'k.oeztuerk@brandt-pumpen.example',
      name: 'Öztürk, Katrin',
      role: 'from',
      internal: false,
      matches: [katrinMatch],
      companyId: brandt.id,
      companyName: brandt.name,
    },
    {
      email: me.email,
      name: me.name,
      role: 'to',
      internal: true,
      matches: [],
      companyId: null,
      companyName: '',
    },
  ],
  focus: 'k.oeztuerk@brandt-pumpen.example',
  person: katrin,
  reason: 'address',
  company: brandt,
  employment,
  log: NOT_LOGGED,
  links: [
    { type: 'person', id: katrin.id, title: katrinMatch.name, reason: 'address' },
    { type: 'company', id: brandt.id, title: brandt.name, reason: 'address' },
  ],
  lastContactAt: '2026-11-25T09:12:00.000Z',
  timeline: [...timeline],
  timelineCursor: 'older',
  tasks: [...tasks],
  commercial: { orders: 14, lastOrderOn: '2026-11-03', revenueMinor: 12_684_000, currency: 'EUR' },
};
