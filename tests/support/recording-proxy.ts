/** Stands between a client and a server, passes everything on and remembers what was said. */
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Recorded = { readonly method: string; readonly path: string; readonly body: string };

export type RecordingProxy = {
  readonly url: string;
  /** Everything since the start or the last `forget`, preflights left out. */
  readonly recorded: () => readonly Recorded[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
};

/** @param target origin of a server on plain http */
export const startRecordingProxy = async (target: string): Promise<RecordingProxy> => {
  let recorded: Recorded[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const [method, path] = [request.method ?? '', request.url ?? ''];
      if (method !== 'OPTIONS') recorded.push({ method, path, body: body.toString() });
      const onward = send(new URL(path, target), { method, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      onward.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    recorded: () => recorded,
    forget: () => {
      recorded = [];
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
