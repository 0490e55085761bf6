/**
 * For the bundlers: a client calls the contract and checks nothing with it, so of each endpoint only its line goes into
 * a page – method, path and what is sent and comes back – taken from the one registry while building. The schemas of all
 * requests and answers would be a fifth of the script before the panel's first paint.
 */
import { fileURLToPath } from 'node:url';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';

const registry = fileURLToPath(new URL('endpoints.ts', import.meta.url));

const lineOf = ({ method, path, contentType, responseType }: Endpoint) => ({
  method,
  path,
  contentType,
  responseType,
});

export const clientContract = () => ({
  name: 'kontor-client-contract',
  enforce: 'pre' as const,
  load(id: string): string | null {
    if (id !== registry) return null;
    const lines = Object.entries(endpoints as Record<string, Endpoint>).map(([name, endpoint]) => [
      name,
      lineOf(endpoint),
    ]);
    return `export const endpoints = ${JSON.stringify(Object.fromEntries(lines))};`;
  },
});
