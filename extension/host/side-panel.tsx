/** The whole side panel: the screen that connects, or the shared panel with a line about the connection below. */
import './side-panel.css';
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { createApiClient } from '#shared/api/client.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { Me } from '#shared/domain/user.ts';
import type { Voice } from '#shared/i18n/translate.ts';
import { mayLeave } from '#shared/panel/device/may-leave.ts';
import { createDeviceStore } from '#shared/store/device-store.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import type { OpenStoreOptions } from '#shared/store/open-store.ts';
import type { PairingScreen } from '#shared/panel/pairing/pairing-screen.tsx';
import type { Account } from './account.ts';
import type { Connection, Connections } from './connection.ts';
import { ConnectionBar } from './connection-bar.tsx';
import type { ExtensionHost } from './extension-host.ts';
import { extensionTexts } from './extension-texts.ts';
import { MailboxOffer } from './mailbox-offer.tsx';
import { MountedPanel } from './mounted-panel.tsx';
import type { Notifications } from './notifications.ts';
import type { SitesPermission } from '../sites/sites-permission.ts';
import type { Organisation } from './organisation.ts';
import type { OrganisationNotice } from './organisation-notice.tsx';
import { watchRefusal } from './token-refusal.ts';

export type SidePanelOptions = {
  readonly connections: Connections;
  readonly connection: Signal<Connection | null>;
  readonly account: Account;
  readonly lastServer: string;
  /** What the company has set for this browser; it goes before the address of last time. Null until it was asked. */
  readonly organisation: ReadonlySignal<Organisation | null>;
  /** False where the browser keeps nothing, so that it has to be connected each time. */
  readonly lasts: boolean;
  readonly host: ExtensionHost;
  readonly voice: Voice;
  readonly deviceName: string;
  /** Keys that open the panel and read the page, e.g. `Alt+Shift+K`; empty when the person took them away. */
  readonly shortcut: string;
  readonly openShortcuts: () => void;
  readonly notifications: Pick<Notifications, 'isAllowed' | 'allow'>;
  readonly sites: SitesPermission;
  readonly fetch: typeof fetch;
  readonly openStore: (options: Omit<OpenStoreOptions, 'place'>) => Promise<LocalStore>;
};

type Notice =
  | 'connection.revoked'
  | 'connection.revoked_waiting'
  | 'connection.ended'
  | 'page.click'
  | 'page.click_only'
  | 'page.failed';

const presetOf = (organisation: Organisation): string | null =>
  organisation.type === 'server' ? organisation.server : null;

export const createSidePanel = (options: SidePanelOptions) => {
  const { connections, connection, account, voice, shortcut, organisation } = options;
  const notice = signal<Notice | null>(null);
  /** Whose panel it is, as soon as that is known. */
  const me = signal<Me | null>(null);
  const isForgetful = signal(!options.lasts);
  const t = extensionTexts(voice);
  let { lastServer } = options;

  const leave = async (reason: Notice): Promise<void> => {
    connection.value = null;
    me.value = null;
    notice.value = reason;
    await Promise.all([connections.forget(), account.forget()]);
  };

  const apiOf = (server: string, token: string | null): ApiClient => {
    const onRefused = (): void => {
      // An answer that comes late says nothing of the connection there is now, nor of one that was just ended here.
      if (connection.peek()?.token === token) void leave('connection.revoked');
    };
    return createApiClient({
      baseUrl: server,
      token: () => token,
      fetch: token === null ? options.fetch : watchRefusal(options.fetch, onRefused),
    });
  };

  const api: ReadonlySignal<ApiClient | null> = computed(() =>
    connection.value ? apiOf(connection.value.server, connection.value.token) : null,
  );

  const store = createDeviceStore({
    me,
    open: ({ id, name, email }) => {
      const { server = '', token = '' } = connection.peek() ?? {};
      return options.openStore({
        api: apiOf(server, token),
        baseUrl: server,
        token: () => token,
        self: { id, name, email },
        // The client has noticed already.
        onSignedOut: () => undefined,
      });
    },
    onLeft: (count) => {
      if (count > 0) notice.value = 'connection.revoked_waiting';
    },
  });

  /** Ends the device's token on the server too, where it can be reached. Asks first where something would be lost. */
  const disconnect = async (): Promise<void> => {
    const open = await store.current.peek();
    if (open && !(await mayLeave({ store: open, voice, theme: 'system' }))) return;
    await store.leave(async () => {
      await api.value?.call('signOut', { body: {} });
      await leave('connection.ended');
    });
  };

  const host: ExtensionHost = {
    ...options.host,
    // These two change with what is shown.
    get kind() {
      return options.host.kind;
    },
    get limitations() {
      return options.host.limitations;
    },
    // An address of Kontor's own pages has no host in here.
    openUrl: (url) =>
      options.host.openUrl(url.startsWith('/') ? `${connection.peek()?.server ?? ''}${url}` : url),
    readPage: async () => {
      const read = await options.host.readPage();
      const click = shortcut === '' ? 'page.click_only' : 'page.click';
      notice.value = read.ok ? null : read.error.code === 'host.denied' ? click : 'page.failed';
      return read;
    },
  };
  // What the line asked for has happened, or does not matter any more.
  effect(() => {
    const subject = host.subject.value;
    const isStillTrue =
      subject.type === 'page' ? !subject.read : subject.type === 'none' && subject.reason === 'loading';
    if (!isStillTrue && notice.peek()?.startsWith('page.')) notice.value = null;
  });

  /** Fetched where there is a policy: most browsers have none. */
  const companyNotice = signal<typeof OrganisationNotice | null>(null);
  effect(() => {
    if ((organisation.value?.type ?? 'silent') === 'silent' || companyNotice.peek()) return;
    void import('./organisation-notice.tsx').then((loaded) => {
      companyNotice.value = loaded.OrganisationNotice;
    });
  });

  const NoticeLine = () => (
    <div role="status">
      {notice.value ? <p class="ke-notice">{t(notice.value, { shortcut })}</p> : null}
      {isForgetful.value ? <p class="ke-notice">{t('connection.forgetful')}</p> : null}
      {companyNotice.value && organisation.value ? (
        <companyNotice.value
          organisation={organisation.value}
          server={connection.value?.server ?? null}
          voice={voice}
          change={() => void disconnect()}
        />
      ) : null}
    </div>
  );

  /** Fetched when it is needed, once per device: the everyday panel starts without it. */
  const screen = signal<typeof PairingScreen | null>(null);
  effect(() => {
    if (connection.value || screen.peek()) return;
    void import('#shared/panel/pairing/pairing-screen.tsx').then((loaded) => {
      screen.value = loaded.PairingScreen;
    });
  });

  const pairing = (Screen: typeof PairingScreen, preset: string | null) => (
    <Screen
      // A policy that changes while somebody is connecting begins anew with its address.
      key={preset ?? ''}
      apiFor={(server) => apiOf(server, null)}
      kind="extension"
      deviceName={options.deviceName}
      lastServer={preset ?? lastServer}
      isPreset={preset !== null}
      voice={voice}
      openUrl={host.openUrl}
      onPaired={async (paired) => {
        isForgetful.value = !(await connections.remember(paired));
        lastServer = paired.server;
        notice.value = null;
        connection.value = paired;
      }}
    />
  );

  const Connected = ({ server, client }: { server: string; client: ApiClient }) => (
    <>
      <MountedPanel
        api={client}
        host={host}
        account={account}
        store={store.current}
        onKnown={(known) => (me.value = known)}
        voice={voice}
        t={t}
      />
      <MailboxOffer mailboxes={host.mailboxes} t={t} />
      <ConnectionBar
        mailboxes={host.mailboxes}
        sites={options.sites}
        server={server}
        t={t}
        openKontor={() => host.openUrl(server)}
        readPage={() => void host.readPage()}
        notifications={options.notifications}
        openShortcuts={options.openShortcuts}
        disconnect={() => void disconnect()}
      />
    </>
  );

  return () => (
    <div class="ke-frame">
      <NoticeLine />
      {connection.value && api.value ? (
        <Connected server={connection.value.server} client={api.value} />
      ) : (
        screen.value && organisation.value && pairing(screen.value, presetOf(organisation.value))
      )}
    </div>
  );
};
