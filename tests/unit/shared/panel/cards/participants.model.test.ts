import { expect, test } from 'vitest';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { participantTabs } from '#shared/panel/cards/participants/participants.model.ts';
import { kadirMatch } from '#shared/panel/examples/example-records.ts';
import { exampleStates } from '#shared/panel/examples/example-states.ts';

test('everybody from outside has one tab, colleagues are only named', () => {
  const { answer, subject } = exampleStates.several_people;
  const doubled = { ...answer, participants: [...answer.participants, answer.participants[0]] };
  expect(participantTabs(doubled, subject)).toEqual({
    tabs: [
      { email: 'k.oeztuerk@brandt-pumpen.example', name: 'Dr. Katrin Öztürk', known: true, current: true },
      { email: 'j.petersen@seiler-anlagen.example', name: 'Jonas Petersen', known: false, current: false },
    ],
    colleagues: ['Nora Feldmann'],
  });
});

test('a tab does not name one of several who share its address before it is settled who is meant', () => {
  const { answer, subject } = exampleStates.ambiguous;
  const [from, ...others] = answer.participants;
  const nameIn = (participants: PanelAnswer['participants']) =>
    participantTabs({ ...answer, participants }, subject).tabs[0]!.name;
  expect(nameIn([from, ...others])).toBe('Öztürk, Katrin');
  expect(nameIn([{ ...from, name: '' }, ...others])).toBe('k.oeztuerk@brandt-pumpen.example');
  const [first, second] = from.matches;
  const chosen = { ...from, matches: [{ ...first, reason: 'chosen' as const }, second] };
  expect(nameIn([chosen, ...others])).toBe('Dr. Katrin Öztürk');
});

test('a page’s company comes first, then who is known, then who is new, as many as one takes in at a glance', () => {
  const { answer, subject } = exampleStates.page_known;
  const [someone] = answer.participants;
  const crowd = Array.from({ length: 20 }, (_, number) => ({
    ...someone,
    email: `p${number}@brandt-pumpen.example`,
    name: `Person ${number}`,
    matches: number === 15 ? [kadirMatch] : [],
  }));
  const { tabs } = participantTabs({ ...answer, participants: crowd }, subject);
  expect(tabs.map(({ name }) => name).slice(0, 4)).toEqual([
    'brandt-pumpen.example',
    kadirMatch.name,
    'Person 0',
    'Person 1',
  ]);
  expect(tabs).toHaveLength(9);
  expect(tabs.filter(({ current }) => current)).toEqual([tabs[0]]);
});

test('with a person’s tab open the way back to the company stays', () => {
  const { answer, subject } = exampleStates.page_person;
  expect(participantTabs(answer, subject).tabs.map(({ email, current }) => [email, current])).toEqual([
    ['', false],
    ['m.seiler@seiler-anlagen.example', true],
  ]);
});

test('a page on a shared host has tabs of its people alone', () => {
  const { answer, subject } = exampleStates.page_person;
  expect(participantTabs(answer, { ...subject, domain: '' }).tabs).toHaveLength(1);
});
