/** Something is looked up beside a mail, and where nothing is selected. */
import { exampleMail } from './example-host.ts';
import { EMPTY_ANSWER } from '../panel-query.ts';
import { knownAnswer } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

export const lookUpStates = {
  looked_up: { subject: exampleMail, answer: knownAnswer, lookUp: 'Lieferzeit' },
  looked_up_idle: {
    subject: { type: 'none', generation: 1, reason: 'nothing_selected' },
    answer: EMPTY_ANSWER,
    lookUp: '',
  },
} as const satisfies Record<string, ExampleState>;
