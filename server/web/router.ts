/** A small router on the history API: addresses as data, one signal that says where we are. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** Who may see a page: anybody, people signed in, or owners and admins. */
export type PageAccess = 'open' | 'signed' | 'admin';

export const ROUTES = [
  { name: 'start', path: '/', access: 'signed' },
  { name: 'setUp', path: '/setup', access: 'open' },
  { name: 'signIn', path: '/sign-in', access: 'open' },
  { name: 'invitation', path: '/invitation', access: 'open' },
  { name: 'reset', path: '/reset', access: 'open' },
  { name: 'person', path: '/people/:id', access: 'signed' },
  { name: 'company', path: '/companies/:id', access: 'signed' },
  { name: 'call', path: '/call', access: 'signed' },
  { name: 'pair', path: '/pair', access: 'signed' },
  { name: 'outlook', path: '/outlook', access: 'signed' },
  { name: 'signInWindow', path: '/outlook/connect', access: 'signed' },
  { name: 'extension', path: '/extension', access: 'signed' },
  { name: 'settings', path: '/settings', access: 'signed' },
  { name: 'logRules', path: '/settings/rules', access: 'signed' },
  { name: 'templates', path: '/templates', access: 'signed' },
  { name: 'users', path: '/admin/users', access: 'admin' },
  { name: 'practice', path: '/practice', access: 'signed' },
] as const satisfies readonly { name: string; path: string; access: PageAccess }[];

export type RouteName = (typeof ROUTES)[number]['name'] | 'missing';
export type Route = {
  readonly name: RouteName;
  readonly access: PageAccess;
  readonly params: Readonly<Record<string, string>>;
};
export type Place = Route & {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Grows with each change of place, so that the same address twice is two visits. */
  readonly visit: number;
};

const MISSING: Route = { name: 'missing', access: 'open', params: {} };

const paramsOf = (pattern: string, path: string): Record<string, string> | null => {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return null;
    } else if (value === '') return null;
    else
      try {
        params[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return null;
      }
  }
  return params;
};

/** The page for a path; a slash at the end does not matter. Anything unknown is `missing`. */
export const matchRoute = (path: string): Route => {
  const bare = path === '/' ? path : path.replace(/\/+$/, '') || '/';
  for (const { name, path: pattern, access } of ROUTES) {
    const params = paramsOf(pattern, bare);
    if (params) return { name, access, params };
  }
  return MISSING;
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
