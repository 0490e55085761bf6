import { describe, expect, test } from 'vitest';
import type { PanelAnswer, ThreadMemory } from '#shared/domain/panel.ts';
import { exampleMail } from '#shared/panel/examples/example-host.ts';
import { brandt, kadirMatch, knownAnswer } from '#shared/panel/examples/example-records.ts';
import type { MailSubject } from '#shared/panel/panel-host.ts';
import { NO_CHOICE, choiceOf, outgoingState, toFields } from '#shared/panel/cards/outgoing/outgoing.model.ts';
import type { OutgoingFacts } from '#shared/panel/cards/outgoing/outgoing.model.ts';

const subject: MailSubject = { ...exampleMail, mode: 'compose', messageId: '', conversationId: 'c1' };
const [karin, colleague] = [knownAnswer.participants[0]!, knownAnswer.participants[1]!];
const facts = (change: Partial<OutgoingFacts> = {}): OutgoingFacts => ({
  subject,
  answer: knownAnswer,
  marks: { reference: null, from: 'nora@haus.example', kind: 'new', isLabelled: false },
  choice: NO_CHOICE,
  isAway: false,
  visibility: 'all',
  ...change,
});
const answer = (change: Partial<PanelAnswer>): PanelAnswer => ({ ...knownAnswer, ...change });
const kadir = { type: 'person', id: kadirMatch.id, title: kadirMatch.name, reason: 'thread' } as const;
const thread = (change: Partial<ThreadMemory>): PanelAnswer =>
  answer({ thread: { decision: null, logged: null, ...change } });
const marks = facts().marks;
const rule = (kind: 'never' | 'always'): PanelAnswer =>
  answer({
    logRules: [
      {
        id: brandt.id,
        ownerId: null,
        kind,
        address: karin.email,
        domain: '',
        direction: 'any',
        role: 'any',
        internalOnly: false,
        createdAt: '2026-11-01T08:00:00.000Z',
        updatedAt: '2026-11-01T08:00:00.000Z',
      },
    ],
  });

describe('a mail that is being written', () => {
  test.each<[string, Partial<OutgoingFacts>, boolean, string]>([
    ['to somebody who is known', {}, true, 'known'],
    ['to somebody who is known, while Kontor cannot be asked', { isAway: true }, false, 'away'],
    ['to nobody yet', { subject: { ...subject, participants: [] } }, false, 'nobody'],
    ['to colleagues only', { answer: answer({ participants: [colleague] }) }, false, 'internal'],
    ['with a label', { marks: { ...marks, isLabelled: true } }, false, 'labelled'],
    [
      'to strangers',
      { answer: answer({ participants: [{ ...karin, matches: [], companyId: null }], links: [] }) },
      false,
      'unknown',
    ],
    [
      'to a stranger at a known company',
      {
        answer: answer({
          participants: [{ ...karin, matches: [], companyId: null }],
          links: [{ type: 'company', id: brandt.id, title: 'Brandt', reason: 'domain' }],
        }),
      },
      true,
      'known',
    ],
    [
      'where it was switched off before',
      { answer: thread({ decision: { log: false, visibility: 'all', links: [] } }) },
      false,
      'thread',
    ],
    ['in a logged thread', { answer: thread({ logged: { visibility: 'team', links: [] } }) }, true, 'thread'],
    [
      'in a logged thread, with a label',
      {
        answer: thread({ logged: { visibility: 'team', links: [] } }),
        marks: { ...marks, isLabelled: true },
      },
      false,
      'labelled',
    ],
    [
      'in a logged thread, to colleagues only',
      {
        answer: { ...thread({ logged: { visibility: 'team', links: [] } }), participants: [colleague] },
      },
      false,
      'internal',
    ],
    [
      'to colleagues, switched on',
      { answer: answer({ participants: [colleague] }), choice: { ...NO_CHOICE, log: true } },
      true,
      'chosen',
    ],
    ['to somebody whose mails are never logged', { answer: rule('never') }, false, 'blocked'],
    [
      'to somebody whose mails are never logged, switched on',
      { answer: rule('never'), choice: { ...NO_CHOICE, log: true } },
      false,
      'blocked',
    ],
    ['to somebody whose mails are always logged', { answer: rule('always') }, true, 'always'],
    ['switched off', { choice: { ...NO_CHOICE, log: false } }, false, 'chosen'],
    [
      'passed on from a thread that is not logged',
      {
        answer: thread({ decision: { log: false, visibility: 'all', links: [] } }),
        marks: { ...marks, kind: 'forward' },
      },
      true,
      'known',
    ],
  ])('%s', (_, change, log, reason) => {
    expect(outgoingState(facts(change))).toMatchObject({ log, reason });
  });

  test('takes over the targets of its thread, but for those it hangs on anyway', () => {
    const known = knownAnswer.links[0]!;
    const inherited = thread({ logged: { visibility: 'private', links: [known, kadir] } });
    expect(outgoingState(facts({ answer: inherited }))).toMatchObject({
      visibility: 'private',
      targets: [kadir],
    });
    expect(outgoingState(facts({ answer: inherited, marks: { ...marks, kind: 'forward' } }))).toMatchObject({
      visibility: 'all',
      targets: [],
    });
    const choice = { ...NO_CHOICE, targets: [], visibility: 'team' as const };
    expect(outgoingState(facts({ answer: inherited, choice }))).toMatchObject({
      visibility: 'team',
      targets: [],
    });
  });

  test('is its own writer’s among colleagues, unless they say otherwise', () => {
    const internal = answer({ participants: [colleague] });
    expect(outgoingState(facts({ answer: internal })).visibility).toBe('private');
    const choice = { ...NO_CHOICE, log: true, visibility: 'all' as const };
    expect(outgoingState(facts({ answer: internal, choice })).visibility).toBe('all');
  });

  test('reminds of nothing while it is not to be logged', () => {
    const choice = { ...NO_CHOICE, days: 7 };
    expect(outgoingState(facts({ choice })).days).toBe(7);
    expect(outgoingState(facts({ choice: { ...choice, log: false } })).days).toBeNull();
  });

  test('is told to the server without what follows from the recipients', () => {
    const fields = (change: Partial<OutgoingFacts>) => {
      const all = facts(change);
      return toFields(all, outgoingState(all), 'Europe/Berlin');
    };
    expect(fields({})).toEqual({
      conversationId: 'c1',
      from: 'nora@haus.example',
      log: true,
      visibility: 'all',
      links: [],
      reminder: null,
      chosen: false,
    });
    expect(fields({ choice: { ...NO_CHOICE, days: 3, targets: [kadir] } })).toMatchObject({
      links: [{ type: 'person', id: kadir.id }],
      reminder: { days: 3, timeZone: 'Europe/Berlin' },
      chosen: true,
    });
    // What is decided about a forwarded mail is not remembered for the thread it came from.
    expect(fields({ marks: { ...marks, kind: 'forward' } }).conversationId).toBe('');
  });

  test('opened again is as it was decided, where a person decided', () => {
    const own = {
      log: false,
      visibility: 'team',
      links: [kadir],
      reminder: null,
      chosen: true,
    } as const;
    expect(choiceOf(own)).toEqual({ log: false, visibility: 'team', targets: [kadir], days: null });
    expect(choiceOf({ ...own, chosen: false })).toEqual(NO_CHOICE);
  });
});
