/** Looks for due follow-ups every few minutes; the background script sleeps in between. */
import { createApiClient } from '#shared/api/client.ts';
import { systemClock } from '#shared/lib/clock.ts';
import type { Browser } from '../browser.ts';
import { CONNECTION_STORE, createConnections } from './connection.ts';
import { extensionTexts, voiceOf } from './extension-texts.ts';
import { createIndexedDbStore } from './indexed-db.store.ts';
import { createNotifications } from './notifications.ts';
import { createReminderCheck } from './reminder-check.ts';
import { createBadge } from './toolbar-badge.ts';

const ALARM = 'reminders';
const MINUTES = 5;

export const startReminders = (api: Browser): void => {
  const store = createIndexedDbStore(CONNECTION_STORE);
  const { current } = createConnections(store);
  const notifications = createNotifications(api);
  const check = createReminderCheck({
    connection: current,
    apiFor: ({ server, token }) =>
      createApiClient({ baseUrl: server, token: () => token, fetch: (input, init) => fetch(input, init) }),
    clock: systemClock,
    store,
    setBadge: createBadge(api),
    notify: (id, task) => {
      const t = extensionTexts(voiceOf(api.i18n.getUILanguage()));
      const about = [task.title, task.personName || task.companyName].filter(Boolean).join(' · ');
      return notifications.show(id, t('reminder.title'), about);
    },
  });
  api.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void check();
  });
  // The alarm outlives this script; made anew each time it would never ring.
  const keepAlarm = async (): Promise<void> => {
    if (!(await api.alarms.get(ALARM)))
      await api.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: MINUTES });
  };
  void keepAlarm();
};
