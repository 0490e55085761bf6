/** Notifications of the system. The permission is asked for when the person wants them, never at install. */
import type { Browser } from '../browser.ts';

export type Notifications = {
  readonly isAllowed: () => Promise<boolean>;
  /** Asks the person; has to be called from a click. */
  readonly allow: () => Promise<boolean>;
  /** Shows one; the same id again replaces it. False when it could not. */
  readonly show: (id: string, title: string, text: string) => Promise<boolean>;
};

const PERMISSION = { permissions: ['notifications' as const] };

export const createNotifications = (
  api: Pick<Browser, 'permissions' | 'runtime'> & Partial<Pick<Browser, 'notifications'>>,
): Notifications => {
  const isAllowed = (): Promise<boolean> => api.permissions.contains(PERMISSION);
  return {
    isAllowed,
    allow: () => api.permissions.request(PERMISSION),
    show: async (id, title, message) => {
      if (!api.notifications || !(await isAllowed())) return false;
      const iconUrl = api.runtime.getURL('icon/128.png');
      return api.notifications.create(id, { type: 'basic', iconUrl, title, message }).then(
        () => true,
        () => false,
      );
    },
  };
};
