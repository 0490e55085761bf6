/** The panel beside a mail that belongs to a deal. */

import { exampleMail } from './example-host.ts';
import { EXAMPLE_NOW, NOT_LOGGED, exampleId, knownAnswer, me } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

const offer = { id: exampleId(901), title: 'Angebot 2026-118, zwei Kreiselpumpen' };
const service = { id: exampleId(902), title: 'Wartungsvertrag Werk Nord' };

export const linkStates = {
  of_deal: { subject: exampleMail, answer: { ...knownAnswer, deals: [service, offer] } },
  of_deal_logged: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      deals: [service, offer],
      log: {
        ...NOT_LOGGED,
        activityId: exampleId(903),
        entries: [{ userId: me.id, userName: me.name, at: new Date(EXAMPLE_NOW).toISOString() }],
        links: [
          ...knownAnswer.links.map(({ type, id, title }) => ({ type, id, title })),
          { ...offer, type: 'deal' },
        ],
      },
    },
  },
} satisfies Record<string, ExampleState>;
