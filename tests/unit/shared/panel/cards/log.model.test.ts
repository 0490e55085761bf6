import { describe, expect, test } from 'vitest';
import type { LogState } from '#shared/domain/panel.ts';
import { fail } from '#shared/lib/result.ts';
import { logPhase, mailDirection, ownTargets, preselected } from '#shared/panel/cards/log/log.model.ts';
import { exampleMail } from '#shared/panel/examples/example-host.ts';
import { kadirMatch, katrinMatch, knownAnswer, me, thomas } from '#shared/panel/examples/example-records.ts';

const NOT_LOGGED: LogState = { activityId: null, entries: [], visibility: 'all', links: [] };
const logged = {
  ...NOT_LOGGED,
  activityId: 'a',
  entries: [{ userId: thomas.id, userName: thomas.name, at: '2026-11-25T14:02:00.000Z' }],
};

describe('the log line', () => {
  test('claims nothing from an answer that may be out of date', () => {
    expect(logPhase(null, logged, false, me.id)).toEqual({ phase: 'checking' });
    expect(logPhase(null, NOT_LOGGED, false, me.id)).toEqual({ phase: 'checking' });
  });

  test('names a colleague who logged it', () => {
    expect(logPhase(null, logged, true, me.id)).toEqual({
      phase: 'logged',
      entries: logged.entries,
      isMine: false,
    });
  });

  test('says "failed" as long as the own change failed, whatever the answer says', () => {
    const failure = fail('network.unreachable');
    expect(logPhase({ phase: 'failed', failure, doing: 'save' }, NOT_LOGGED, true, me.id)).toEqual({
      phase: 'failed',
      failure,
      doing: 'save',
    });
  });

  test('offers undo first, then says who logged it, even before the answer knows', () => {
    expect(logPhase({ phase: 'saved', undoable: true }, NOT_LOGGED, true, me.id).phase).toBe('just_logged');
    expect(logPhase({ phase: 'saved', undoable: false }, NOT_LOGGED, true, me.id)).toEqual({
      phase: 'logged',
      entries: [],
      isMine: true,
    });
  });

  test('offers logging again once it was taken back', () => {
    expect(logPhase({ phase: 'undone' }, NOT_LOGGED, true, me.id)).toEqual({ phase: 'not_logged' });
  });
});

describe('where a mail belongs', () => {
  test('is everybody known in it and their companies, each once, colleagues never', () => {
    expect(ownTargets(knownAnswer).map(({ title }) => title)).toEqual([
      'Dr. Katrin Öztürk',
      'Brandt Pumpen GmbH',
    ]);
  });

  test('is not guessed where an address has several people', () => {
    const [participant] = knownAnswer.participants;
    const answer = {
      ...knownAnswer,
      participants: [{ ...participant!, matches: [katrinMatch, kadirMatch] }],
    };
    expect(ownTargets(answer)).toEqual([]);
  });

  test('is the company known by its domain where the person is new', () => {
    const [participant] = knownAnswer.participants;
    expect(ownTargets({ ...knownAnswer, participants: [{ ...participant!, matches: [] }] })).toMatchObject([
      { type: 'company', title: 'Brandt Pumpen GmbH', reason: 'domain' },
    ]);
  });
});

test('attachments are preselected, pictures in the text and links to cloud files are not', () => {
  const cloud = { ...exampleMail.attachments[0]!, id: 'c1', cloud: true };
  expect([...preselected([...exampleMail.attachments, cloud])]).toEqual(['a1', 'a2']);
});

test('the direction follows from who wrote it where the host cannot tell', () => {
  const unsure = { ...exampleMail, direction: 'none' as const };
  expect(mailDirection(unsure, knownAnswer)).toBe('in');
  const own = {
    ...unsure,
    participants: [{ email: me.email.toUpperCase(), name: '', role: 'from' as const }],
  };
  expect(mailDirection(own, knownAnswer)).toBe('out');
});

test('a mail a colleague sent for a shared mailbox went out, one a customer sent for another came in', () => {
  const shared = { email: 'info@haus.example', name: 'Info', role: 'from' as const };
  const sentBy = (email: string) => ({
    ...exampleMail,
    direction: 'none' as const,
    participants: [shared, { email, name: '', role: 'sender' as const }],
  });
  const answer = {
    ...knownAnswer,
    participants: [{ ...knownAnswer.participants[0]!, ...shared, matches: [] }, ...knownAnswer.participants],
  };
  expect(mailDirection(sentBy(me.email), answer)).toBe('out');
  expect(mailDirection(sentBy(knownAnswer.participants[0]!.email), answer)).toBe('in');
  expect(mailDirection(sentBy('nobody@else.example'), answer)).toBe('none');
});
