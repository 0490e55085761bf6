/** Room for what this device has to say; nothing of it is loaded before it says something. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LocalStore } from '../../store/local-store.ts';
import { loadDeviceTexts } from '../device/device-texts.ts';
import type { DeviceTranslator } from '../device/device-texts.ts';
import { usePanel } from '../panel-context.ts';
import { fetchLater } from '../later-parts.ts';

type Notices = ComponentType<{ store: LocalStore; t: DeviceTranslator }>;

const load = fetchLater(() =>
  import('../device/device-notices.tsx').then((module): Notices => module.DeviceNotices),
);

export const DeviceLine = () => {
  const { store, voice } = usePanel();
  const [part, setPart] = useState<{ Notices: Notices; t: DeviceTranslator } | null>(null);
  const { problem = null, attention = 0 } = store.health.value ?? {};
  const isWanted = problem !== null || attention > 0;
  useEffect(() => {
    if (!isWanted || part) return;
    Promise.all([load(), loadDeviceTexts(voice)])
      .then(([Notices, t]) => setPart({ Notices, t }))
      // Without its words there is nothing to show; the next news tries again.
      .catch(() => undefined);
  }, [isWanted, part, voice]);
  const device = store.current.value;
  return part && device ? <part.Notices store={device} t={part.t} /> : null;
};
