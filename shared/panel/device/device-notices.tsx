/** Everything this device has to say at the top of the panel; fetched with its words. */
import '../css/device.css';
import type { LocalStore } from '../../store/local-store.ts';
import { AttentionTray } from './attention-tray.tsx';
import { DeviceProblem } from './device-problem.tsx';
import type { DeviceTranslator } from './device-texts.ts';

export const DeviceNotices = ({ store, t }: { store: LocalStore; t: DeviceTranslator }) => (
  <>
    <DeviceProblem store={store} t={t} />
    <AttentionTray store={store} t={t} />
  </>
);
