/** Puts the shared panel into the pane for the person the token belongs to. */
import { signal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import { readAccount } from '#shared/domain/kept-account.ts';
import type { Me } from '#shared/domain/user.ts';
import type { Voice } from '#shared/i18n/translate.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { mountPanel } from '#shared/panel/mount-panel.tsx';
import type { KeyValueStore } from '#shared/panel/panel-host.ts';
import { createDeviceStore } from '#shared/store/device-store.ts';
import { openStore } from '#shared/store/open-store.ts';
import type { OfficeHost } from './office-host.ts';
import { languageToVoice } from './outlook-texts.ts';

export type PanePanelOptions = {
  readonly host: OfficeHost;
  readonly storage: KeyValueStore;
  readonly api: ApiClient;
  readonly token: () => string | null;
  readonly place: HTMLElement;
};

export type PanePanel = {
  /**
   * Shows the panel, or shows it again as it was left when it still belongs to the same person.
   * Errors: those of asking for the own account, when it was never known before.
   */
  readonly show: () => Promise<Result<void>>;
  /** The connection has ended: what others wrote goes from this device; what waits of one's own stays for the next one. */
  readonly ended: () => void;
};

/** The account of last time, so that the panel paints before the server has said who it is. */
const ME = 'me';

/** Outlook's language where Kontor speaks it, else the one the person chose in Kontor. */
export const panelVoice = (outlookLanguage: string, { preferences }: Me): Voice => ({
  locale: /^(?:de|en)\b/iu.test(outlookLanguage)
    ? languageToVoice(outlookLanguage).locale
    : preferences.locale,
  addressForm: preferences.addressForm,
});

const samePanel = (one: Me, other: Me): boolean =>
  one.id === other.id && JSON.stringify(one.preferences) === JSON.stringify(other.preferences);

export const createPanePanel = ({ host, storage, api, token, place }: PanePanelOptions): PanePanel => {
  let shown: { me: Me; end: () => void } | null = null;
  const account = signal<Me | null>(null);
  const { current: store } = createDeviceStore({
    me: account,
    open: ({ id, name, email }) =>
      openStore({
        api,
        baseUrl: '',
        token,
        place: 'outlook',
        self: { id, name, email },
        // The pane's token has noticed already.
        onSignedOut: () => undefined,
      }),
    onLeft: () => undefined,
  });

  const mount = (me: Me): void => {
    account.value = me;
    if (shown && samePanel(shown.me, me)) return;
    shown?.end();
    const voice = panelVoice(host.locale, me);
    shown = { me, end: mountPanel(place, { host, api, store, me, clock: systemClock, newId, voice }) };
  };

  return {
    ended: () => {
      account.value = null;
    },
    show: async () => {
      // Back from a connection that had ended: what could not be asked then is asked now.
      if (shown) host.tellAgain();
      const kept = shown?.me ?? readAccount(await storage.get(ME));
      if (kept) mount(kept);
      const asked = await api.call('me', {});
      if (!asked.ok) return kept ? ok(undefined) : asked;
      await storage.set(ME, JSON.stringify(asked.value));
      mount(asked.value);
      return ok(undefined);
    },
  };
};
