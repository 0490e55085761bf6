/** Starts the process under measurement and talks to it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export type BenchServer = {
  readonly port: number;
  readonly url: string;
  readonly token: string;
  readonly session: string;
  /** Times in ms by path since they were last asked for. */
  readonly times: () => Promise<Readonly<Record<string, number[]>>>;
  readonly stop: () => Promise<void>;
};

export const startBenchServer = async (folder: string): Promise<BenchServer> => {
  const child = fork(new URL('bench-server.ts', import.meta.url), [folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ port, token, session }] = (await once(child, 'message')) as [
    { port: number; token: string; session: string },
  ];
  const url = `http://localhost:${port}`;
  return {
    port,
    url,
    token,
    session,
    times: async () =>
      (await fetch(`http://127.0.0.1:${port}/bench/times`)).json() as Promise<Record<string, number[]>>,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
