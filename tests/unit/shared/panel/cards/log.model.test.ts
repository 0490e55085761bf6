import { describe, expect, test } from 'vitest';
import type { LogState } from '#shared/domain/panel.ts';
import { fail } from '#shared/lib/result.ts';
import { canLog, chosenFiles, logPhase, mailDirection, withFile } from '#shared/panel/cards/log/log.model.ts';
import { exampleMail } from '#shared/panel/examples/example-host.ts';
import { knownAnswer, me, thomas } from '#shared/panel/examples/example-records.ts';
import type { HostAttachment } from '#shared/panel/panel-host.ts';

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
      on: 'kontor',
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
    expect(logPhase({ phase: 'saved', undoable: true, on: 'kontor' }, NOT_LOGGED, true, me.id).phase).toBe(
      'just_logged',
    );
    expect(logPhase({ phase: 'saved', undoable: false, on: 'kontor' }, NOT_LOGGED, true, me.id)).toEqual({
      phase: 'logged',
      entries: [],
      isMine: true,
      on: 'kontor',
    });
  });

  test('says that it cannot be told where a mail has nothing it could be known by', () => {
    expect(logPhase(null, null, true, me.id)).toEqual({ phase: 'unknown' });
    const similar = { id: 'b', subject: 'Angebot', occurredAt: '2026-11-25T14:02:00.000Z' };
    const like = (maybeSame: boolean): LogState => ({ ...NOT_LOGGED, similar: { ...similar, maybeSame } });
    expect(logPhase(null, like(true), true, me.id)).toEqual({ phase: 'unknown' });
    expect(logPhase(null, like(false), true, me.id)).toEqual({ phase: 'not_logged' });
    expect(logPhase({ phase: 'saved', undoable: false, on: 'kontor' }, null, true, me.id).phase).toBe(
      'logged',
    );
  });

  test('can be logged as long as it is not known to be logged by oneself', () => {
    const mine = { ...logged, entries: [{ ...logged.entries[0]!, userId: me.id }] };
    const states = [null, NOT_LOGGED, logged, mine].map((log) => logPhase(null, log, true, me.id));
    expect(states.map(canLog)).toEqual([true, true, true, false]);
    expect(canLog(logPhase(null, NOT_LOGGED, false, me.id))).toBe(false);
  });

  test('offers logging again once it was taken back', () => {
    expect(logPhase({ phase: 'undone', on: 'kontor' }, NOT_LOGGED, true, me.id)).toEqual({
      phase: 'not_logged',
    });
  });
});

describe('the files of a mail', () => {
  const { attachments } = exampleMail;
  const ids = (files: readonly HostAttachment[]) => files.map(({ id }) => id);

  test('are preselected, but for pictures in the text and links to cloud files', () => {
    const cloud = { ...attachments[0]!, id: 'c1', cloud: true };
    expect(ids(chosenFiles([...attachments, cloud], new Map()))).toEqual(['a1', 'a2']);
  });

  test('stay chosen when the program names them anew the next time the mail is opened', () => {
    const choices = withFile(attachments, withFile(attachments, new Map(), 'a1', false), 'a3', true);
    expect(ids(chosenFiles(attachments, choices))).toEqual(['a2', 'a3']);
    const again = attachments.map((file) => ({ ...file, id: `again ${file.id}` }));
    expect(ids(chosenFiles(again, choices))).toEqual(['again a2', 'again a3']);
  });

  test('are told apart where two have one name and size', () => {
    const twins = [attachments[0]!, { ...attachments[0]!, id: 'twin' }];
    expect(ids(chosenFiles(twins, withFile(twins, new Map(), 'twin', false)))).toEqual(['a1']);
  });
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
