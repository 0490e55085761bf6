import { expect, test } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { brandt, exampleId, knownAnswer, me } from '#shared/panel/examples/example-records.ts';
import { layOver } from '#shared/store/overlay.ts';

const PAGE = { url: 'https://www.brandt-pumpen.example/messe', title: 'Messe' };
const DEAL = exampleId(921);
let counter = 930;

const envelope = (name: string, args: Record<string, unknown>): MutationEnvelope => ({
  id: exampleId((counter += 1)),
  name,
  at: '2026-11-25T09:00:00.000Z',
  args,
});
const laid = (...waiting: MutationEnvelope[]): PanelAnswer => layOver({}, knownAnswer, waiting, me);
const fields = { title: 'Pumpen', companyId: brandt.id, amountMinor: 1_250_000, page: PAGE };
const opened = envelope('deal.create', { id: DEAL, fields });

test('a deal that is only on this device yet is shown, with the page it was opened beside', () => {
  expect(laid(opened).deals).toEqual([
    { id: DEAL, ...fields, stage: 'new', currency: 'EUR', personId: null },
  ]);
  expect(laid(envelope('deal.create', { id: DEAL, fields: { title: 'Von anderen' } })).deals).toBeUndefined();
});

test('one that is won, taken back or deleted meanwhile is gone', () => {
  const won = envelope('deal.update', { id: DEAL, set: { stage: 'won' }, was: { stage: 'new' } });
  const moved = envelope('deal.update', { id: DEAL, set: { stage: 'offer' }, was: { stage: 'new' } });
  expect(laid(opened, moved).deals?.map(({ stage }) => stage)).toEqual(['offer']);
  expect(laid(opened, won).deals).toBeUndefined();
  expect(laid(opened, envelope('deal.delete', { id: DEAL })).deals).toBeUndefined();
  expect(laid(opened, envelope('change.undo', { mutationId: opened.id })).deals).toBeUndefined();
});

test('notes and follow-ups that wait show their page, too', () => {
  const note = envelope('activity.create', {
    id: exampleId(922),
    kind: 'note',
    fields: { text: 'Neues Werk', page: PAGE },
    visibility: 'all',
    links: [{ type: 'company', id: brandt.id }],
  });
  const task = envelope('task.create', {
    id: exampleId(923),
    fields: { title: 'Einladen', companyId: brandt.id, page: PAGE },
  });
  const answer = laid(note, task);
  expect(answer.timeline[0]?.page).toEqual(PAGE);
  expect(answer.tasks.at(-1)?.page).toEqual(PAGE);
});
