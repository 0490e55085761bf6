import { createContext } from 'preact';
import type { Signal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { Router } from '../router.ts';
import type { DeviceStore } from '#shared/store/device-store.ts';
import type { WorkingSet } from '#shared/store/working-set.ts';
import type { Session } from './session.ts';
import type { Notices } from './notices.ts';
import type { RecentRecords } from './recent-records.ts';

/** What every page may use: who is signed in, where we are, and the line at the bottom that says what was done. */
export type App = Session & {
  readonly store: DeviceStore;
  /** What this device holds, for pages without a connection. */
  readonly held: () => Promise<WorkingSet | null>;
  readonly router: Router;
  readonly notices: Notices;
  /** What was looked for last: the list beside a record goes on with it. */
  readonly lastQuery: Signal<string>;
  readonly recent: RecentRecords;
};

export const AppContext = createContext<App | null>(null);

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside of the app');
  return app;
};
