/**
 * A client for Marionette, Firefox's own remote control, over TCP (no geckodriver).
 *
 * Frames are `<length in bytes>:<JSON>`; requests are `[0, id, command, parameters]`, replies `[1, id, error, result]`.
 * Source: Firefox source documentation, "Marionette protocol".
 */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';

export type Marionette = {
  send: (command: string, parameters?: Record<string, unknown>) => Promise<unknown>;
  close: () => void;
};

type Reply = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** Cuts a stream of bytes into frames and hands out each one's JSON. */
export const createFrameReader = (onFrame: (frame: unknown) => void): ((bytes: Buffer) => void) => {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const colon = rest.indexOf(0x3a);
      if (colon === -1) return;
      const end = colon + 1 + Number(rest.subarray(0, colon).toString());
      if (rest.length < end) return;
      onFrame(JSON.parse(rest.subarray(colon + 1, end).toString()));
      rest = rest.subarray(end);
    }
  };
};

export const toFrame = (message: unknown): string => {
  const text = JSON.stringify(message);
  return `${Buffer.byteLength(text)}:${text}`;
};

const opened = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
};

/**
 * Connects to a Firefox that says it listens.
 *
 * Errors: `send` throws Marionette's own message; every open call fails when the connection ends.
 */
export const connectMarionette = async (port: number): Promise<Marionette> => {
  const waiting = new Map<number, Reply>();
  const socket = await opened(port);
  const greeting = new Promise<void>((resolve) => {
    let greeted = false;
    const read = createFrameReader((frame) => {
      if (!greeted) {
        greeted = true;
        resolve();
        return;
      }
      const [, id, error, result] = frame as [1, number, { error: string; message: string } | null, unknown];
      const reply = waiting.get(id);
      waiting.delete(id);
      if (error) reply?.reject(new Error(`${error.error}: ${error.message}`));
      else reply?.resolve(result);
    });
    socket.on('data', read);
  });
  socket
    .on('error', () => socket.destroy())
    .on('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('Firefox ended the connection.'));
      waiting.clear();
    });
  await greeting;
  let lastId = 0;
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        socket.write(toFrame([0, id, command, parameters]));
      }),
    close: () => void socket.destroy(),
  };
};
