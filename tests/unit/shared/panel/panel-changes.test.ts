import { describe, expect, test } from 'vitest';
import type { MutationEnvelope, MutationOutcome } from '#shared/domain/mutation.ts';
import { createIdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { followStore } from '#shared/panel/panel-store.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import type { ApiClient } from '#shared/api/client.ts';
import { createPanelChanges, GRACE_MS, SLIP_MS, UNDO_MS } from '#shared/panel/panel-changes.ts';
import type { Change } from '#shared/panel/panel-changes.ts';

const clock = { now: () => Date.parse('2026-11-25T14:30:00.000Z') };

const applied = (mutations: readonly MutationEnvelope[]): MutationOutcome[] =>
  mutations.map(({ id }) => ({ id, status: 'applied', replayed: false, result: {} }));

const setUp = (keep?: (direct: LocalStore) => LocalStore) => {
  const sent: (readonly MutationEnvelope[])[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const replies: Result<readonly MutationOutcome[]>[] = [];
  const events: string[] = [];
  const api = {
    call: async (_name: string, { body }: { body: { mutations: readonly MutationEnvelope[] } }) => {
      sent.push(body.mutations);
      const reply = replies.shift() ?? ok(applied(body.mutations));
      return reply.ok ? ok({ outcomes: reply.value }) : reply;
    },
  } as unknown as ApiClient;
  const direct = createDirectStore(api);
  const store = keep?.(direct) ?? direct;
  const changes = createPanelChanges({
    store: followStore(store),
    clock,
    newId: createIdGenerator(clock, (count) => new Uint8Array(count)),
    onSaved: async () => void events.push('laid over'),
    onSettled: async () => void events.push('asked again'),
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
  expect(change.state.value).toEqual({ phase: 'saved', undoable: true, on: 'kontor' });
  expect(timers.map(({ ms }) => ms)).toEqual([UNDO_MS]);
  timers[0]!.run();
  expect(change.state.value).toEqual({ phase: 'saved', undoable: false, on: 'kontor' });
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
    return ok({ mutations: [note('one')] });
  });
  await settled(change);
  await change.retry();
  expect(prepared).toBe(1);
});

test('a failed preparation saves nothing, and trying again prepares anew', async () => {
  const { changes, sent, note } = setUp();
  let tries = 0;
  const change = changes.start('here/log', 'Mail', async () =>
    ++tries === 1 ? fail('host.timeout') : ok({ mutations: [note('one')] }),
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

describe('where the device keeps changes', () => {
  /** Saves at once; the server's word comes when the test says so. */
  const keeping = () => {
    let settle: (outcomes: MutationOutcome[]) => void = () => undefined;
    const set = setUp((direct) => ({
      ...direct,
      keeps: true,
      save: async () => ok({ settled: new Promise<MutationOutcome[]>((resolve) => (settle = resolve)) }),
    }));
    /** The moment of grace is over. */
    const wait = async (): Promise<void> => {
      await expect.poll(() => set.timers.some(({ ms }) => ms === GRACE_MS)).toBe(true);
      set.timers.find(({ ms }) => ms === GRACE_MS)!.run();
    };
    return { ...set, wait, settle: (outcomes: MutationOutcome[]) => settle(outcomes) };
  };

  test('a change is said to be there, can be taken back, and is said to be in Kontor once it is', async () => {
    const { changes, note, wait, settle, events } = keeping();
    const change = changes.save('here/note', 'Note', [note('one')]);
    await wait();
    expect(await settled(change)).toBe('saved');
    expect(change.state.value).toEqual({ phase: 'saved', undoable: true, on: 'device' });
    expect(events).toEqual(['laid over']);
    settle(applied(change.mutations()));
    await expect.poll(() => change.state.value).toMatchObject({ phase: 'saved', on: 'kontor' });
    expect(events).toEqual(['laid over', 'asked again']);
  });

  test('a change the server will not have is said to need attention', async () => {
    const { changes, note, wait, settle } = keeping();
    const change = changes.save('here/note', 'Note', [note('one')]);
    await wait();
    await settled(change);
    settle([{ id: change.mutations()[0]!.id, status: 'rejected', error: { code: 'access.denied' } }]);
    await expect.poll(() => change.state.value.phase).toBe('refused');
  });

  test('what the server takes at once is never said to be on the device', async () => {
    const { changes, note, settle, events } = keeping();
    const change = changes.save('here/note', 'Note', [note('one')]);
    await expect.poll(() => events).toEqual(['laid over']);
    settle(applied(change.mutations()));
    await settled(change);
    expect(change.state.value).toMatchObject({ phase: 'saved', on: 'kontor' });
  });
});
