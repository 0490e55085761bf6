/**
 * Marks tabs as long as the person allows it. Listeners are in place from the first moment, because the browser starts
 * this script anew for an event; without the permission they go again at once, so that nobody's surfing wakes it.
 */
import type { Browser, Tabs } from '../browser.ts';
import type { TabMarks } from './tab-marks.ts';
import { TABS_PERMISSION } from './tabs-permission.ts';

export type FollowTabsApi = Pick<Browser, 'permissions' | 'tabs'>;

/** Gives what marks the tabs in front anew when the list has changed. */
export const followTabs = (api: FollowTabsApi, marks: TabMarks): (() => Promise<void>) => {
  const { permissions, tabs } = api;
  const isAllowed = (): Promise<boolean> => permissions.contains(TABS_PERMISSION);

  /** A permission that was taken back a moment ago still lets the last event through. */
  const mark = async (tab: Tabs.Tab): Promise<void> => {
    if (await isAllowed()) await marks.mark(tab);
  };
  const onUpdated = (_id: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab): void => {
    if (change.url !== undefined || change.status !== undefined) void mark(tab);
  };
  const onActivated = ({ tabId }: Tabs.OnActivatedActiveInfoType): void => {
    tabs.get(tabId).then(mark, () => undefined);
  };
  const listen = (): void => {
    tabs.onUpdated.addListener(onUpdated);
    tabs.onActivated.addListener(onActivated);
  };
  const stop = (): void => {
    tabs.onUpdated.removeListener(onUpdated);
    tabs.onActivated.removeListener(onActivated);
  };
  /** One after the other, by what is allowed at the end. */
  let turn = Promise.resolve();
  const inTurn = (work: (allowed: boolean) => Promise<void>): Promise<void> => {
    turn = turn.then(async () => work(await isAllowed())).catch(() => undefined);
    return turn;
  };
  const end = async (): Promise<void> => {
    stop();
    await marks.clear();
  };

  listen();
  void inTurn(async (allowed) => {
    if (!allowed) stop();
  });
  permissions.onAdded.addListener(
    () =>
      void inTurn(async (allowed) => {
        if (!allowed) return;
        listen();
        await marks.markFront();
      }),
  );
  permissions.onRemoved.addListener(() => void inTurn(async (allowed) => (allowed ? undefined : end())));
  return () => inTurn(async (allowed) => (allowed ? marks.markFront() : undefined));
};
