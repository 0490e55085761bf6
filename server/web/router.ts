/** A small router on the history API: one signal that says where we are. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { matchRoute } from './routes.ts';
import type { Route } from './routes.ts';

export type Place = Route & {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Grows with each change of place, so that the same address twice is two visits. */
  readonly visit: number;
};

/** The only addresses a page may send people on to: pages of ours. Anything else becomes the start page. */
export const safeNext = (next: string | null): string => {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/';
  const url = new URL(next, 'http://kontor.example');
  const { name } = matchRoute(url.pathname);
  const isWork = name !== 'missing' && name !== 'setUp' && name !== 'signIn';
  return url.host === 'kontor.example' && isWork ? url.pathname + url.search : '/';
};

export type Router = {
  readonly place: ReadonlySignal<Place>;
  readonly go: (address: string, options?: { replace?: boolean }) => void;
  /** Takes over clicks on links to our own pages; gives a function that stops it. */
  readonly start: () => () => void;
};

type RouterWindow = Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>;

const linkOf = (event: MouseEvent): HTMLAnchorElement | null => {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (event.defaultPrevented || !isPlain) return null;
  const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null;
  if (!link || link.target !== '' || link.hasAttribute('download')) return null;
  return link;
};

export const createRouter = (view: RouterWindow): Router => {
  let visit = 0;
  const read = (): Place => {
    const { pathname, search } = view.location;
    visit += 1;
    return { ...matchRoute(pathname), path: pathname, query: new URLSearchParams(search), visit };
  };
  const place = signal(read());
  const go: Router['go'] = (address, options = {}) => {
    if (options.replace) view.history.replaceState(null, '', address);
    else view.history.pushState(null, '', address);
    place.value = read();
  };
  const onPop = (): void => {
    place.value = read();
  };
  const onClick = (event: Event): void => {
    const link = linkOf(event as MouseEvent);
    if (!link || link.origin !== view.location.origin || matchRoute(link.pathname).name === 'missing') return;
    if (link.hash !== '' && link.pathname === view.location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  };
  return {
    place,
    go,
    start: () => {
      view.addEventListener('popstate', onPop);
      view.addEventListener('click', onClick);
      return () => {
        view.removeEventListener('popstate', onPop);
        view.removeEventListener('click', onClick);
      };
    },
  };
};
