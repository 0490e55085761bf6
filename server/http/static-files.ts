/** Built files by path, from memory after the first read; nothing outside the folder can be named. */
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
  '.xml': 'application/xml; charset=utf-8',
};

export type StaticFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };
export type StaticFiles = { readonly read: (path: string) => Promise<StaticFile | null> };

export const createStaticFiles = (folder: string): StaticFiles => {
  const known = new Map<string, { file: StaticFile; mtimeMs: number }>();
  return {
    read: async (path) => {
      const full = normalize(join(folder, path));
      if (!full.startsWith(folder + sep) || path.includes('\0')) return null;
      const info = await stat(full).catch(() => null);
      if (!info?.isFile()) return null;
      const cached = known.get(full);
      if (cached?.mtimeMs === info.mtimeMs) return cached.file;
      const file = {
        bytes: new Uint8Array(await readFile(full)),
        type: TYPES[extname(full)] ?? 'application/octet-stream',
      };
      known.set(full, { file, mtimeMs: info.mtimeMs });
      return file;
    },
  };
};
