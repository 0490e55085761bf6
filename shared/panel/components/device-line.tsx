/** Room for what this device has to say; nothing of it is loaded before it says something. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LocalStore } from '../../store/local-store.ts';
import type { DeviceTranslator } from '../device/device-texts.ts';
import { usePanel } from '../panel-context.ts';
import { fetchLater } from '../later-parts.ts';

type Loaded = {
  readonly Notices: ComponentType<{ store: LocalStore; t: DeviceTranslator }>;
  readonly texts: typeof import('../device/device-texts.ts').loadDeviceTexts;
};

const load = fetchLater(async (): Promise<Loaded> => {
  const [notices, texts] = await Promise.all([
    import('../device/device-notices.tsx'),
    import('../device/device-texts.ts'),
  ]);
  return { Notices: notices.DeviceNotices, texts: texts.loadDeviceTexts };
});

export const DeviceLine = () => {
  const { store, voice } = usePanel();
  const [part, setPart] = useState<{ Notices: Loaded['Notices']; t: DeviceTranslator } | null>(null);
  const { problem = null, attention = 0 } = store.health.value ?? {};
  const isWanted = problem !== null || attention > 0;
  useEffect(() => {
    if (!isWanted || part) return;
    load()
      .then(async ({ Notices, texts }) => setPart({ Notices, t: await texts(voice) }))
      // Without its words there is nothing to show; the next news tries again.
      .catch(() => undefined);
  }, [isWanted, part, voice]);
  const device = store.current.value;
  return part && device ? <part.Notices store={device} t={part.t} /> : null;
};
