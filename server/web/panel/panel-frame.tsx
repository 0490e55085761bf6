import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ApiClient } from '#shared/api/client.ts';
import { newId } from '#shared/lib/ids.ts';
import { fail } from '#shared/lib/result.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import { Problem } from '../components/errors.tsx';
import { useApp } from '../state/app-context.ts';

const loadPanel = () => import('#shared/panel/mount-panel.tsx');
// On its way as soon as a page with a panel is; what fails here is told when the panel is to be shown.
loadPanel().catch(() => undefined);

type Props = {
  host: PanelHost;
  /** The client the panel works through, when a page wants to know what it does. */
  client?: ApiClient;
  /** The same of what it saves. */
  watchStore?: (store: Promise<LocalStore>) => Promise<LocalStore>;
};

/** The place where the panel stands. It is loaded when first needed and mounted anew for another host or language. */
export const PanelFrame = ({ host, client, watchStore }: Props) => {
  const app = useApp();
  const place = useRef<HTMLDivElement>(null);
  const hasFailed = useSignal(false);
  const api = client ?? app.client;
  const { clock, me } = app;
  const voice = app.voice.value;
  const accountId = me.value?.id;
  const opened = app.store.current.value;
  const store = useMemo(() => opened && (watchStore?.(opened) ?? opened), [opened, watchStore]);
  useEffect(() => {
    let unmount: (() => void) | null = null;
    let isGone = false;
    loadPanel().then(
      ({ mountPanel }) => {
        const account = me.peek();
        if (isGone || !place.current || !account || !store) return;
        unmount = mountPanel(place.current, {
          host,
          api,
          store,
          me: account,
          clock,
          newId,
          voice,
          keysOnPage: true,
        });
      },
      () => {
        hasFailed.value = true;
      },
    );
    return () => {
      isGone = true;
      unmount?.();
    };
  }, [host, api, store, voice, accountId, clock, me, hasFailed]);
  return (
    <div ref={place} class="w-panel-place">
      {hasFailed.value ? <Problem failure={fail('network.unreachable')} /> : null}
    </div>
  );
};
