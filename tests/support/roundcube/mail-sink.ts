/** Takes every mail that is sent to it over SMTP and keeps it, on loopback; nothing is delivered anywhere. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type MailSink = {
  readonly port: number;
  /** Raw messages in the order in which they came. */
  readonly received: () => readonly string[];
  readonly close: () => Promise<void>;
};

const unstuffed = (lines: readonly string[]): string =>
  lines.map((line) => (line.startsWith('.') ? line.slice(1) : line)).join('\r\n');

/** One conversation. Source: RFC 5321. */
const serve = (socket: Socket, keep: (raw: string) => void): void => {
  let pending = '';
  let data: string[] | null = null;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const answer = (line: string): void => {
    if (data) {
      if (line !== '.') return void data.push(line);
      keep(unstuffed(data));
      data = null;
      return say('250 kept');
    }
    const command = line.slice(0, 4).toUpperCase();
    if (command === 'EHLO') return say('250-sink\r\n250-8BITMIME\r\n250 SIZE 52428800');
    if (command === 'DATA') {
      data = [];
      return say('354 go on');
    }
    if (command === 'QUIT') {
      say('221 bye');
      return void socket.end();
    }
    return say('250 ok');
  };
  say('220 sink');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    const lines = pending.split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) answer(line);
  });
};

export const startMailSink = async (): Promise<MailSink> => {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, (raw) => received.push(raw));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
