/** The panel's states by name, shared by tests and by whoever wants to look at them. */
import type { Conflict } from '../../domain/conflict.ts';
import type { PanelAnswer, PanelParticipantMatch } from '../../domain/panel.ts';
import { fail } from '../../lib/result.ts';
import type { DraftMarks, HostMail, Subject } from '../panel-host.ts';
import { EMPTY_ANSWER } from '../panel-query.ts';
import type { ExampleApi } from './example-api.ts';
import { refusedChanges, waitingExamples } from './example-store.ts';
import type { ExampleDevice } from './example-store.ts';
import { companyStates } from './example-company-states.ts';
import { askedStates } from './example-asked.ts';
import { customStates } from './example-custom.ts';
import { factStates } from './example-facts.ts';
import { hintStates } from './example-hint-states.ts';
import { lookUpStates } from './example-look-up-states.ts';
import { peopleStates } from './example-people-states.ts';
import { pageStates } from './example-page-states.ts';
import { composeStates } from './example-compose-states.ts';
import { linkStates } from './example-link-states.ts';
import { exampleMail, examplePage } from './example-host.ts';
import { ruleStates } from './example-rules.ts';
import {
  NOT_LOGGED,
  brandt,
  exampleId,
  kadirMatch,
  katrin,
  katrinMatch,
  knownAnswer,
  me,
  thomas,
} from './example-records.ts';

export type ExampleState = {
  readonly subject: Subject;
  readonly answer: PanelAnswer;
  /** Of the open mail, besides its text. */
  readonly content?: Partial<HostMail>;
  /** What a mail that is being written says of itself. */
  readonly marks?: Partial<DraftMarks>;
  /** Breaks or holds endpoints before the panel is mounted. */
  readonly prepare?: (api: ExampleApi) => void;
  /** What the device has to say; without it nothing is kept there. */
  readonly device?: ExampleDevice;
  /** What is being looked up. */
  readonly lookUp?: string;
};

const participant = knownAnswer.participants[0]!;
const colleague = knownAnswer.participants[1]!;
const miriam: PanelParticipantMatch = {
  email: 'm.seiler@seiler-anlagen.example',
  name: 'Miriam Seiler',
  role: 'from',
  internal: false,
  matches: [],
  companyId: null,
  companyName: '',
};
const unknown: PanelAnswer = {
  ...knownAnswer,
  person: null,
  employment: null,
  reason: null,
  participants: [{ ...participant, matches: [] }, colleague],
  links: [{ type: 'company', id: brandt.id, title: brandt.name, reason: 'domain' }],
  similar: [kadirMatch],
  lastContactAt: null,
  commercial: null,
  tasks: [],
};
const similar = {
  id: exampleId(103),
  subject: 'Angebot 2026-118',
  occurredAt: '2026-11-25T09:11:00.000Z',
  maybeSame: false,
};
const conflict = (index: number, field: string, lost: unknown, kept: unknown): Conflict => ({
  id: exampleId(800 + index),
  recordType: 'person',
  recordId: katrin.id,
  field,
  lost,
  kept,
  reason: 'overwritten',
  lostById: thomas.id,
  resolvedAt: null,
  createdAt: '2026-11-25T14:02:00.000Z',
  updatedAt: '2026-11-25T14:02:00.000Z',
});
const none = (
  reason: 'nothing_selected' | 'several_selected' | 'restricted_page' | 'unreadable_mail',
): ExampleState => ({
  subject: { type: 'none', generation: 1, reason },
  answer: EMPTY_ANSWER,
});

export const exampleStates = {
  known: { subject: exampleMail, answer: knownAnswer },
  loading: { subject: exampleMail, answer: knownAnswer, prepare: (api) => api.held.add('panel') },
  failed: {
    subject: exampleMail,
    answer: knownAnswer,
    prepare: (api) => api.failures.set('panel', fail('network.unreachable')),
  },
  away: {
    subject: exampleMail,
    answer: knownAnswer,
    prepare: (api) => api.failures.set('panel', fail('network.unreachable')),
    device: {
      answer: { ...knownAnswer, log: NOT_LOGGED, commercial: null },
      health: { online: false, pending: 3 },
      waitingRecords: waitingExamples,
    },
  },
  away_unknown: {
    subject: exampleMail,
    answer: knownAnswer,
    prepare: (api) => api.failures.set('panel', fail('network.unreachable')),
    device: { health: { online: false } },
  },
  refused: { subject: exampleMail, answer: knownAnswer, device: { attention: refusedChanges } },
  stalled: {
    subject: exampleMail,
    answer: knownAnswer,
    device: {
      health: {
        pending: 2,
        problem: { code: 'sync.stalled', since: 0, diagnosis: 'network.server_trouble' },
      },
    },
  },
  no_room: {
    subject: exampleMail,
    answer: knownAnswer,
    device: { health: { problem: { code: 'store.quota', since: 0 } } },
  },
  nothing_kept: {
    subject: exampleMail,
    answer: knownAnswer,
    device: { health: { problem: { code: 'store.refused', since: 0 } } },
  },
  conflicts: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      conflicts: [
        conflict(1, 'jobTitle', 'Leiterin Einkauf', 'Einkaufsleiterin'),
        conflict(2, 'phones', [{ number: '+495115550142', label: 'work' }], []),
      ],
    },
  },
  empty: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      timeline: [],
      timelineCursor: null,
      tasks: [],
      commercial: null,
      lastContactAt: null,
      employment: null,
      company: null,
    },
  },
  logged_by_colleague: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      log: {
        ...NOT_LOGGED,
        activityId: knownAnswer.timeline[0]!.id,
        entries: [{ userId: thomas.id, userName: thomas.name, at: '2026-11-25T14:02:00.000Z' }],
        links: knownAnswer.links.map(({ type, id, title }) => ({ type, id, title })),
      },
    },
  },
  ...ruleStates,
  logged_with_similar: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      log: {
        ...NOT_LOGGED,
        activityId: exampleId(101),
        entries: [{ userId: me.id, userName: me.name, at: '2026-11-25T14:02:00.000Z' }],
        similar,
      },
    },
  },
  cannot_tell: {
    subject: { ...exampleMail, messageId: '', itemId: 'item-1' },
    answer: { ...knownAnswer, log: null },
    content: { text: '', html: '<p>Nur als Seite</p>' },
  },
  picture_only: {
    subject: { ...exampleMail, attachments: exampleMail.attachments.filter(({ inline }) => inline) },
    answer: knownAnswer,
    content: { html: '<p>Guten Morgen</p><img src="cid:logo.png@01DC1E6F.FC7C7410">' },
  },
  newsletter: {
    subject: {
      ...exampleMail,
      subject: 'Branchenbrief: Energie sparen',
      participants: [{ email: 'brief@pumpe-und-anlage.example', name: 'Pumpe & Anlage', role: 'from' }],
      attachments: [],
    },
    answer: {
      ...unknown,
      company: null,
      links: [],
      similar: [],
      timeline: [],
      timelineCursor: null,
      focus: 'brief@pumpe-und-anlage.example',
      participants: [
        {
          ...participant,
          email: 'brief@pumpe-und-anlage.example',
          name: 'Pumpe & Anlage',
          matches: [],
          companyId: null,
          companyName: '',
        },
      ],
    },
    content: { headers: 'List-Id: <brief.pumpe-und-anlage.example>\r\n', text: 'Drei Betriebe berichten.' },
  },
  ...hintStates,
  abroad: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      person: { ...katrin, phones: [{ number: '+441326555014', label: 'work' }] },
    },
  },
  unknown: {
    subject: exampleMail,
    answer: { ...unknown, timeline: [], timelineCursor: null, company: brandt },
  },
  unknown_choice: {
    subject: exampleMail,
    answer: {
      ...unknown,
      company: null,
      similar: [],
      timeline: [],
      timelineCursor: null,
      participants: [{ ...participant, matches: [], companyId: null, companyName: '' }, colleague],
      companyChoices: [
        { id: brandt.id, name: brandt.name },
        { id: 'c-service', name: 'Brandt Pumpen Service GmbH & Co. KG' },
      ],
    },
  },
  unknown_company: {
    subject: exampleMail,
    answer: {
      ...unknown,
      company: null,
      links: [],
      similar: [],
      timeline: [],
      timelineCursor: null,
      participants: [{ ...participant, matches: [], companyId: null, companyName: '' }, colleague],
    },
  },
  ambiguous: {
    subject: exampleMail,
    answer: {
      ...unknown,
      ambiguous: true,
      company: null,
      links: [],
      similar: [],
      timeline: [],
      timelineCursor: null,
      participants: [
        { ...participant, matches: [katrinMatch, { ...kadirMatch, reason: 'address' }] },
        colleague,
      ],
    },
  },
  several_people: {
    subject: {
      ...exampleMail,
      participants: [
        ...exampleMail.participants,
        { email: 'j.petersen@seiler-anlagen.example', name: 'Jonas Petersen', role: 'cc' },
      ],
    },
    answer: {
      ...knownAnswer,
      participants: [
        ...knownAnswer.participants,
        {
          email: 'j.petersen@seiler-anlagen.example',
          name: 'Jonas Petersen',
          role: 'cc',
          internal: false,
          matches: [],
          companyId: null,
          companyName: '',
        },
      ],
    },
  },
  ...companyStates,
  ...customStates,
  ...askedStates,
  ...factStates,
  ...composeStates,
  ...linkStates,
  appointment: {
    subject: {
      type: 'appointment',
      generation: 1,
      mode: 'read',
      subject: 'Abnahme Linie 3',
      organizer: thomas.email,
      participants: exampleMail.participants,
      startsAt: '2026-11-27T09:00:00.000Z',
      endsAt: '2026-11-27T10:00:00.000Z',
      location: 'Hannover',
    },
    answer: { ...knownAnswer, log: NOT_LOGGED },
  },
  appointment_logged: {
    subject: {
      type: 'appointment',
      generation: 1,
      mode: 'compose',
      subject: 'Abnahme Linie 3',
      organizer: me.email,
      participants: exampleMail.participants,
      startsAt: '2026-11-27T09:00:00.000Z',
      endsAt: '2026-11-27T10:00:00.000Z',
      location: 'Hannover',
    },
    answer: {
      ...knownAnswer,
      log: {
        ...NOT_LOGGED,
        activityId: exampleId(105),
        entries: [{ userId: thomas.id, userName: thomas.name, at: '2026-11-25T08:00:00.000Z' }],
        links: [{ type: 'person', id: katrin.id, title: 'Dr. Katrin Öztürk' }],
      },
    },
  },
  company: peopleStates.company_people,
  page_unknown: { subject: examplePage, answer: { ...EMPTY_ANSWER, participants: [miriam] } },
  page_person: {
    subject: examplePage,
    answer: { ...EMPTY_ANSWER, participants: [miriam], focus: miriam.email },
  },
  page_known: {
    subject: {
      ...examplePage,
      domain: 'brandt-pumpen.example',
      url: 'https://www.brandt-pumpen.example/team',
      company: [],
      people: [
        [
          { field: 'name', value: 'Katrin Öztürk', source: 'Einkauf: Dr. Katrin Öztürk', confidence: 0.9 },
          { field: 'email', value: participant.email, source: participant.email, confidence: 0.9 },
        ],
        ...examplePage.people,
      ],
    },
    answer: {
      ...knownAnswer,
      participants: [participant, miriam],
      focus: '',
      person: null,
      employment: null,
      log: null,
      people: [katrinMatch, kadirMatch],
    },
  },
  ...pageStates,
  person_details: peopleStates.person_details,
  page_unread: {
    subject: { ...examplePage, read: false, url: '', domain: '', company: [], people: [] },
    answer: EMPTY_ANSWER,
  },
  colleagues_only: {
    subject: exampleMail,
    answer: { ...EMPTY_ANSWER, participants: [{ ...colleague, name: me.name }], focus: me.email },
  },
  ...lookUpStates,
  nothing_selected: none('nothing_selected'),
  several_selected: none('several_selected'),
  restricted_page: none('restricted_page'),
  unreadable_mail: none('unreadable_mail'),
} as const satisfies Record<string, ExampleState>;

export type ExampleStateName = keyof typeof exampleStates;
