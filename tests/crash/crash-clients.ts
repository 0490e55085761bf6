/** Devices that push without a pause, as the panel does: the same changes again until they are answered. */
import { createIdGenerator, systemRandom } from '#shared/lib/ids.ts';
import { systemClock, toInstant } from '#shared/lib/clock.ts';
import type { SyncPushAnswer } from '#shared/domain/sync.ts';

const newId = createIdGenerator(systemClock, systemRandom);

type Change = { id: string; n: number; name: string; at: string; args: { id: string } };

export type CrashClient = {
  /** Pushes until it is told to stop or the server no longer answers. */
  readonly push: (url: string, epoch: string, isOver: () => boolean) => Promise<void>;
  /** Record by mutation, of what the server said is settled. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Changes nobody has answered yet. */
  readonly waiting: () => number;
};

export const createCrashClient = (token: string, batch: number): CrashClient => {
  const clientId = newId();
  const acknowledged = new Map<string, string>();
  let queue: Change[] = [];
  let n = 0;
  let person = '';

  const change = (): Change => {
    n += 1;
    const id = newId();
    const at = toInstant(systemClock.now());
    if (n % 3 !== 0) {
      person = id;
      const fields = { lastName: `Person ${id}` };
      return { id: newId(), n, name: 'person.create', at, args: Object.assign({ id }, { fields }) };
    }
    const links = [{ type: 'person', id: person }];
    const note = { kind: 'note', fields: { text: `Notiz ${id}` }, visibility: 'all', links };
    return { id: newId(), n, name: 'activity.create', at, args: Object.assign({ id }, note) };
  };

  const send = async (url: string, epoch: string): Promise<void> => {
    const response = await fetch(`${url}/api/v1/sync/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ epoch, clientId, mutations: queue }),
    });
    const answer = (await response.json()) as SyncPushAnswer;
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    for (const outcome of answer.outcomes) {
      if (outcome.status === 'rejected') throw new Error(JSON.stringify(outcome));
      const settled = queue.find(({ id }) => id === outcome.id)!;
      acknowledged.set(settled.id, settled.args.id);
      queue = queue.filter(({ id }) => id !== outcome.id);
    }
  };

  return {
    push: async (url, epoch, isOver) => {
      for (;;) {
        if (queue.length === 0) {
          if (isOver()) return;
          queue = Array.from({ length: batch }, change);
        }
        try {
          await send(url, epoch);
        } catch (error) {
          // The connection broke: the server was killed, and what is in the queue is sent again to the next.
          if (error instanceof TypeError || error instanceof SyntaxError) return;
          throw error;
        }
      }
    },
    acknowledged,
    waiting: () => queue.length,
  };
};
