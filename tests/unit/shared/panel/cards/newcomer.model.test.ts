import { describe, expect, test } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { mutationArgs } from '#shared/domain/mutations.ts';
import type { MutationName } from '#shared/domain/mutations.ts';
import type { ProposalField, SignatureProposal } from '#shared/capture/proposal.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import { capture } from '#shared/panel/cards/newcomer/newcomer-capture.ts';
import {
  isNewcomer,
  knownPeople,
  newPeople,
  personOnPage,
} from '#shared/panel/cards/newcomer/newcomer-subject.ts';
import type { NewcomerInput } from '#shared/panel/cards/newcomer/newcomer.model.ts';
import {
  chosenCompany,
  companyRows,
  mailRows,
  editedRows,
  makesNothing,
  pagePersonRows,
  planNewcomer,
  withEdit,
  withoutCompany,
} from '#shared/panel/cards/newcomer/newcomer.model.ts';
import { MAIL_TEXT, examplePage } from '#shared/panel/examples/example-host.ts';
import { katrinMatch } from '#shared/panel/examples/example-records.ts';
import { exampleStates } from '#shared/panel/examples/example-states.ts';

const EMAIL = 'k.oeztuerk@brandt-pumpen.example';
const newId = createIdGenerator({ now: () => 1_764_000_000_000 }, (count) => new Uint8Array(count));
const envelope = (name: MutationName, args: object): MutationEnvelope => ({
  id: newId(),
  name,
  at: '2026-11-25T14:30:00.000Z',
  args: { ...args },
});
const guess = { name: 'Katrin Öztürk', companyName: 'Brandt Pumpen' };
const signature = capture.signature(MAIL_TEXT, EMAIL, 'Öztürk, Katrin');
const input = (over: Partial<NewcomerInput> = {}): NewcomerInput => ({
  rows: mailRows(guess, signature),
  email: EMAIL,
  companyId: null,
  domain: 'brandt-pumpen.example',
  name: { title: 'Dr.', firstName: 'Katrin', lastName: 'Öztürk' },
  toE164: capture.toE164,
  source: 'mail-signature',
  newId,
  ...over,
});

describe('proposals from a mail', () => {
  test('always stand in the same four lines, so that nothing moves', () => {
    const fields = (rows: ReturnType<typeof mailRows>) =>
      rows.filter(({ isMain }) => isMain).map(({ field }) => field);
    expect(fields(mailRows(guess, signature))).toEqual(['name', 'companyName', 'jobTitle', 'phone']);
    expect(fields(mailRows({ name: '', companyName: '' }, []))).toEqual([
      'name',
      'companyName',
      'jobTitle',
      'phone',
    ]);
  });

  test('carry the line they were read from, and none is ticked that has no value', () => {
    const rows = mailRows(guess, signature);
    expect(rows.find(({ field }) => field === 'jobTitle')).toMatchObject({
      value: 'Einkaufsleiterin',
      isUsed: true,
    });
    expect(rows.find(({ field }) => field === 'phone')?.source).toContain('511');
    expect(mailRows({ name: '', companyName: '' }, []).some(({ isUsed }) => isUsed)).toBe(false);
  });
});

describe("proposals from a signature that may be somebody else's", () => {
  const unsure = signature.map((one) => ({ ...one, trusted: false, reason: 'name_only' as const }));

  test('are all there, and a person has to tick them', () => {
    const rows = mailRows({ ...guess, companyName: '' }, unsure);
    const [sure, asked] = [rows.filter(({ isUsed }) => isUsed), rows.filter(({ isUnsure }) => isUnsure)];
    // The name is the mail's own.
    expect(sure.map(({ field }) => field)).toEqual(['name']);
    expect(asked.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['companyName', 'jobTitle', 'phone', 'mobile', 'street', 'city']),
    );
    expect(mailRows(guess, signature).some(({ isUnsure }) => isUnsure)).toBe(false);
  });

  test('a company the address names as well is certain; another one gives way to the address', () => {
    const company = (found: string) =>
      mailRows(
        guess,
        unsure.map((one) => (one.field === 'companyName' ? { ...one, value: found } : one)),
      ).find(({ field }) => field === 'companyName');
    expect(company('Brandt Pumpen GmbH')).toMatchObject({ value: 'Brandt Pumpen GmbH', isUsed: true });
    expect(company('Seiler AG')).toMatchObject({ value: 'Brandt Pumpen', isUsed: true, source: '' });
  });
});

describe('one click', () => {
  test('makes only mutations the server takes', () => {
    for (const { name, args } of planNewcomer(input(), envelope).mutations) {
      expect(mutationArgs[name as MutationName].safeParse(args).error).toBeUndefined();
    }
  });

  test('makes only such, too, of what a page or a mail head calls an address', () => {
    const said = (field: ProposalField, value: string): SignatureProposal => ({
      field,
      value,
      source: `${field}: ${value}`,
      confidence: 0.9,
      trusted: true,
      reason: 'own_address',
    });
    const page = {
      ...examplePage,
      domain: '10.0.0.7',
      company: [
        said('companyName', 'Seiler'),
        said('website', 'javascript:alert(1)'),
        said('email', 'see our form'),
        said('country', 'ZZ'),
      ],
    };
    const rows = [
      ...companyRows(page),
      ...mailRows(guess, [said('website', 'www.seiler.example'), said('country', 'Österreich')]),
    ];
    const { mutations } = planNewcomer(
      input({ rows, email: '/O=HOUSE/CN=KATRIN', domain: page.domain }),
      envelope,
    );
    for (const { name, args } of mutations) {
      expect(mutationArgs[name as MutationName].safeParse(args).error).toBeUndefined();
    }
    expect(mutations[0]!.args['fields']).toEqual({
      name: 'Seiler',
      // Said by nobody but the address bar.
      website: 'https://10.0.0.7',
      country: 'AT',
    });
    expect(mutations[1]!.args['fields']).toEqual({
      title: 'Dr.',
      firstName: 'Katrin',
      lastName: 'Öztürk',
    });
  });

  test('leaves out what was unticked', () => {
    const rows = mailRows(guess, signature);
    const phone = rows.find(({ field }) => field === 'phone')!;
    const unticked = editedRows(rows, withEdit(new Map(), phone, 0, { isUsed: false }), 0);
    const person = planNewcomer(input({ rows: unticked }), envelope).mutations[1]!;
    expect(JSON.stringify(person.args)).not.toContain('+495115550142');
  });

  test('without a company makes the person alone', () => {
    const rows = mailRows({ ...guess, companyName: '' }, []);
    expect(planNewcomer(input({ rows }), envelope).mutations.map(({ name }) => name)).toEqual([
      'person.create',
    ]);
  });

  test('from a page without a person makes the company alone, with its address', () => {
    const plan = planNewcomer(
      input({
        rows: companyRows(examplePage),
        email: '',
        domain: examplePage.domain,
        name: { title: '', firstName: '', lastName: '' },
      }),
      envelope,
    );
    expect(plan.personId).toBeNull();
    expect(plan.mutations).toHaveLength(1);
    expect(plan.mutations[0]!.args['fields']).toMatchObject({
      name: 'Seiler Anlagenbau GmbH & Co. KG',
      domains: ['seiler-anlagen.example'],
      phones: [{ number: '+49695550177', label: 'work' }],
      city: 'Frankfurt',
    });
  });
});

describe('a sender that is the company itself', () => {
  const rows = mailRows(
    { name: 'Pumpe & Anlage', companyName: capture.companyName('pumpe-und-anlage.example') },
    [],
  );

  test('is no person, and the company is called as it calls itself', () => {
    expect(capture.companyName('pumpe-und-anlage.example')).toBe('Pumpe und Anlage');
    expect(capture.companyName('die-technik-fuer-sie.example')).toBe('Die Technik fuer Sie');
    expect(rows[0]).toMatchObject({ field: 'name', value: 'Pumpe & Anlage', isUsed: false });
    expect(rows[1]).toMatchObject({ field: 'companyName', value: 'Pumpe & Anlage', isUsed: true });
  });

  test('is told from a person however the company is written', () => {
    const isPerson = (name: string, companyName: string) => mailRows({ name, companyName }, [])[0]!.isUsed;
    expect(isPerson('Brandt Pumpen', 'Brandt-Pumpen GmbH & Co. KG')).toBe(false);
    expect(isPerson('Müller und Söhne', 'Mueller & Soehne')).toBe(false);
    expect(isPerson('Katrin Brandt', 'Brandt Pumpen')).toBe(true);
    const known = { name: 'Pumpe & Anlage', companyName: 'Mail', knownCompany: 'Pumpe und Anlage AG' };
    expect(mailRows(known, [])[0]!.isUsed).toBe(false);
  });

  test('becomes a company with the address, and no person without a name', () => {
    const plan = planNewcomer(
      input({
        rows,
        email: 'brief@pumpe-und-anlage.example',
        domain: 'pumpe-und-anlage.example',
        name: { title: '', firstName: '', lastName: '' },
      }),
      envelope,
    );
    expect(plan.personId).toBeNull();
    expect(plan.mutations.map(({ name }) => name)).toEqual(['company.create']);
    expect(plan.mutations[0]!.args['fields']).toEqual({
      name: 'Pumpe & Anlage',
      domains: ['pumpe-und-anlage.example'],
      emails: [{ email: 'brief@pumpe-und-anlage.example', label: '' }],
    });
  });

  test('leaves nothing to make where the company is known', () => {
    expect(makesNothing(rows, true)).toBe(true);
    expect(makesNothing(rows, false)).toBe(false);
    expect(makesNothing(mailRows({ name: '', companyName: '' }, []), true)).toBe(false);
  });
});

test('what was typed stays with its person of a page, what concerns the company with all of them', () => {
  const [first, second] = examplePage.people.map(pagePersonRows);
  const company = companyRows(examplePage);
  const name = first!.find(({ field }) => field === 'name')!;
  const edits = withEdit(withEdit(new Map(), name, 0, { value: 'Mirjam Seiler' }), company[0]!, 0, {
    isUsed: false,
  });
  const valueOf = (rows: readonly { field: string; value: string }[]) =>
    rows.find(({ field }) => field === 'name')?.value;
  expect(valueOf(editedRows(first!, edits, 0))).toBe('Mirjam Seiler');
  expect(valueOf(editedRows(second!, edits, 1))).toBe('Jonas Petersen');
  expect(editedRows(company, edits, 1)[0]!.isUsed).toBe(false);
});

test.each([
  ['List-Id: <brief.verlag.example>', true],
  ['List-Unsubscribe: <https://verlag.example/aus>', true],
  ['Precedence: bulk', true],
  ['Auto-Submitted: auto-replied', false],
  ['Subject: List-Id: nur im Text', false],
  ['', false],
])('headers with "%s" make a mail to many: %s', (headers, isBulk) => {
  expect(capture.isBulk(`From: a@b.example\r\n${headers}\r\n`)).toBe(isBulk);
});

describe('people of a page', () => {
  const namesOf = (people: typeof examplePage.people) => people.map((person) => person[0]!.value);
  const [miriam] = exampleStates.page_unknown.answer.participants;
  const unknown = { ...exampleStates.page_unknown.answer, participants: [miriam] };

  test.each([
    ['nobody', [], ['Miriam Seiler', 'Jonas Petersen']],
    ['her, with a title', ['Dr. Miriam Seiler'], ['Jonas Petersen']],
    ['him, written the other way round', ['Petersen, Jonas'], ['Miriam Seiler']],
    ['a first name alone', ['Jonas'], ['Miriam Seiler', 'Jonas Petersen']],
  ])('where the company knows %s', (_, names, offered) => {
    expect(namesOf(newPeople({ names, emails: [] }, examplePage))).toEqual(offered);
  });

  test('who is known by address, at another company or at none, is not offered as new', () => {
    const match = { ...katrinMatch, name: 'Miriam Hoffmann', companyId: null, companyName: '' };
    const answer = { ...unknown, participants: [{ ...miriam, matches: [match] }] };
    expect(namesOf(newPeople(knownPeople(answer), examplePage))).toEqual(['Jonas Petersen']);
    expect(namesOf(newPeople(knownPeople(unknown), examplePage))).toContain('Miriam Seiler');
  });

  test('who stands there twice and is known by one address is known', () => {
    const page = {
      ...examplePage,
      people: [
        ...examplePage.people,
        [{ field: 'name', value: 'Dipl.-Ing. Miriam Seiler', source: '', confidence: 0.8 } as const],
      ],
    };
    const match = { ...katrinMatch, name: 'Miriam Seiler' };
    const answer = { ...unknown, participants: [{ ...miriam, matches: [match] }] };
    expect(namesOf(newPeople(knownPeople(answer), page))).toEqual(['Jonas Petersen']);
  });

  test('a colleague on the own site is nobody new', () => {
    const answer = { ...unknown, participants: [{ ...miriam, internal: true }] };
    expect(namesOf(newPeople(knownPeople(answer), examplePage))).toEqual(['Jonas Petersen']);
  });

  test('whoever’s tab is open is the one who is offered, with what the page says of them', () => {
    const { answer, subject } = exampleStates.page_person;
    expect(isNewcomer(answer, subject)).toBe(true);
    const [person] = personOnPage('M.Seiler@seiler-anlagen.example', subject);
    expect(pagePersonRows(person!).map(({ field, value }) => `${field} ${value}`)).toEqual([
      'name Miriam Seiler',
      'jobTitle Geschäftsführerin',
      'email m.seiler@seiler-anlagen.example',
      'phone ',
    ]);
  });
});

test('a colleague is never offered as somebody new', () => {
  const { answer, subject } = exampleStates.colleagues_only;
  expect(isNewcomer(answer, subject)).toBe(false);
  expect(isNewcomer(exampleStates.unknown.answer, exampleStates.unknown.subject)).toBe(true);
  expect(isNewcomer(exampleStates.ambiguous.answer, exampleStates.ambiguous.subject)).toBe(false);
});

describe('several companies with one domain', () => {
  const choices = [
    { id: 'one', name: 'Halbach GmbH' },
    { id: 'two', name: 'Halbach Service GmbH' },
  ];
  const lea = { name: 'Lea Sommer', companyName: 'Halbach' };
  const signed = (name: string) =>
    mailRows(lea, [
      {
        field: 'companyName',
        value: name,
        source: `${name}, Werkstraße 1`,
        confidence: 0.9,
        trusted: true,
        reason: 'own_address',
      },
    ]);

  test('none is taken by itself unless the signature names it', () => {
    expect(chosenCompany(choices, null, mailRows(lea, []))).toBeNull();
    expect(chosenCompany(choices, null, signed('Halbach Service GmbH'))?.id).toBe('two');
  });

  test('what was clicked holds, also that it is none of them', () => {
    expect(chosenCompany(choices, 'one', signed('Halbach Service GmbH'))?.id).toBe('one');
    expect(chosenCompany(choices, '', signed('Halbach Service GmbH'))).toBeNull();
  });

  test('no third one is made unless somebody ticks it', () => {
    expect(withoutCompany(mailRows(lea, [])).some(({ scope, isUsed }) => scope === 'company' && isUsed)).toBe(
      false,
    );
  });
});
