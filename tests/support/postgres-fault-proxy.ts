/**
 * Stands between the server and PostgreSQL and does what networks and databases do to a transaction: the connection is
 * lost in the middle, the commit or its answer never arrives, or the commit comes late, after others that began later.
 *
 * Reads the messages of the protocol as far as it must: a frame is a letter and its length; `begin` and `commit` are sent
 * as plain queries. Source: https://www.postgresql.org/docs/18/protocol-message-formats.html
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** `lose_answer` lets a commit through and cuts before anybody hears of it; `hold` keeps it back until `release`. */
export type Fate = 'pass' | 'cut' | 'lose_answer' | 'hold';
export type Moment = 'statement' | 'commit';

export type PostgresFaultProxy = {
  readonly port: number;
  /** How often it happened: connections cut in a transaction, at its commit, after it; errors PostgreSQL told, by code. */
  readonly counts: { cutInside: number; cutCommit: number; lostAnswer: number; held: number };
  readonly errors: ReadonlyMap<string, number>;
  /** Commits that are kept back now. */
  readonly waiting: () => number;
  readonly release: () => void;
  readonly close: () => Promise<void>;
};

/** Splits what arrives into frames; the first message of a connection has no letter. */
const createFrames = (hasStart: boolean): ((chunk: Buffer) => Buffer[]) => {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = hasStart;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const frames: Buffer[] = [];
    for (;;) {
      const at = isStart ? 0 : 1;
      if (rest.length < at + 4) return frames;
      const size = at + rest.readUInt32BE(at);
      if (rest.length < size) return frames;
      frames.push(rest.subarray(0, size));
      rest = rest.subarray(size);
      isStart = false;
    }
  };
};

const letterOf = (frame: Buffer): string => String.fromCharCode(frame[0]!);
const queryOf = (frame: Buffer): string =>
  letterOf(frame) === 'Q' ? frame.subarray(5, -1).toString().toLowerCase() : '';
/** The field `C` of an error: five signs of SQLSTATE. */
const codeOf = (frame: Buffer): string => /\0C([0-9A-Z]{5})\0/.exec(frame.toString('latin1'))?.[1] ?? '';

export const startPostgresFaultProxy = async (
  targetPort: number,
  decide: (moment: Moment) => Fate,
  onHeld: () => void,
): Promise<PostgresFaultProxy> => {
  const sockets = new Set<Socket>();
  const held = new Set<() => void>();
  const errors = new Map<string, number>();
  const counts = { cutInside: 0, cutCommit: 0, lostAnswer: 0, held: 0 };
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // A connection that is cut is what this is for.
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };

  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    for (const socket of [client, target]) keep(socket);
    const cut = (): void => {
      client.destroy();
      target.destroy();
    };
    client.once('close', cut);
    target.once('close', cut);
    let isOpen = false;
    let isAnswerLost = false;

    const commit = (frame: Buffer): void => {
      isOpen = false;
      const fate = decide('commit');
      if (fate === 'cut') {
        counts.cutCommit += 1;
        return cut();
      }
      if (fate !== 'hold') {
        isAnswerLost = fate === 'lose_answer';
        return void target.write(frame);
      }
      counts.held += 1;
      // Whoever sent it waits for the answer: nothing else follows on this connection.
      held.add(() => void target.write(frame));
      onHeld();
    };
    const framesToTarget = createFrames(true);
    client.on('data', (chunk: Buffer) => {
      for (const frame of framesToTarget(chunk)) {
        const query = queryOf(frame);
        if (query === 'commit') {
          commit(frame);
          continue;
        }
        if (query === 'begin') isOpen = true;
        if (query === 'rollback') isOpen = false;
        if (isOpen && letterOf(frame) === 'B' && decide('statement') === 'cut') {
          counts.cutInside += 1;
          return cut();
        }
        target.write(frame);
      }
    });
    const framesToClient = createFrames(false);
    target.on('data', (chunk: Buffer) => {
      for (const frame of framesToClient(chunk)) {
        if (letterOf(frame) === 'E') errors.set(codeOf(frame), (errors.get(codeOf(frame)) ?? 0) + 1);
        if (isAnswerLost) {
          counts.lostAnswer += 1;
          return cut();
        }
        client.write(frame);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    counts,
    errors,
    waiting: () => held.size,
    release: () => {
      for (const go of held) go();
      held.clear();
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
