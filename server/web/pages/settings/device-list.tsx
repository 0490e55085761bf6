import { useSignal } from '@preact/signals';
import type { CallOutput } from '#shared/api/client.ts';
import { ok } from '#shared/lib/result.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { LoadedView } from '../../components/loaded-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import type { Loader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from './settings-texts.ts';

type Device = CallOutput<'devices'>['items'][number];
type Devices = Loader<readonly Device[]>;

export const useDevices = (): Devices => {
  const { client } = useApp();
  return useLoader<readonly Device[]>(async () => {
    const answer = await client.call('devices', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
};

/** A browser has no name of its own; its kind says enough. */
const useDeviceName = (): ((device: Device) => string) => {
  const t = useTexts(settingsTexts);
  return (device) => device.name || t(`devices.kind_${device.kind}`);
};

const DeviceRow = ({ device, revoke }: { device: Device; revoke: () => void }) => {
  const { clock } = useApp();
  const formats = useFormats();
  const t = useTexts(settingsTexts);
  const nameOf = useDeviceName();
  const now = clock.now();
  const used = device.lastUsedAt;
  const since = { when: formats.when(device.createdAt, now) };
  const neverUsed = t(device.kind === 'session' ? 'devices.since' : 'devices.unused', since);
  const useText = used ? t('devices.used', { when: formats.when(used, now) }) : neverUsed;
  return (
    <li class="w-device">
      <span class="w-task-text">
        <span>
          {nameOf(device)} {device.current ? <em>({t('devices.current')})</em> : null}
        </span>
        <span class="w-hint" title={formats.full(used ?? device.createdAt)}>
          {device.name ? `${t(`devices.kind_${device.kind}`)} · ` : null}
          {useText}
        </span>
      </span>
      {device.current ? null : (
        <button
          type="button"
          class="w-button"
          aria-label={t('devices.revoke_label', { name: nameOf(device) })}
          onClick={revoke}
        >
          {t(device.kind === 'session' ? 'devices.end' : 'devices.revoke')}
        </button>
      )}
    </li>
  );
};

/** Everything that is signed in for this account. What is taken away here stops working at once, which nothing undoes. */
export const DeviceList = ({ devices }: { devices: Devices }) => {
  const { mutate, notices } = useApp();
  const t = useTexts(settingsTexts);
  const nameOf = useDeviceName();
  const asked = useSignal<Device | null>(null);
  const revoke = async (device: Device): Promise<void> => {
    asked.value = null;
    const result = await mutate('device.revoke', { id: device.id });
    if (!result.ok) notices.showFailure(result);
    else {
      notices.show({ text: t('devices.revoked', { name: nameOf(device) }) });
      devices.update((items) => items.filter(({ id }) => id !== device.id));
    }
  };
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t('devices.title')}</h2>
      <p class="w-hint">{t('devices.text')}</p>
      <LoadedView loader={devices}>
        {(items) =>
          items.length === 0 ? (
            <p class="w-empty">{t('devices.none')}</p>
          ) : (
            <ul class="w-list">
              {items.map((device) => (
                <DeviceRow key={device.id} device={device} revoke={() => (asked.value = device)} />
              ))}
            </ul>
          )
        }
      </LoadedView>
      {asked.value ? (
        <ConfirmDialog
          title={t('devices.ask_title', { name: nameOf(asked.value) })}
          action={t(asked.value.kind === 'session' ? 'devices.end' : 'devices.revoke')}
          confirm={() => asked.value && void revoke(asked.value)}
          cancel={() => (asked.value = null)}
        >
          <p>{t(`devices.ask_${asked.value.kind}`)}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
};
