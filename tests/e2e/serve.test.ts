import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#shared/api/endpoint.ts';
import { endpoints } from '#shared/api/endpoints.ts';
import {
  makeLoopbackCertificate,
  writeLoopbackCertificate,
} from '#tests/support/outlook-simulator/web/certificate.ts';
import { rawGet } from '#tests/support/raw-request.ts';
import { beginSignIn, untilRefused } from '#tests/support/slow-request.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

describe('a server that runs', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.remove());

  it('prints one link with a secret at the first start', () => {
    const links = server.lines.filter((line) => /https?:\/\//.test(line));
    expect(links).toHaveLength(1);
    expect(server.setUpUrl).toMatch(/^http:\/\/localhost:\d+\/setup#secret=kol_[\w-]{40,}$/);
  });

  it('says that it lives, that it is ready, and how it is doing', async () => {
    expect(await rawGet(server.url, '/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    expect(await rawGet(server.url, '/readyz')).toMatchObject({ status: 200, body: '{"status":"ready"}' });
    expect((await rawGet(server.url, '/metrics')).body).toMatch(/^kontor_requests_total [1-9]\d*$/m);
  });

  it('keeps a connection longer than proxies keep theirs, which would ask on one that is being closed', async () => {
    const { headers } = await fetch(`${server.url}/healthz`);
    const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
    expect(seconds).toBeGreaterThan(60);
  });

  it('serves its pages under a strict policy', async () => {
    const { status, headers } = await rawGet(server.url, '/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('tells what is installed in the language that is asked in, and lets browsers ask for a new worker each time', async () => {
    const manifest = await rawGet(server.url, '/manifest.webmanifest');
    expect(manifest.headers).toMatchObject({
      'content-type': 'application/manifest+json; charset=utf-8',
      vary: 'accept-language',
      'cache-control': 'no-cache',
    });
    const { icons } = JSON.parse(manifest.body) as { icons: { src: string; type: string }[] };
    for (const { src, type } of icons)
      expect((await rawGet(server.url, src)).headers['content-type']).toBe(type);
    const worker = await rawGet(server.url, '/service-worker.js');
    expect(worker.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
    expect(worker.headers['content-security-policy']).toContain("worker-src 'self'");
  });

  it('lets Outlook alone show the add-in in a frame', async () => {
    const { status, headers } = await rawGet(server.url, '/outlook/taskpane.html');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain('frame-ancestors https://outlook.office.com');
    expect(policy).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    expect(policy).not.toMatch(/frame-ancestors[^;]*\*(?!\.)/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['cross-origin-opener-policy']).toBeUndefined();
    expect((await rawGet(server.url, '/outlook/manifest.xml')).body).toContain('outlook.https_required');
  });

  it('hands out nothing but what was built', async () => {
    const paths = [
      '/assets/../../server/main.ts',
      '/assets/..%2f..%2fserver%2fmain.ts',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/%252e%252e/package.json',
      '/..%5c..%5cpackage.json',
      '/outlook/assets/..%2f..%2fsources.sha256',
      '/outlook/icons/..%2ftaskpane.html%00.png',
      '/extension/..%2fsources.sha256',
      '/extension/kontor-nothing.zip',
      '/assets/%00.js',
      '/kontor.db',
    ];
    for (const path of paths) {
      const { status, body } = await rawGet(server.url, path);
      expect(`${path} ${status}`).toBe(`${path} 404`);
      expect(body).not.toContain('"dependencies"');
    }
  });

  it('describes its whole contract as OpenAPI 3.1, with no reference that leads nowhere', async () => {
    const { body } = await rawGet(server.url, '/api/v1/openapi.json');
    const document = JSON.parse(body) as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = Object.values(endpoints as Record<string, Endpoint>).map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.toSorted()).toEqual(declared.toSorted());
    const leads = (reference: string): boolean =>
      reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document) !==
      undefined;
    const references = [...body.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((reference) => !reference.startsWith('#/') || !leads(reference))).toEqual([]);
  });

  it('says in one sentence that the port is taken, or which setting is wrong', async () => {
    const { port } = new URL(server.url);
    const second = startTestServer({ KONTOR_PORT: port });
    await expect(second).rejects.toThrow(
      new RegExp(`^The server ended with 1:\n[^\n]*${port}[^\n]*listen\\.in_use\\]$`),
    );
    await expect(startTestServer({ KONTOR_PORT: 'abc' })).rejects.toThrow(
      /ended with 2:\n[^\n]*KONTOR_PORT[^\n]*$/,
    );
    await expect(startTestServer({ KONTOR_TLS_CERT: '/missing' })).rejects.toThrow(
      /ended with 2:\n[^\n]*KONTOR_TLS_KEY/,
    );
    const tls = { KONTOR_TLS_CERT: '/missing.crt', KONTOR_TLS_KEY: '/missing.key' };
    await expect(startTestServer(tls)).rejects.toThrow(/ended with 1:\n[^\n]*config\.tls\]$/);
  });

  it('finishes what it is doing when it is told to stop, and prints no secret the next time', async () => {
    await server.addUser('nora@haus.example', 'Nora', 'owner');
    const slow = await beginSignIn(server.url);
    const stopped = server.stop();
    await untilRefused(server.url);
    expect(await slow.finish()).toBe(401);
    expect(await stopped).toBe(0);
    server = await startTestServer({}, server.dataDir);
    expect(server.lines.join('\n')).toContain(server.url);
    expect(server.lines.join('\n')).not.toContain('secret');
    expect(server.setUpUrl).toBe('');
  });

  it('speaks https with its own certificate, and gives Outlook a manifest then', async () => {
    const certificate = makeLoopbackCertificate();
    const { certFile, keyFile } = await writeLoopbackCertificate(server.dataDir, certificate);
    // The name of the file can stand in a file itself, as secrets of containers do.
    await writeFile(join(server.dataDir, 'cert-name'), `${certFile}\n`);
    const secure = await startTestServer({
      KONTOR_TLS_CERT_FILE: join(server.dataDir, 'cert-name'),
      KONTOR_TLS_KEY: keyFile,
    });
    try {
      expect(secure.setUpUrl).toMatch(/^https:\/\/localhost:/);
      const manifest = await rawGet(secure.url, '/outlook/manifest.xml', certificate.cert);
      expect(manifest.status).toBe(200);
      expect(manifest.body).toContain(`${secure.url}/outlook/taskpane.html`);
      expect(manifest.body).not.toContain('{{');
      const page = await rawGet(secure.url, '/', certificate.cert);
      expect(page.headers['strict-transport-security']).toContain('max-age');
    } finally {
      await secure.remove();
    }
  });

  it('is the same add-in to Outlook after a restart, and another one on other data', async () => {
    const certificate = makeLoopbackCertificate();
    const { certFile, keyFile } = await writeLoopbackCertificate(server.dataDir, certificate);
    const tls = { KONTOR_TLS_CERT: certFile, KONTOR_TLS_KEY: keyFile };
    const idOf = async ({ url }: TestServer): Promise<string> => {
      const { body } = await rawGet(url, '/outlook/manifest.xml', certificate.cert);
      return /<Id>([0-9a-f-]{36})<\/Id>/.exec(body)?.[1] ?? `none in ${body}`;
    };
    let secure = await startTestServer(tls);
    const other = await startTestServer(tls);
    try {
      const before = await idOf(secure);
      expect(before).toMatch(/^[0-9a-f-]{36}$/);
      expect(await secure.stop()).toBe(0);
      secure = await startTestServer(tls, secure.dataDir);
      expect(await idOf(secure)).toBe(before);
      expect(await idOf(other)).not.toBe(before);
    } finally {
      await Promise.all([secure.remove(), other.remove()]);
    }
  });
});
