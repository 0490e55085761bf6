/** One quiet line at the bottom: with which Kontor this browser is connected, and what can be done about it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lazyComponent } from '#shared/panel/components/lazy-component.tsx';
import { hostOf } from '#shared/panel/pairing/server-name.ts';
import type { SitesPermission } from '../sites/sites-permission.ts';
import type { ExtensionTranslator } from './extension-texts.ts';
import type { Mailboxes } from './mailbox.ts';
import type { Notifications } from './notifications.ts';

export type ConnectionBarProps = {
  readonly server: string;
  readonly t: ExtensionTranslator;
  readonly openKontor: () => void;
  readonly readPage: () => void;
  readonly notifications: Pick<Notifications, 'isAllowed' | 'allow'>;
  readonly mailboxes: Mailboxes;
  /** Where the browser lets the keys that open the panel be changed. */
  readonly openShortcuts: () => void;
  readonly sites: SitesPermission;
  readonly disconnect: () => void;
};

const KnownSitesSwitch = lazyComponent(
  () => import('./known-sites-switch.tsx').then((module) => module.KnownSitesSwitch),
  () => null,
);

export const ConnectionBar = (props: ConnectionBarProps) => {
  const { server, t, openKontor, readPage, notifications, mailboxes, sites, openShortcuts, disconnect } =
    props;
  const [isAllowed, setAllowed] = useState(true);
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current) menu.current.open = false;
  };
  useLayoutEffect(() => {
    const onOutside = (event: Event): void => {
      if (!menu.current?.contains(event.target as Node)) close();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      event.stopPropagation();
      close();
      menu.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', onOutside);
    // Before the panel, which has a meaning for Esc of its own.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', onOutside);
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
  useEffect(() => {
    notifications.isAllowed().then(setAllowed, () => undefined);
  }, [notifications]);
  const allow = (): void => {
    notifications.allow().then(setAllowed, () => undefined);
  };
  const item = (text: string, act: () => void) => (
    <button
      type="button"
      onClick={() => {
        close();
        act();
      }}
    >
      {text}
    </button>
  );
  return (
    <footer class="ke-bar">
      <span class="ke-server">{t('connection.with', { server: hostOf(server) })}</span>
      <details class="ke-menu" ref={menu}>
        <summary aria-label={t('connection.menu')} title={t('connection.menu')}>
          <span aria-hidden="true">⋯</span>
        </summary>
        <div class="ke-items">
          {item(t('page.again'), readPage)}
          {item(t('connection.open'), openKontor)}
          {mailboxes.current.value?.isFollowed
            ? item(t('mailbox.unfollow'), () => void mailboxes.unfollow())
            : null}
          {isAllowed ? null : item(t('reminders.allow'), allow)}
          {item(t('shortcut.change'), openShortcuts)}
          <KnownSitesSwitch permission={sites} t={t} />
          {item(t('connection.end'), disconnect)}
        </div>
      </details>
    </footer>
  );
};
