/**
 * The real server as a process of its own, on a free port and an empty data folder: without npm unless asked for.
 * The pages must be built before (`npm run build`); the process builds nothing when they are current.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createApiClient } from '#shared/api/client.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { Role } from '#shared/domain/user.ts';

const root = new URL('../..', import.meta.url).pathname;
const MAIN = join(root, 'server/main.ts');

export type TestServer = {
  /** Of what was started: Node, or npm. */
  readonly pid: number;
  readonly url: string;
  readonly dataDir: string;
  /** The link printed at the first start; empty when an owner is there. */
  readonly setUpUrl: string;
  readonly lines: readonly string[];
  /** Runs `kontor …` on the same data; answers its standard output. Throws when it fails. */
  readonly kontor: (args: readonly string[], stdin?: string) => Promise<string>;
  /** An account made by the command line. */
  readonly addUser: (
    email: string,
    name: string,
    role?: Role,
  ) => Promise<{ token: string; api: ApiClient; password: string }>;
  /** Ends when the process and whatever it started have; the exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** SIGTERM, then `exited`. The data folder stays until `remove`. */
  readonly stop: () => Promise<number | null>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export const SERVER_PASSWORD = 'ein langer Satz für den Test';

const run = (args: readonly string[], env: NodeJS.ProcessEnv, stdin = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: root,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`kontor ${args.join(' ')}: ${err || out}`)),
    );
    child.stdin.end(stdin);
  });

const settingsFor = (dataDir: string, env: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  KONTOR_DATA: dataDir,
  KONTOR_PORT: '0',
  NODE_ENV: 'production',
  ...env,
});

/** `kontor …` on a data folder where no server runs (yet). */
export const kontorOn = (dataDir: string): TestServer['kontor'] => {
  const settings = settingsFor(dataDir, {});
  return (args, stdin) => run(args, settings, stdin);
};

/**
 * `env` adds settings such as KONTOR_TLS_CERT or KONTOR_OFFICE_JS_URL; `dataDir` continues on earlier data; `npm` starts
 * it by these arguments of npm, in a process group of its own as a terminal does.
 */
export const startTestServer = async (
  env: Record<string, string> = {},
  dataDir?: string,
  npm?: readonly string[],
): Promise<TestServer> => {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'kontor-server-')));
  const settings = settingsFor(folder, env);
  const child = spawn(npm ? 'npm' : process.execPath, npm ?? [MAIN, 'serve'], {
    cwd: root,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: npm !== undefined,
  });
  const lines: string[] = [];
  const exited = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const found = /(https?:\/\/\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    void exited.then((code) => reject(new Error(`The server ended with ${code}:\n${lines.join('\n')}`)));
  }).catch(async (error: unknown) => {
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const url = new URL(address).origin;
  const kontor = (args: readonly string[], stdin?: string): Promise<string> => run(args, settings, stdin);
  const pid = child.pid!;
  const kill = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(npm ? -pid : pid, 'SIGKILL');
    await exited;
  };
  return {
    pid,
    url,
    dataDir: folder,
    setUpUrl: address.includes('#secret=') ? address : '',
    lines,
    kontor,
    addUser: async (email, name, role = 'user') => {
      await kontor(
        [
          'user',
          'add',
          '--email',
          email,
          '--name',
          name,
          '--role',
          role,
          '--locale',
          'de',
          '--password-stdin',
        ],
        SERVER_PASSWORD,
      );
      const token = (await kontor(['token', 'create', '--user', email])).trim();
      const api = createApiClient({ baseUrl: url, token: () => token, fetch });
      return { token, api, password: SERVER_PASSWORD };
    },
    stop: async () => {
      child.kill('SIGTERM');
      return exited;
    },
    exited,
    kill,
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
