/** Mailboxes the person lets Kontor read along in: one permission per site, given and taken back by a click. */
import type { Browser } from '../browser.ts';

const SCRIPT_ID = 'webmail';

/** The one site as permissions name it; they know no ports. */
export const permissionOf = (origin: string): { origins: string[] } => {
  const { protocol, hostname } = new URL(origin);
  return { origins: [`${protocol}//${hostname}/*`] };
};

/** A site by its full name; a person may have allowed all of them in the browser's own settings, which is not meant. */
const isOneSite = (pattern: string): boolean => /^https?:\/\/[^*/]+\//.test(pattern);

export type FollowingApi = Pick<Browser, 'permissions' | 'runtime' | 'scripting'>;

/** Has the script run in these mailboxes and in no other place, now and whenever a permission comes or goes. */
export const startFollowingMailboxes = (api: FollowingApi): void => {
  const apply = async (): Promise<void> => {
    const { origins = [] } = await api.permissions.getAll();
    const matches = origins.filter(isOneSite);
    const filter = { ids: [SCRIPT_ID] };
    const registered = await api.scripting.getRegisteredContentScripts(filter);
    if (registered.length > 0) await api.scripting.unregisterContentScripts(filter);
    if (matches.length === 0) return;
    const script = { id: SCRIPT_ID, js: ['webmail.js'], matches, runAt: 'document_idle' } as const;
    await api.scripting.registerContentScripts([{ ...script, js: [...script.js] }]);
  };
  /** One after the other: two at a time would register the script twice. */
  let turn = Promise.resolve();
  const inTurn = (): void => {
    turn = turn.then(apply).catch(() => undefined);
  };
  api.permissions.onAdded.addListener(inTurn);
  api.permissions.onRemoved.addListener(inTurn);
  api.runtime.onInstalled.addListener(inTurn);
};
