/** Whether tabs may be compared with the known sites: given and taken back by the person, by a switch in the panel. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Browser } from '../browser.ts';
import { TABS_PERMISSION } from './tabs-permission.ts';

export type SitesPermission = {
  /** Null until the browser has said it. */
  readonly isOn: ReadonlySignal<boolean | null>;
  /** Asks the person, or gives the permission back; has to be called from a click. */
  readonly turn: (on: boolean) => Promise<void>;
};

export const createSitesPermission = (api: Pick<Browser, 'permissions'>): SitesPermission => {
  const isOn = signal<boolean | null>(null);
  const look = (): void => {
    api.permissions.contains(TABS_PERMISSION).then(
      (allowed) => (isOn.value = allowed),
      () => undefined,
    );
  };
  look();
  // It can be taken back in the browser's own settings as well.
  api.permissions.onAdded.addListener(look);
  api.permissions.onRemoved.addListener(look);
  return {
    isOn,
    turn: async (on) => {
      await api.permissions[on ? 'request' : 'remove'](TABS_PERMISSION).catch(() => false);
      look();
    },
  };
};
