import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_LOG_RULE,
  isInternalOnly,
  logRuleProblem,
  logVerdict,
  rulesAbout,
} from '#shared/domain/log-verdict.ts';
import type { LogRule, LogRuleFields } from '#shared/domain/log-rule.ts';
import type { RuledMail, RuledParticipant } from '#shared/domain/log-verdict.ts';

const ME = '018f0000-0000-7000-8000-000000000001';

const rule = (fields: Partial<LogRuleFields>, ownerId: string | null = ME): LogRule => ({
  ...EMPTY_LOG_RULE,
  ...fields,
  id: '018f0000-0000-7000-8000-0000000000aa',
  ownerId,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
});

const who = (email: string, role = 'to', internal = false): RuledParticipant => ({ email, role, internal });
const colleague = (email: string, role = 'to'): RuledParticipant => who(email, role, true);
const mail = (
  participants: readonly RuledParticipant[],
  direction: RuledMail['direction'] = 'in',
): RuledMail => ({
  participants,
  direction,
});
const state = (one: RuledMail, ...rules: LogRule[]): string => logVerdict(one, rules).state;

describe('a never-rule', () => {
  const crowd = mail([
    who('karla@brandt.example', 'from'),
    colleague('nora@haus.example'),
    who('anwalt@kanzlei.example', 'cc'),
  ]);

  test('blocks the whole mail for one address in it, whatever part it has', () => {
    expect(logVerdict(crowd, [rule({ address: 'Anwalt@Kanzlei.example' })])).toMatchObject({
      state: 'blocked',
      email: 'anwalt@kanzlei.example',
    });
    for (const role of ['from', 'sender', 'reply_to', 'to', 'cc', 'bcc'])
      expect(
        state(
          mail([who('k@brandt.example', 'from'), who('anwalt@kanzlei.example', role)]),
          rule({ address: 'anwalt@kanzlei.example' }),
        ),
      ).toBe('blocked');
  });

  test.each([
    ['kanzlei.example', 'anwalt@kanzlei.example', true],
    ['kanzlei.example', 'anwalt@mail.KANZLEI.example', true],
    ['kanzlei.example', 'anwalt@meinekanzlei.example', false],
    ['kanzlei.example', 'kanzlei.example@anders.example', false],
    ['mail.kanzlei.example', 'anwalt@kanzlei.example', false],
    ['brückner.example', 'a@xn--brckner-o2a.example', true],
    ['xn--brckner-o2a.example', 'a@BRÜCKNER.example', true],
    ['kanzlei.example', 'anwalt@kanzlei.example.', true],
  ])('for %s meets %s: %s', (domain, email, isMet) => {
    expect(state(mail([who(email, 'from')]), rule({ domain }))).toBe(isMet ? 'blocked' : 'allowed');
  });

  test.each([
    ['from', 'from', true],
    ['from', 'sender', true],
    ['from', 'cc', false],
    ['to', 'to', true],
    ['to', 'from', false],
    ['cc', 'bcc', true],
    ['cc', 'to', false],
  ] as const)('for the part %s meets somebody who is %s: %s', (role, part, isMet) => {
    const one = mail([colleague('nora@haus.example', 'to'), who('anwalt@kanzlei.example', part)]);
    expect(state(one, rule({ domain: 'kanzlei.example', role }))).toBe(isMet ? 'blocked' : 'allowed');
  });

  test('for one direction leaves the other alone; what a colleague sent went out wherever it is read', () => {
    const out = rule({ domain: 'kanzlei.example', direction: 'out' });
    expect(state(mail([who('a@kanzlei.example', 'from')], 'in'), out)).toBe('allowed');
    expect(state(mail([who('a@kanzlei.example', 'from')], 'none'), out)).toBe('allowed');
    expect(state(mail([who('x@haus.example', 'from'), who('a@kanzlei.example')], 'out'), out)).toBe(
      'blocked',
    );
    expect(state(mail([colleague('nora@haus.example', 'from'), who('a@kanzlei.example')], 'in'), out)).toBe(
      'blocked',
    );
  });

  test('for mails among colleagues ends where one takes part from outside', () => {
    const among = rule({ internalOnly: true });
    const two = [colleague('nora@haus.example', 'from'), colleague('tom@haus.example')];
    expect(logVerdict(mail(two), [among])).toMatchObject({ state: 'blocked', email: '' });
    expect(state(mail([...two, who('k@brandt.example', 'cc')]), among)).toBe('allowed');
    expect(state(mail([]), among)).toBe('allowed');
  });

  test('goes before always, and of two the company’s is the one that is named', () => {
    const [own, theirs] = [
      rule({ domain: 'kanzlei.example' }),
      rule({ address: 'anwalt@kanzlei.example' }, null),
    ];
    expect(logVerdict(crowd, [own, theirs])).toMatchObject({ state: 'blocked', rule: { ownerId: null } });
    expect(state(crowd, rule({ kind: 'always', domain: 'brandt.example' }, null), own)).toBe('blocked');
    expect(state(crowd, rule({ kind: 'always', domain: 'brandt.example' }))).toBe('always');
  });

  test('that says nothing meets nothing, so that one written wrong does not end all logging', () => {
    expect(state(crowd, rule({}))).toBe('allowed');
    expect(state(crowd, rule({ role: 'from' }))).toBe('allowed');
  });
});

test('only colleagues: everybody has to be one, and a mail without anybody is nobody’s', () => {
  expect(isInternalOnly([colleague('a@haus.example'), colleague('b@haus.example')])).toBe(true);
  expect(isInternalOnly([colleague('a@haus.example'), who('b@brandt.example')])).toBe(false);
  expect(isInternalOnly([colleague('a@haus.example'), who('')])).toBe(true);
  expect(isInternalOnly([])).toBe(false);
});

test('fields make a rule or say what is missing', () => {
  const problem = (fields: Partial<LogRuleFields>) => logRuleProblem({ ...EMPTY_LOG_RULE, ...fields })?.code;
  expect(problem({})).toBe('log_rule.empty');
  expect(problem({ address: 'a@b.example', domain: 'b.example' })).toBe('log_rule.two_places');
  expect(problem({ direction: 'in', role: 'cc' })).toBe('log_rule.role');
  expect(problem({ role: 'cc' })).toBe('log_rule.empty');
  expect(problem({ direction: 'in' })).toBeUndefined();
  expect(problem({ internalOnly: true })).toBeUndefined();
  expect(problem({ address: 'a@b.example', role: 'cc', direction: 'out' })).toBeUndefined();
});

describe('whatever the mail and the rules', () => {
  const hosts = ['brandt.example', 'mail.brandt.example', 'kanzlei.example', 'haus.example'] as const;
  const names = ['karla', 'anwalt', 'nora'] as const;
  const emails = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...hosts))
    .map(([name, host]) => `${name}@${host}`);
  const people = fc.array(
    emails.chain((email) =>
      fc.record({
        email: fc.constant(email),
        role: fc.constantFrom('from', 'sender', 'reply_to', 'to', 'cc', 'bcc'),
        internal: fc.constant(email.endsWith('@haus.example')),
      }),
    ),
    { maxLength: 6 },
  );
  const mails = fc.record({ participants: people, direction: fc.constantFrom('in', 'out', 'none') });
  const rules = fc.array(
    fc
      .record({
        kind: fc.constantFrom('never', 'always'),
        who: fc.option(
          fc.oneof(
            emails.map((address) => ({ address })),
            fc.constantFrom(...hosts).map((domain) => ({ domain })),
          ),
        ),
        direction: fc.constantFrom('any', 'in', 'out'),
        role: fc.constantFrom('any', 'from', 'to', 'cc'),
        internalOnly: fc.boolean(),
        ownerId: fc.constantFrom(ME, null),
      })
      .map(({ who: named, ownerId, ...fields }) => rule({ ...fields, ...named }, ownerId)),
    { maxLength: 6 },
  );

  test('one more participant never opens a mail that an address or domain blocks', () => {
    fc.assert(
      fc.property(mails, people, rules, (one, more, list) => {
        const plain = list.filter(({ direction, internalOnly }) => direction === 'any' && !internalOnly);
        if (logVerdict(one, plain).state !== 'blocked') return;
        const larger = { ...one, participants: [...one.participants, ...more] };
        expect(logVerdict(larger, plain).state).toBe('blocked');
      }),
    );
  });

  test('the order of participants and rules does not change the answer, nor does upper case', () => {
    fc.assert(
      fc.property(mails, rules, (one, list) => {
        const turned = {
          ...one,
          participants: one.participants
            .toReversed()
            .map((each) => ({ ...each, email: each.email.toUpperCase() })),
        };
        expect(logVerdict(turned, list.toReversed()).state).toBe(logVerdict(one, list).state);
      }),
    );
  });

  test('always-rules never open what is blocked, and one more never-rule never opens anything', () => {
    fc.assert(
      fc.property(mails, rules, rules, (one, list, more) => {
        const isBlocked = logVerdict(one, list).state === 'blocked';
        if (isBlocked) expect(logVerdict(one, [...more, ...list]).state).toBe('blocked');
        const never = list.filter(({ kind }) => kind === 'never');
        expect(logVerdict(one, never).state === 'blocked').toBe(isBlocked);
      }),
    );
  });

  test('the rules a panel is told of decide as all of them do', () => {
    fc.assert(
      fc.property(mails, rules, (one, list) => {
        expect(logVerdict(one, rulesAbout(one.participants, list))).toEqual(logVerdict(one, list));
      }),
    );
  });

  test('the rule that is named does it by itself, by the participant that is named', () => {
    fc.assert(
      fc.property(mails, rules, (one, list) => {
        const verdict = logVerdict(one, list);
        if (verdict.state === 'allowed') return;
        expect(logVerdict(one, [verdict.rule])).toEqual(verdict);
        expect(verdict.email === '' || one.participants.some(({ email }) => email === verdict.email)).toBe(
          true,
        );
      }),
    );
  });
});
