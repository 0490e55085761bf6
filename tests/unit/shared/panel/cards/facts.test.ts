import { describe, expect, test } from 'vitest';
import type { ShownFact } from '#shared/domain/fact.ts';
import type { LogState } from '#shared/domain/panel.ts';
import { factStates } from '#shared/panel/examples/example-facts.ts';
import { NOT_LOGGED, exampleId } from '#shared/panel/examples/example-records.ts';
import {
  editOf,
  factAddition,
  factChange,
  typedDay,
  withText,
  yearlyDayText,
} from '#shared/panel/cards/facts/facts.model.ts';
import {
  factsToSay,
  isTicked,
  offeredGreetings,
  saidFacts,
  tickedFacts,
} from '#shared/panel/cards/templates/greetings.model.ts';

const { subject, answer } = factStates.compose_facts;
const facts: readonly ShownFact[] = answer.facts;
const [husband, daughters, dog, house, birthday] = facts as [
  ShownFact,
  ShownFact,
  ShownFact,
  ShownFact,
  ShownFact,
];
const BERLIN = 'Europe/Berlin';
const textsOf = (some: readonly ShownFact[]): string[] => some.map(({ text }) => text);

describe('a new fact', () => {
  const added = (text: string, log: LogState | null = null) =>
    factAddition({
      id: exampleId(1),
      text,
      about: { type: 'person', id: exampleId(2) },
      visibility: 'team',
      today: '2026-11-26',
      answer: { ...answer, log },
    });

  test('says what its words say, and when it was noted', () => {
    expect(added(' Geburtstag 14.3. ')).toEqual({
      id: exampleId(1),
      about: { type: 'person', id: exampleId(2) },
      fields: {
        text: 'Geburtstag 14.3.',
        kind: 'date',
        yearlyOn: '03-14',
        notedOn: '2026-11-26',
        activityId: null,
      },
      visibility: 'team',
    });
  });

  test('names the logged mail it stands beside, and none that is not logged', () => {
    expect(added('x', { ...NOT_LOGGED, activityId: exampleId(9) }).fields.activityId).toBe(exampleId(9));
    expect(added('x', NOT_LOGGED).fields.activityId).toBeNull();
  });
});

describe('a corrected fact', () => {
  const edit = editOf(birthday, 'de');

  test('sends what was changed, with what stood there', () => {
    expect(factChange(birthday, { ...edit, day: '2.12.1980', days: null }, BERLIN)).toEqual({
      id: birthday.id,
      set: { yearlyOn: '1980-12-02', reminder: null },
      was: { yearlyOn: '12-01', reminder: { days: 3, timeZone: BERLIN } },
    });
    expect(factChange(dog, { ...editOf(dog, 'de'), visibility: 'all' }, BERLIN)).toEqual({
      id: dog.id,
      set: {},
      was: {},
      visibility: 'all',
    });
  });

  test('sends nothing where nothing was changed, nothing is left, or the day is none', () => {
    expect(factChange(birthday, edit, BERLIN)).toBeNull();
    expect(factChange(birthday, { ...edit, text: '  ' }, BERLIN)).toBeNull();
    expect(factChange(birthday, { ...edit, day: '31.2.' }, BERLIN)).toBeNull();
  });

  test('keeps the calendar its reminder was made in, as long as the days stay', () => {
    expect(factChange(birthday, { ...edit, text: 'Geburtstag!' }, 'Asia/Tokyo')?.set).toEqual({
      text: 'Geburtstag!',
    });
    expect(factChange(birthday, { ...edit, days: 7 }, 'Asia/Tokyo')?.set).toEqual({
      reminder: { days: 7, timeZone: 'Asia/Tokyo' },
    });
  });

  test('without a day reminds nobody', () => {
    expect(factChange(birthday, { ...edit, day: '' }, BERLIN)?.set).toEqual({
      yearlyOn: null,
      reminder: null,
    });
  });

  test('follows its words in kind and day until somebody says otherwise', () => {
    const other = withText(editOf(daughters, 'de'), 'Ferienhaus seit 1.5.', 'de');
    expect(other).toMatchObject({ kind: 'home', day: '1.5.' });
    const said = withText({ ...editOf(daughters, 'de'), kind: 'hobby', day: '2.2.' }, 'Ferienhaus', 'de');
    expect(said).toMatchObject({ kind: 'hobby', day: '2.2.' });
  });

  test('shows its day as people write it, and reads that again', () => {
    for (const day of ['03-14', '1980-03-14', '02-29', '12-01'])
      for (const locale of ['de', 'en'] as const) expect(typedDay(yearlyDayText(day, locale))).toBe(day);
    expect(typedDay('14.3')).toBe('03-14');
    expect(typedDay(' ')).toBeNull();
    expect(typedDay('bald')).toBeUndefined();
  });
});

describe('what goes into a greeting', () => {
  const none: ReadonlySet<string> = new Set();

  test('is of the one whom the mail goes to and who is shown', () => {
    expect(factsToSay(subject, answer)).toEqual(facts);
    const [to] = subject.participants;
    const two = { ...subject, participants: [to!, { ...to!, email: 'zwei@x.example' }] };
    expect(factsToSay(two, answer)).toEqual([]);
    expect(factsToSay({ ...subject, participants: [{ ...to!, role: 'cc' }] }, answer)).toEqual([]);
    expect(factsToSay({ ...subject, participants: [{ ...to!, email: 'zwei@x.example' }] }, answer)).toEqual(
      [],
    );
    expect(factsToSay(subject, { ...answer, person: null })).toEqual([]);
    expect(factsToSay(subject, { ...answer, ambiguous: true })).toEqual([]);
  });

  test('are people until they are unticked, and animals once they are ticked', () => {
    expect(tickedFacts(facts, false)).toEqual([husband, daughters, dog]);
    expect([husband, daughters, dog].map((fact) => isTicked(fact, none))).toEqual([true, true, false]);
    const turned = new Set([husband.id, dog.id]);
    expect([husband, daughters, dog].map((fact) => isTicked(fact, turned))).toEqual([false, true, true]);
    expect(textsOf(saidFacts(facts, turned))).toEqual(textsOf([daughters, dog, house, birthday]));
  });

  test('is a hobby only once it was ticked, and where a template asks for it', () => {
    const sails = { ...house, id: 'sails', kind: 'hobby' as const, text: 'segelt auf der Elbe' };
    expect(tickedFacts([...facts, sails], true)).toContain(sails);
    expect(tickedFacts([...facts, sails], false)).not.toContain(sails);
    expect(saidFacts([...facts, sails], none)).not.toContain(sails);
    expect(saidFacts([...facts, sails], new Set([sails.id]))).toContain(sails);
  });

  test('is offered for what is due today, then for always', () => {
    expect(offeredGreetings('2026-11-30', facts).first).toEqual(['birthday', 'closing']);
    expect(offeredGreetings('2026-12-10', facts)).toEqual({
      first: ['christmas', 'closing'],
      more: ['new_year', 'easter', 'birthday'],
    });
    expect(offeredGreetings('2026-07-01', []).first).toEqual(['closing']);
  });
});
