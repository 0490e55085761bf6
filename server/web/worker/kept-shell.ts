/**
 * The files of one build, kept whole or not at all, and those of earlier builds for as long as a page of theirs is open.
 * They are the same for everybody and hold nothing of anybody.
 */
import type { WorkerScope } from './worker-scope.ts';

export type ShellFile = {
  readonly path: string;
  /** As in `<script integrity>`: a server that was updated meanwhile hands out another file, and nothing is mixed. */
  readonly integrity: string;
};
export type Shell = { readonly version: string; readonly files: readonly ShellFile[] };

/** The server takes these caches away by this name (`page.routes.ts`). */
const PREFIX = 'kontor-shell-';
/** Where a cache notes which pages of earlier builds were open when it took over. */
const EARLIER = '/kontor-shell/earlier';
const isAsset = (path: string): boolean => path.startsWith('/assets/');

export type KeptShell = {
  /** Throws when a file cannot be fetched as this build has it: then the worker before stays. */
  readonly keep: () => Promise<void>;
  /** Notes which pages are open: they are of the builds before. */
  readonly takeOver: () => Promise<void>;
  /** Lets go of earlier builds that no page needs any more. */
  readonly tidy: () => Promise<void>;
  /** A file of this build, or of an earlier one where its name says which. */
  readonly file: (path: string) => Promise<Response | undefined>;
};

export const createKeptShell = (scope: WorkerScope, { version, files }: Shell): KeptShell => {
  const { caches, clients } = scope;
  const name = PREFIX + version;

  const openPages = async (): Promise<readonly string[]> =>
    (await clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ id }) => id);
  /** Named by its content, a file of an earlier build is the same file. */
  const fetched = async ({ path, integrity }: ShellFile): Promise<Response> => {
    const kept = isAsset(path) ? await caches.match(path) : undefined;
    if (kept) return kept;
    const answer = await scope.fetch(path, { cache: 'no-cache', integrity, credentials: 'omit' });
    if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };

  return {
    keep: async () => {
      const cache = await caches.open(name);
      try {
        await Promise.all(files.map(async (file) => cache.put(file.path, await fetched(file))));
      } catch (error) {
        await caches.delete(name);
        throw error;
      }
    },
    takeOver: async () => {
      const cache = await caches.open(name);
      await cache.put(EARLIER, new Response(JSON.stringify(await openPages())));
    },
    tidy: async () => {
      const noted = await (await caches.open(name)).match(EARLIER);
      const earlier = (noted ? await noted.json() : []) as readonly string[];
      const open = new Set(await openPages());
      if (earlier.some((id) => open.has(id))) return;
      const names = await caches.keys();
      await Promise.all(
        names.filter((one) => one.startsWith(PREFIX) && one !== name).map((one) => caches.delete(one)),
      );
    },
    file: async (path) => {
      const own = await (await caches.open(name)).match(path);
      return own ?? (isAsset(path) ? caches.match(path) : undefined);
    },
  };
};
