/** A request that has begun and is not finished, for what happens to it meanwhile. */
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { rawGet } from './raw-request.ts';

export type SlowRequest = {
  /** Sends the rest; the status of the answer. */
  readonly finish: () => Promise<number>;
};

/** A wrong sign-in of which the server has taken the head and waits for the body. The answer will be 401. */
export const beginSignIn = async (origin: string): Promise<SlowRequest> => {
  const { hostname, port } = new URL(origin);
  const body = '{"email":"nora@haus.example","password":"falsch falsch"}';
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    expect: '100-continue',
  };
  const slow = request({ hostname, port, path: '/api/v1/sign-in', method: 'POST', headers });
  slow.flushHeaders();
  await once(slow, 'continue');
  slow.write(body.slice(0, 10));
  return {
    finish: async () => {
      slow.end(body.slice(10));
      const [answer] = (await once(slow, 'response')) as [IncomingMessage];
      answer.resume();
      return answer.statusCode ?? 0;
    },
  };
};

/** Waits until nobody takes new connections there any more. */
export const untilRefused = async (origin: string): Promise<void> => {
  for (;;) {
    const isRefused = await rawGet(origin, '/healthz').then(
      () => false,
      () => true,
    );
    if (isRefused) return;
    await setImmediate();
  }
};
