/** Web servers people put in front of Kontor, run for a test with the very lines Kontor's own page gives them. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { caddyLines, nginxLines } from '#server/web/pages/connect/https-commands.ts';

export type ProxyName = 'nginx' | 'caddy';

export type ProxyPlaces = {
  /** For its files; it belongs to the test. */
  readonly folder: string;
  readonly port: number;
  /** Of the Kontor behind it. */
  readonly kontorPort: number;
  readonly certFile: string;
  readonly keyFile: string;
};

/** Where it is installed, or undefined. Debian keeps servers where only root looks. */
export const findProxy = (name: ProxyName): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** The lines of the page with this test's ports and files in the place of the made-up ones. */
const filled = (lines: readonly string[], { port, kontorPort, certFile, keyFile }: ProxyPlaces): string =>
  lines
    .join('\n')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('kontor.example.com {', `https://localhost:${port} {`)
    .replace('server_name kontor.example.com', 'server_name localhost')
    .replaceAll('/etc/ssl/kontor/fullchain.pem', certFile)
    .replaceAll('/etc/ssl/kontor/privkey.pem', keyFile)
    .replace('127.0.0.1:8787', `127.0.0.1:${kontorPort}`);

/** As root it would hand over to an account that cannot write into the test's folder. */
const asWhom = (): string => (process.getuid?.() === 0 ? 'user root;\n' : '');

const nginxFile = (places: ProxyPlaces): string => `${asWhom()}daemon off;
pid ${places.folder}/nginx.pid;
error_log stderr notice;
events {}
http {
  access_log off;
  client_body_temp_path ${places.folder}/body;
  proxy_temp_path ${places.folder}/proxy;
  fastcgi_temp_path ${places.folder}/fastcgi;
  uwsgi_temp_path ${places.folder}/uwsgi;
  scgi_temp_path ${places.folder}/scgi;
  ${filled(nginxLines, places)}
}
`;

const caddyFile = (places: ProxyPlaces): string => `{
  admin off
  auto_https disable_redirects
  grace_period 1s
  storage file_system ${places.folder}/storage
}
${filled(caddyLines, places)}
`;

/** What each says once it takes connections. */
const IS_UP: Readonly<Record<ProxyName, string>> = {
  nginx: 'start worker process ',
  caddy: 'serving initial configuration',
};

/** Starts it; gives what ends it. What it says on the way stands in the error of a start that failed. */
export const startProxy = async (
  name: ProxyName,
  program: string,
  places: ProxyPlaces,
): Promise<() => Promise<void>> => {
  await mkdir(places.folder, { recursive: true });
  const file = join(places.folder, name === 'nginx' ? 'nginx.conf' : 'Caddyfile');
  await writeFile(file, name === 'nginx' ? nginxFile(places) : caddyFile(places));
  const args =
    name === 'nginx' ? ['-c', file, '-e', 'stderr'] : ['run', '--config', file, '--adapter', 'caddyfile'];
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HOME: places.folder,
      XDG_CONFIG_HOME: places.folder,
      XDG_DATA_HOME: places.folder,
    },
  });
  let said = '';
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const { promise: started, resolve: start, reject: fail } = Promise.withResolvers<void>();
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
    if (said.includes(IS_UP[name])) start();
  });
  child.once('exit', () => {
    end();
    fail(new Error(`${name} ended: ${said}`));
  });
  await started;
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
};
