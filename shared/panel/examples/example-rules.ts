/** Mails a rule has something to say to, made up. */
import type { LogRule } from '../../domain/log-rule.ts';
import { EMPTY_LOG_RULE } from '../../domain/log-verdict.ts';
import { EMPTY_ANSWER } from '../panel-query.ts';
import { exampleMail } from './example-host.ts';
import { NOT_LOGGED, exampleId, knownAnswer, me, thomas } from './example-records.ts';

const [participant, colleague] = [knownAnswer.participants[0]!, knownAnswer.participants[1]!];
const theirs = { email: 'thomas@haus.example', name: thomas.name, role: 'from' } as const;

const rule = (index: number, ownerId: string | null, fields: Partial<LogRule>): LogRule => ({
  ...EMPTY_LOG_RULE,
  ...fields,
  id: exampleId(700 + index),
  ownerId,
  createdAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
});

export const ruleStates = {
  blocked: {
    subject: exampleMail,
    answer: { ...knownAnswer, logRules: [rule(1, me.id, { address: participant.email })] },
  },
  blocked_by_company: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      person: null,
      employment: null,
      reason: null,
      participants: [{ ...participant, matches: [] }, colleague],
      timeline: [],
      timelineCursor: null,
      tasks: [],
      commercial: null,
      logRules: [rule(2, null, { domain: 'brandt-pumpen.example', role: 'from', direction: 'in' })],
    },
  },
  logged_by_rule: {
    subject: exampleMail,
    answer: { ...knownAnswer, logRules: [rule(3, me.id, { kind: 'always', address: participant.email })] },
  },
  among_colleagues: {
    subject: { ...exampleMail, participants: [theirs, ...exampleMail.participants.slice(1)] },
    answer: {
      ...EMPTY_ANSWER,
      log: NOT_LOGGED,
      participants: [{ ...colleague, ...theirs }, colleague],
      focus: theirs.email,
    },
  },
};
