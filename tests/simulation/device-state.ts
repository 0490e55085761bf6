/** What lies on a device, read as whoever has its keys would. */
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { SyncDoc } from '#shared/domain/sync.ts';
import type { Device } from './device.ts';
import type { Person } from './office.ts';

export type DeviceState = {
  readonly outbox: readonly MutationEnvelope[];
  readonly journal: readonly MutationEnvelope[];
  readonly attention: readonly MutationEnvelope[];
  readonly docs: readonly SyncDoc[];
};

type Sealed = { readonly sealed?: Uint8Array };

/** Of one account, or of everybody who has ever sat there. */
export const readDevice = async (device: Device, person: Person | null): Promise<DeviceState> => {
  const found: Record<string, unknown[]> = { entries: [], journal: [], attention: [], docs: [] };
  for (const { database, store, value } of device.disk.values()) {
    if (person && !database.endsWith(device.accountOf(person))) continue;
    const sealed = (value as Sealed | null)?.sealed;
    const list = found[store];
    if (!list || !sealed) continue;
    for (const cipher of device.ciphers.all()) {
      const plain = await cipher.open(sealed);
      if (plain) list.push(JSON.parse(new TextDecoder().decode(plain)));
    }
  }
  return {
    outbox: found['entries'] as MutationEnvelope[],
    journal: found['journal'] as MutationEnvelope[],
    attention: found['attention'] as MutationEnvelope[],
    docs: found['docs'] as SyncDoc[],
  };
};
