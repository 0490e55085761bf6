/** A request exactly as written: no normalised path, no trusted authorities but the one given. */
import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';

export type RawAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** `ca` is the certificate of an https server of the test's own. */
export const rawGet = async (origin: string, path: string, ca?: string): Promise<RawAnswer> => {
  const { hostname, port, protocol } = new URL(origin);
  const options = { hostname, port, path, agent: false, ...(ca ? { ca } : {}) };
  const asked = (protocol === 'https:' ? requestHttps : requestHttp)(options);
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
};
