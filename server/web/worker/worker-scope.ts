/** What the service worker uses of its surroundings; the browser's library in this project is that of pages. */
export type WaitingEvent = { readonly waitUntil: (work: Promise<unknown>) => void };
export type AskEvent = WaitingEvent & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};

export type WorkerScope = {
  readonly location: { readonly origin: string };
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
  readonly clients: {
    readonly matchAll: (options: {
      type: 'window';
      includeUncontrolled: boolean;
    }) => Promise<readonly { readonly id: string }[]>;
    readonly claim: () => Promise<void>;
  };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: AskEvent) => void): void;
};
