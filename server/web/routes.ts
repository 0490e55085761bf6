/** The addresses of Kontor's own pages as data. Pure: the service worker knows by them what is a page. */

/** Who may see a page: anybody, people signed in, or owners and admins. */
export type PageAccess = 'open' | 'signed' | 'admin';

export const ROUTES = [
  { name: 'start', path: '/', access: 'signed' },
  { name: 'setUp', path: '/setup', access: 'open' },
  { name: 'signIn', path: '/sign-in', access: 'open' },
  { name: 'invitation', path: '/invitation', access: 'open' },
  { name: 'reset', path: '/reset', access: 'open' },
  { name: 'people', path: '/people', access: 'signed' },
  { name: 'companies', path: '/companies', access: 'signed' },
  { name: 'activities', path: '/activities', access: 'signed' },
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
  { name: 'customFields', path: '/admin/fields', access: 'admin' },
  { name: 'duplicates', path: '/duplicates', access: 'signed' },
  { name: 'quality', path: '/quality', access: 'signed' },
  { name: 'import', path: '/import', access: 'admin' },
  { name: 'export', path: '/export', access: 'admin' },
  { name: 'users', path: '/admin/users', access: 'admin' },
  { name: 'panelLayout', path: '/admin/panel', access: 'admin' },
  { name: 'practice', path: '/practice', access: 'signed' },
] as const satisfies readonly { name: string; path: string; access: PageAccess }[];

export type RouteName = (typeof ROUTES)[number]['name'] | 'missing';
export type Route = {
  readonly name: RouteName;
  readonly access: PageAccess;
  readonly params: Readonly<Record<string, string>>;
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
