/** The shared panel in a place of its own, once it is known who is connected. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiClient } from '#shared/api/client.ts';
import type { Voice } from '#shared/i18n/translate.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Me } from '#shared/domain/user.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { mountPanel } from '#shared/panel/mount-panel.tsx';
import type { StoreSource } from '#shared/panel/panel-store.ts';
import type { Account } from './account.ts';
import type { ExtensionTranslator } from './extension-texts.ts';

export type MountedPanelProps = {
  readonly api: ApiClient;
  readonly host: PanelHost;
  readonly account: Account;
  readonly store: StoreSource;
  /** Told whose panel it is before it is mounted. */
  readonly onKnown: (me: Me) => void;
  readonly voice: Voice;
  readonly t: ExtensionTranslator;
};

export const MountedPanel = ({ api, host, account, store, onKnown, voice, t }: MountedPanelProps) => {
  const place = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [isOutOfReach, setOutOfReach] = useState(false);
  const known = useRef(onKnown);
  known.current = onKnown;
  useEffect(() => {
    let unmount: (() => void) | undefined;
    let isGone = false;
    const start = async (): Promise<void> => {
      const me = await account.load(api);
      if (isGone || !place.current) return;
      setOutOfReach(!me.ok);
      if (!me.ok) return;
      known.current(me.value);
      const { addressForm } = me.value.preferences;
      const options = {
        host,
        api,
        store,
        me: me.value,
        clock: systemClock,
        newId,
        voice: { ...voice, addressForm },
      };
      unmount = mountPanel(place.current, options);
    };
    void start();
    return () => {
      isGone = true;
      unmount?.();
    };
  }, [account, api, host, store, voice, attempt]);
  return (
    <>
      {isOutOfReach ? (
        <div class="ke-unreachable">
          <p role="alert">{t('connection.unreachable')}</p>
          <button type="button" onClick={() => setAttempt(attempt + 1)}>
            {t('connection.retry')}
          </button>
        </div>
      ) : null}
      <div class="ke-panel" ref={place} />
    </>
  );
};
