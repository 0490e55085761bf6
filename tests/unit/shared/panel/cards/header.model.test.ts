import { describe, expect, test } from 'vitest';
import { editOf, editSteps, rebased } from '#shared/panel/cards/header/header-edit.model.ts';
import { headerModel, webLabel, webUrl } from '#shared/panel/cards/header/header.model.ts';
import { brandt, employment, katrin, knownAnswer } from '#shared/panel/examples/example-records.ts';
import { exampleStates } from '#shared/panel/examples/example-states.ts';

const newId = () => '01930000-0000-7000-8000-000000000999';

describe('the head of the panel', () => {
  test('shows a person with job title, company, customer years and marks', () => {
    expect(headerModel(knownAnswer)).toMatchObject({
      kind: 'person',
      name: 'Dr. Katrin Öztürk',
      jobTitle: 'Einkaufsleiterin',
      company: { name: 'Brandt Pumpen GmbH' },
      since: '2019-05-01',
      isFemale: true,
      keyAccount: true,
    });
  });

  test('gives the switchboard of the company for a person without a number', () => {
    const answer = { ...knownAnswer, person: { ...katrin, phones: [] } };
    expect(headerModel(answer).phones).toEqual(['+495115550100']);
  });

  test('shows the company where a company was opened, nobody where a sender is unknown', () => {
    expect(headerModel(exampleStates.company.answer).kind).toBe('company');
    expect(headerModel(exampleStates.unknown.answer).kind).toBe('nobody');
    expect(headerModel(exampleStates.colleagues_only.answer).kind).toBe('colleagues');
  });
});

describe('an edit', () => {
  const edit = editOf(knownAnswer);

  test('that changes nothing writes nothing', () => {
    expect(editSteps(knownAnswer, edit, newId)).toEqual([]);
  });

  test('of the job title goes to the employment, of the phone to the person, whose other numbers stay', () => {
    const answer = {
      ...knownAnswer,
      person: {
        ...katrin,
        phones: [...katrin.phones, { number: '+491715550142', label: 'mobile' as const }],
      },
    };
    expect(editSteps(answer, { ...edit, jobTitle: 'Geschäftsführerin', phone: '+4930555' }, newId)).toEqual([
      [
        'person.update',
        {
          id: katrin.id,
          set: {
            phones: [
              { number: '+4930555', label: 'work' },
              { number: '+491715550142', label: 'mobile' },
            ],
          },
          was: { phones: answer.person.phones },
        },
      ],
      [
        'employment.update',
        {
          id: employment.id,
          set: { jobTitle: 'Geschäftsführerin' },
          was: { jobTitle: employment.jobTitle },
        },
      ],
    ]);
  });

  test('tells what its author saw, though somebody has changed it meanwhile', () => {
    const now = { ...knownAnswer, person: { ...katrin, firstName: 'Kathrin' } };
    const [step] = editSteps(now, { ...editOf(now), firstName: 'Katja' }, newId, editOf(knownAnswer));
    expect(step?.[1]).toMatchObject({ set: { firstName: 'Katja' }, was: { firstName: katrin.firstName } });
  });

  test('of a job title makes the employment that was missing', () => {
    const steps = editSteps({ ...knownAnswer, employment: null }, { ...edit, jobTitle: 'Leitung' }, newId);
    expect(steps).toEqual([
      [
        'employment.create',
        { id: newId(), fields: { personId: katrin.id, companyId: brandt.id, jobTitle: 'Leitung' } },
      ],
    ]);
  });
});

test('an edit that waited leaves alone what colleagues changed meanwhile', () => {
  const begun = editOf(knownAnswer);
  const now = { ...begun, phone: '+4930999', jobTitle: 'Leitung' };
  expect(rebased(begun, { ...begun, firstName: 'Katharina' }, now)).toEqual({
    ...now,
    firstName: 'Katharina',
  });
  expect(rebased(begun, { ...begun, phone: '' }, now).phone).toBe('');
});

test('a website is shown short and opened in full', () => {
  expect(webLabel('https://www.brandt-pumpen.example/')).toBe('brandt-pumpen.example');
  expect(webUrl('brandt-pumpen.example')).toBe('https://brandt-pumpen.example');
});
