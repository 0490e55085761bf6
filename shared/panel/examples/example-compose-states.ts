/** The panel beside a mail that is being written. */
import { fail } from '../../lib/result.ts';
import { EMPTY_ANSWER } from '../panel-query.ts';
import { exampleMail } from './example-host.ts';
import { kadirMatch, knownAnswer } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

const colleague = knownAnswer.participants[1]!;

export const composeStates = {
  compose: {
    subject: { ...exampleMail, mode: 'compose', messageId: '' },
    answer: { ...knownAnswer, log: null },
  },
  compose_to_colleagues: {
    subject: { ...exampleMail, mode: 'compose', messageId: '', participants: [exampleMail.participants[1]!] },
    answer: { ...EMPTY_ANSWER, participants: [colleague], focus: colleague.email },
  },
  compose_labelled: {
    subject: { ...exampleMail, mode: 'compose', messageId: '' },
    answer: { ...knownAnswer, log: null },
    marks: { isLabelled: true },
  },
  compose_as_before: {
    subject: { ...exampleMail, mode: 'compose', messageId: '', conversationId: 'c1' },
    answer: {
      ...knownAnswer,
      log: null,
      thread: {
        decision: null,
        logged: {
          visibility: 'team',
          links: [{ type: 'person', id: kadirMatch.id, title: kadirMatch.name, reason: 'thread' }],
        },
      },
    },
    marks: { kind: 'reply' },
  },
  compose_to_nobody: {
    subject: { ...exampleMail, mode: 'compose', messageId: '', participants: [] },
    answer: EMPTY_ANSWER,
  },
  compose_with_gap: {
    subject: {
      ...exampleMail,
      mode: 'compose',
      messageId: '',
      participants: [],
      gap: fail('host.denied'),
    },
    answer: EMPTY_ANSWER,
  },
} satisfies Record<string, ExampleState>;
