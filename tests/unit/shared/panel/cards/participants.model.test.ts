import { expect, test } from 'vitest';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { participantTabs } from '#shared/panel/cards/participants/participants.model.ts';
import { exampleStates } from '#shared/panel/examples/example-states.ts';

test('everybody from outside has one tab, colleagues are only named', () => {
  const { answer } = exampleStates.several_people;
  const doubled = { ...answer, participants: [...answer.participants, answer.participants[0]] };
  expect(participantTabs(doubled)).toEqual({
    tabs: [
      { email: 'k.oeztuerk@brandt-pumpen.example', name: 'Dr. Katrin Öztürk', known: true, current: true },
      { email: 'j.petersen@seiler-anlagen.example', name: 'Jonas Petersen', known: false, current: false },
    ],
    colleagues: ['Nora Feldmann'],
  });
});

test('a tab does not name one of several who share its address before it is settled who is meant', () => {
  const { answer } = exampleStates.ambiguous;
  const [from, ...others] = answer.participants;
  const nameIn = (participants: PanelAnswer['participants']) =>
    participantTabs({ ...answer, participants }).tabs[0]!.name;
  expect(nameIn([from, ...others])).toBe('Öztürk, Katrin');
  expect(nameIn([{ ...from, name: '' }, ...others])).toBe('k.oeztuerk@brandt-pumpen.example');
  const [first, second] = from.matches;
  const chosen = { ...from, matches: [{ ...first, reason: 'chosen' as const }, second] };
  expect(nameIn([chosen, ...others])).toBe('Dr. Katrin Öztürk');
});
