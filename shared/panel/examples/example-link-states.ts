/** The panel beside a mail that belongs to a deal. */

import { exampleMail } from './example-host.ts';
import { EXAMPLE_NOW, brandt, NOT_LOGGED, exampleId, knownAnswer, me } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

const offer = {
  id: exampleId(901),
  title: 'Angebot 2026-118, zwei Kreiselpumpen',
  stage: 'offer',
  amountMinor: 1_250_000,
  currency: 'EUR',
  companyId: brandt.id,
  personId: null,
} as const;
const service = {
  ...offer,
  id: exampleId(902),
  title: 'Wartungsvertrag Werk Nord',
  stage: 'new',
  amountMinor: null,
} as const;

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
          { id: offer.id, title: offer.title, type: 'deal' },
        ],
      },
    },
  },
} satisfies Record<string, ExampleState>;
