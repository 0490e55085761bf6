/** A lean client for load: keep-alive connections, one request after another on each, nothing parsed but the length. */
import { connect } from 'node:net';

export type LoadRequest = { readonly path: string; readonly body: string };
export type LoadResult = {
  readonly perSecond: number;
  readonly failed: number;
  /** What whoever asked waited for each answer, in ms. */
  readonly waits: readonly number[];
};

const HEAD_END = '\r\n\r\n';
const CHUNKS_END = '0\r\n\r\n';

/** Whether the bytes so far are one whole answer. */
const isWhole = (text: string): boolean => {
  const end = text.indexOf(HEAD_END);
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  return length === undefined
    ? text.endsWith(CHUNKS_END)
    : text.length - end - HEAD_END.length >= Number(length);
};

const toBytes = (port: number, token: string, { path, body }: LoadRequest): Buffer =>
  Buffer.from(
    [
      `POST ${path} HTTP/1.1`,
      `host: localhost:${port}`,
      `authorization: Bearer ${token}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );

const runConnection = (
  port: number,
  next: () => Buffer | undefined,
  answered: (hasFailed: boolean, wait: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let sent = 0;
    const send = (): void => {
      const request = next();
      sent = performance.now();
      if (request) socket.write(request);
      else socket.end(resolve);
    };
    socket.setNoDelay(true);
    // One byte, one character: lengths stay right.
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!isWhole(text)) return;
      answered(!text.startsWith('HTTP/1.1 200'), performance.now() - sent);
      text = '';
      send();
    });
  });

/** Sends all requests once, spread over the connections. */
export const sendAll = async (
  port: number,
  token: string,
  connections: number,
  requests: readonly LoadRequest[],
): Promise<LoadResult> => {
  const all = requests.map((request) => toBytes(port, token, request));
  let sent = 0;
  let failed = 0;
  const waits: number[] = [];
  const answered = (hasFailed: boolean, wait: number): void => {
    if (hasFailed) failed += 1;
    waits.push(wait);
  };
  const started = performance.now();
  const next = (): Buffer | undefined => all[sent++];
  await Promise.all(Array.from({ length: connections }, () => runConnection(port, next, answered)));
  return { perSecond: (all.length / (performance.now() - started)) * 1_000, failed, waits };
};
