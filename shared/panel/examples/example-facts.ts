/** Personal things about somebody made up. */
import type { ShownFact } from '../../domain/fact.ts';
import { exampleMail } from './example-host.ts';
import { NOT_LOGGED, exampleId, katrin, knownAnswer, me, thomas } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

const fact = (index: number, fields: Pick<ShownFact, 'text' | 'kind'> & Partial<ShownFact>): ShownFact => ({
  id: exampleId(800 + index),
  notedOn: '2026-11-12',
  yearlyOn: null,
  reminder: null,
  activityId: null,
  personId: katrin.id,
  companyId: null,
  visibility: 'all',
  taskId: null,
  createdById: me.id,
  createdAt: '2026-11-12T09:00:00.000Z',
  updatedAt: '2026-11-12T09:00:00.000Z',
  byName: me.name,
  ...fields,
});

const facts: readonly ShownFact[] = [
  fact(1, { text: 'Ehemann Jörg', kind: 'spouse' }),
  fact(2, { text: 'Töchter Anna und Maria', kind: 'children', createdById: thomas.id, byName: thomas.name }),
  fact(3, { text: 'Hund Bello', kind: 'family', visibility: 'private' }),
  fact(4, { text: 'Ferienhaus auf Mallorca, im Sommer meist vier Wochen dort', kind: 'home' }),
  fact(5, {
    text: 'Geburtstag 1.12.',
    kind: 'date',
    yearlyOn: '12-01',
    reminder: { days: 3, timeZone: 'Europe/Berlin' },
  }),
];

export const factStates = {
  facts: { subject: exampleMail, answer: { ...knownAnswer, log: NOT_LOGGED, facts: [...facts] } },
  compose_facts: {
    subject: {
      ...exampleMail,
      mode: 'compose',
      messageId: '',
      participants: [{ ...exampleMail.participants[0]!, role: 'to' }],
    },
    answer: { ...knownAnswer, log: null, facts: [...facts] },
  },
} satisfies Record<string, ExampleState>;
