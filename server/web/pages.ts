/** Which module holds which page; each is loaded when it is first opened. */
import type { ComponentType } from 'preact';
import type { Place } from './router.ts';
import type { RouteName } from './routes.ts';

export type PageProps = { place: Place };
export type PageModule = { Page: ComponentType<PageProps> };

export const pages: Readonly<Record<RouteName, () => Promise<PageModule>>> = {
  start: () => import('./pages/start/start.page.tsx'),
  setUp: () => import('./pages/account/set-up.page.tsx'),
  signIn: () => import('./pages/account/sign-in.page.tsx'),
  invitation: () => import('./pages/account/link.page.tsx'),
  reset: () => import('./pages/account/link.page.tsx'),
  people: () => import('./pages/lists/lists.page.tsx'),
  companies: () => import('./pages/lists/lists.page.tsx'),
  activities: () => import('./pages/lists/lists.page.tsx'),
  person: () => import('./pages/record/record.page.tsx'),
  company: () => import('./pages/record/record.page.tsx'),
  call: () => import('./pages/call/call.page.tsx'),
  pair: () => import('./pages/pair/pair.page.tsx'),
  outlook: () => import('./pages/connect/outlook.page.tsx'),
  signInWindow: () => import('./pages/connect/sign-in-window.page.tsx'),
  extension: () => import('./pages/connect/extension.page.tsx'),
  settings: () => import('./pages/settings/settings.page.tsx'),
  logRules: () => import('./pages/log-rules/log-rules.page.tsx'),
  templates: () => import('./pages/templates/templates.page.tsx'),
  customFields: () => import('./pages/admin/fields/fields.page.tsx'),
  duplicates: () => import('./pages/duplicates/duplicates.page.tsx'),
  quality: () => import('./pages/quality/quality.page.tsx'),
  users: () => import('./pages/admin/users.page.tsx'),
  panelLayout: () => import('./pages/admin/panel-layout.page.tsx'),
  import: () => import('./pages/transfer/import.page.tsx'),
  export: () => import('./pages/transfer/export.page.tsx'),
  practice: () => import('./practice/practice.page.tsx'),
  missing: () => import('./pages/missing.page.tsx'),
};
