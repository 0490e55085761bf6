/**
 * All of a browser's traffic: a proxy that remembers each request whole, passes those for one server on and answers every
 * other host by itself with an empty page, so that any number of sites can be visited.
 */
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Passed = {
  readonly host: string;
  /** Everything of it: method, address, headers, body. */
  readonly text: string;
};

export type BrowserProxy = {
  /** `host:port`, as browsers take it. */
  readonly address: string;
  /** Everything since the start or the last `forget`. */
  readonly passed: () => readonly Passed[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
};

/** @param server origin of the one server that is real, on plain http */
export const startBrowserProxy = async (server: string): Promise<BrowserProxy> => {
  const real = new URL(server);
  let passed: Passed[] = [];
  const proxy = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [method, url] = [request.method ?? '', new URL(request.url ?? '', server)];
      const body = Buffer.concat(chunks);
      const headers = request.rawHeaders.join('\n');
      passed.push({ host: url.host, text: `${method} ${url.href}\n${headers}\n\n${body.toString()}` });
      if (url.host !== real.host) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return void response.end(`<!doctype html><title>${url.hostname}</title><p>${url.hostname}`);
      }
      const onward = send(url, { method, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      // Whoever hangs up a stream hangs up on both sides.
      response.on('close', () => onward.destroy());
      onward.end(body);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    address: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    passed: () => passed,
    forget: () => {
      passed = [];
    },
    close: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
};
