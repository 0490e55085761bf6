import { describe, expect, test } from 'vitest';
import type { MutationEnvelope, MutationOutcome } from '#shared/domain/mutation.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createPanelChanges, SLIP_MS, UNDO_MS } from '#shared/panel/panel-changes.ts';
import type { Change } from '#shared/panel/panel-changes.ts';

const clock = { now: () => Date.parse('2026-11-25T14:30:00.000Z') };

const setUp = () => {
  const sent: (readonly MutationEnvelope[])[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const replies: Result<readonly MutationOutcome[]>[] = [];
  const events: string[] = [];
  const changes = createPanelChanges({
    sink: {
      send: async (mutations) => {
        sent.push(mutations);
        return (
          replies.shift() ??
          ok(mutations.map(({ id }) => ({ id, status: 'applied' as const, replayed: false, result: {} })))
        );
      },
    },
    clock,
    newId: createIdGenerator(clock, (count) => new Uint8Array(count)),
    onChanged: async () => void events.push('asked again'),
    setTimer: (run, ms) => timers.push({ run, ms }),
  });
  const note = (text: string) =>
    changes.envelope('activity.create', {
      id: '01930000-0000-7000-8000-000000000001',
      kind: 'note',
      fields: { text },
      visibility: 'all',
      links: [],
    });
  return { changes, sent, timers, replies, events, note };
};

/** Waits until the change has left its present phase for one that lasts. */
const settled = (change: Change): Promise<string> =>
  new Promise((resolve) => {
    change.state.subscribe(({ phase }) => {
      if (phase !== 'saving' && phase !== 'undoing') resolve(phase);
    });
  });

test('what is saved can be undone for ten seconds and not after', async () => {
  const { changes, timers, note } = setUp();
  const change = changes.save('here/note', 'Note', [note('one')]);
  expect(await settled(change)).toBe('saved');
  expect(change.state.value).toEqual({ phase: 'saved', undoable: true });
  expect(timers.map(({ ms }) => ms)).toEqual([UNDO_MS]);
  timers[0]!.run();
  expect(change.state.value).toEqual({ phase: 'saved', undoable: false });
});

test('undo takes back every mutation of the batch, newest first, and asks for the new picture', async () => {
  const { changes, sent, note, events } = setUp();
  const batch = [note('one'), note('two'), note('three')];
  const change = changes.save('here/note', 'Note', batch);
  await settled(change);
  await change.undo();
  expect(change.state.value.phase).toBe('undone');
  expect(sent[1]!.map(({ name }) => name)).toEqual(['change.undo', 'change.undo', 'change.undo']);
  expect(sent[1]!.map(({ args }) => args['mutationId'])).toEqual(batch.map(({ id }) => id).toReversed());
  expect(events).toEqual(['asked again', 'asked again']);
});

test('trying again sends the same mutations with the same ids', async () => {
  const { changes, sent, replies, note } = setUp();
  replies.push(fail('network.unreachable'));
  const change = changes.save('here/note', 'Note', [note('one')]);
  expect(await settled(change)).toBe('failed');
  await change.retry();
  expect(change.state.value.phase).toBe('saved');
  expect(sent[1]).toEqual(sent[0]);
});

test('what was prepared once is not prepared again', async () => {
  const { changes, replies, note } = setUp();
  let prepared = 0;
  replies.push(fail('network.timeout'));
  const change = changes.start('here/log', 'Mail', async () => {
    prepared += 1;
    return ok([note('one')]);
  });
  await settled(change);
  await change.retry();
  expect(prepared).toBe(1);
});

test('a failed preparation saves nothing, and trying again prepares anew', async () => {
  const { changes, sent, note } = setUp();
  let tries = 0;
  const change = changes.start('here/log', 'Mail', async () =>
    ++tries === 1 ? fail('host.timeout') : ok([note('one')]),
  );
  expect(await settled(change)).toBe('failed');
  expect(sent).toEqual([]);
  await change.retry();
  expect(sent).toHaveLength(1);
});

test('a refused mutation fails the change with its code', async () => {
  const { changes, replies, note } = setUp();
  const envelope = note('one');
  replies.push(ok([{ id: envelope.id, status: 'rejected', error: { code: 'record.not_found' } }]));
  const change = changes.save('here/note', 'Note', [envelope]);
  await settled(change);
  expect(change.state.value).toMatchObject({
    phase: 'failed',
    failure: { error: { code: 'record.not_found' } },
  });
});

test('an undo that did not reach the server can be tried again with the same ids', async () => {
  const { changes, sent, replies, note } = setUp();
  const change = changes.save('here/note', 'Note', [note('one')]);
  await settled(change);
  replies.push(fail('network.unreachable'));
  await change.undo();
  expect(change.state.value).toMatchObject({ phase: 'failed', doing: 'undo' });
  await change.retry();
  expect(change.state.value.phase).toBe('undone');
  expect(sent[2]).toEqual(sent[1]);
});

test('a second change in one place leaves the failed first one in the list', async () => {
  const { changes, replies, note } = setUp();
  replies.push(fail('network.unreachable'));
  const first = changes.save('here/note', 'One', [note('one')]);
  await settled(first);
  const second = changes.save('here/note', 'Two', [note('two')]);
  await settled(second);
  expect(changes.latest('here/note')).toBe(second);
  expect(changes.all.value).toEqual([first, second]);
  changes.dismiss(first);
  expect(changes.all.value).toEqual([second]);
});

describe('the same change made once more', () => {
  test('within a moment is the one that is there already', async () => {
    const { changes, sent, timers, note } = setUp();
    const make = (): Change => changes.save('here/tasks', 'Call', [note('one')], { once: '2026-11-26 Call' });
    const first = make();
    expect(make()).toBe(first);
    await settled(first);
    expect(make()).toBe(first);
    expect(sent).toHaveLength(1);
    timers.find(({ ms }) => ms === SLIP_MS)!.run();
    expect(make()).not.toBe(first);
  });

  test('elsewhere, or under another name, is another one', () => {
    const { changes, note } = setUp();
    const first = changes.save('here/tasks', 'Call', [note('one')], { once: 'a' });
    expect(changes.save('there/tasks', 'Call', [note('one')], { once: 'a' })).not.toBe(first);
    expect(changes.save('here/tasks', 'Call', [note('one')], { once: 'b' })).not.toBe(first);
  });

  test('after an undo is made', async () => {
    const { changes, note } = setUp();
    const first = changes.save('here/tasks', 'Call', [note('one')], { once: 'a' });
    await settled(first);
    await first.undo();
    expect(changes.save('here/tasks', 'Call', [note('two')], { once: 'a' })).not.toBe(first);
  });

  test('while it has failed is tried again with the same ids', async () => {
    const { changes, sent, replies, note } = setUp();
    replies.push(fail('network.unreachable'));
    const first = changes.save('here/tasks', 'Call', [note('one')], { once: 'a' });
    await settled(first);
    expect(changes.save('here/tasks', 'Call', [note('two')], { once: 'a' })).toBe(first);
    await settled(first);
    expect(sent[1]).toEqual(sent[0]);
  });
});

describe('several changes in one place', () => {
  const update = (id: string): MutationEnvelope => ({
    id: `m-${id}`,
    name: 'task.update',
    at: '2026-11-25T14:30:00.000Z',
    args: { id, set: { done: true } },
  });

  test('can each be taken back as long as their time lasts', async () => {
    const { changes, timers } = setUp();
    const [one, two, three] = ['1', '2', '3'].map((id) => changes.save('here/tasks', id, [update(id)]));
    await Promise.all([one!, two!, three!].map(settled));
    expect(changes.earlier('here/tasks')).toEqual([two, one]);
    timers[0]!.run();
    expect(changes.earlier('here/tasks')).toEqual([two]);
    await two!.undo();
    expect(changes.earlier('here/tasks')).toEqual([]);
    expect(changes.latest('here/tasks')).toBe(three);
  });

  test('of one record are taken back from the last one on', async () => {
    const { changes } = setUp();
    const made = changes.save('here/tasks', 'made', [update('1')]);
    const edited = changes.save('here/tasks', 'edited', [update('1')]);
    await Promise.all([made, edited].map(settled));
    expect(changes.earlier('here/tasks')).toEqual([]);
    await edited.undo();
    expect(changes.earlier('here/tasks')).toEqual([made]);
  });
});
