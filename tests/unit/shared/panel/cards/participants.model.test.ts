import { expect, test } from 'vitest';
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
