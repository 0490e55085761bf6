/**
 * What the company has set for this browser through its policies: the address of Kontor. Chrome and Edge check it against
 * `public/managed-schema.json`; Firefox checks nothing and reads its policies only when it starts.
 */
import type { Signal } from '@preact/signals';
import { readServerAddress } from '#shared/panel/pairing/server-address.ts';
import type { Browser } from '../browser.ts';

export type Organisation =
  | { readonly type: 'silent' }
  | { readonly type: 'server'; readonly server: string }
  /** Not an address: a slip in the policy, which only an administrator can mend. */
  | { readonly type: 'wrong'; readonly given: string };

/** Of a wrong value no more is shown. */
const GIVEN_MAX = 200;

/** What `server` in the policy means; nothing set or an empty text is no policy. */
export const readOrganisation = (value: unknown): Organisation => {
  if (value === undefined || value === null || value === '') return { type: 'silent' };
  if (typeof value !== 'string') return { type: 'wrong', given: JSON.stringify(value).slice(0, GIVEN_MAX) };
  const address = readServerAddress(value);
  return address.ok
    ? { type: 'server', server: address.value }
    : { type: 'wrong', given: value.slice(0, GIVEN_MAX) };
};

/** Puts the policy into the signal as it stands, and as it changes where the browser tells of that. */
export const followOrganisation = async (
  storage: Pick<Browser['storage'], 'managed' | 'onChanged'>,
  organisation: Signal<Organisation | null>,
): Promise<void> => {
  const read = async (): Promise<void> => {
    // Firefox refuses where there is no policy for this extension.
    const values: Record<string, unknown> = await storage.managed.get('server').catch(() => ({}));
    organisation.value = readOrganisation(values['server']);
  };
  storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void read();
  });
  await read();
};
