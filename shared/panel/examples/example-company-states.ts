/** A company by itself: with what it belongs to and what belongs to it, and one of which little is known. */
import { brandt, exampleId, knownAnswer } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

export const exampleHolding = { id: exampleId(910), name: 'Brandt Industrieholding AG' };

const companyAnswer = {
  ...knownAnswer,
  participants: [],
  focus: '',
  person: null,
  employment: null,
  reason: 'domain',
  log: null,
  links: [],
} satisfies ExampleState['answer'];

export const companyStates = {
  company_group: {
    subject: { type: 'record', generation: 1, company: brandt.id },
    answer: {
      ...companyAnswer,
      company: {
        ...brandt,
        domains: ['brandt.example', 'brandt-pumpen-und-kompressoren-service-nordwest.example'],
        parentId: exampleHolding.id,
      },
      parent: exampleHolding,
      subsidiaries: [
        { id: exampleId(911), name: 'Brandt Dichtungstechnik GmbH & Co. KG' },
        { id: exampleId(912), name: 'Brandt Service Polska sp. z o.o.' },
      ],
    },
  },
  company_alone: {
    subject: { type: 'record', generation: 1, company: brandt.id },
    answer: { ...companyAnswer, company: { ...brandt, domains: [] }, timeline: [], tasks: [] },
  },
} satisfies Record<string, ExampleState>;
