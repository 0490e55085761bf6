/**
 * What somebody marked and wants looked up: kept in memory for the panel of that window, which may only just be opening,
 * and handed out once. Nothing of the page is read for it.
 */
import type { ExtensionApi } from '../browser.ts';
import type { LookUpAsked } from '../messages.ts';

export type LookUps = {
  readonly ask: (windowId: number, text: string) => Promise<void>;
  readonly take: (windowId: number) => Promise<string | null>;
};

const KEPT = 'lookUps';
const TEXT_MAX = 200;

type Kept = Readonly<Record<string, string>>;

export const createLookUps = (api: Pick<ExtensionApi, 'runtime' | 'storage'>): LookUps => {
  const kept = async (): Promise<Kept> =>
    ((await api.storage.session.get(KEPT))[KEPT] as Kept | undefined) ?? {};
  return {
    ask: async (windowId, text) => {
      const words = text.replaceAll(/\s+/g, ' ').trim().slice(0, TEXT_MAX);
      if (words === '') return;
      await api.storage.session.set({ [KEPT]: { ...(await kept()), [windowId]: words } });
      // No panel open is no fault: it asks when it opens.
      const news: LookUpAsked = { type: 'look_up.asked', windowId };
      await api.runtime.sendMessage(news).catch(() => undefined);
    },
    take: async (windowId) => {
      const { [windowId]: text, ...others } = await kept();
      if (text !== undefined) await api.storage.session.set({ [KEPT]: others });
      return text ?? null;
    },
  };
};
