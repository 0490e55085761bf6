/** Entry of Kontor's own pages: wires the browser to the app and nothing else. */
import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { createApiClient } from '#shared/api/client.ts';
import { systemClock } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { openStore } from '#shared/store/open-store.ts';
import { AppView } from './app-view.tsx';
import { createRouter } from './router.ts';
import { AppContext } from './state/app-context.ts';
import { createDeviceStore } from '#shared/store/device-store.ts';
import { createHeldRecords } from '#shared/store/held-records.ts';
import { pageTimers } from '#shared/lib/page-timers.ts';
import { createKeptClient } from './state/kept-client.ts';
import { lookOutForKontor } from './state/look-out.ts';
import { createNotices } from './state/notices.ts';
import { createRecentRecords } from './state/recent-records.ts';
import { createSession } from './state/session.ts';
import { translatorFor } from './state/texts.ts';
import { webTexts } from './texts.ts';
import { keepPages } from './worker/keep-pages.ts';
import './styles/base.css';

const client = createApiClient({
  baseUrl: '',
  token: () => null,
  fetch: (input, init) => fetch(input, init),
});
const session = createSession({
  client,
  clock: systemClock,
  newId,
  languages: navigator.languages,
  storage: localStorage,
});
const notices = createNotices(pageTimers);
const recent = createRecentRecords(
  sessionStorage,
  computed(() => session.me.value?.id ?? null),
);
const store = createDeviceStore({
  me: session.me,
  open: ({ id, name, email }) =>
    openStore({
      api: session.client,
      baseUrl: '',
      token: () => null,
      place: 'web',
      self: { id, name, email },
      // The client has noticed already.
      onSignedOut: () => undefined,
    }),
  onLeft: (waiting) => {
    if (waiting > 0)
      notices.show({
        text: translatorFor(webTexts, session.voice.peek())('session.left', { count: waiting }),
      });
  },
});
const held = createHeldRecords(store);
const pagesClient = createKeptClient({ client: session.client, isAway: session.isAway, held });
lookOutForKontor({ isAway: session.isAway, lookAgain: session.lookAgain });
const router = createRouter(window);
router.start();
void session.load();

const root = document.getElementById('app');
if (root)
  render(
    <AppContext.Provider
      value={{ ...session, client: pagesClient, store, held, router, notices, lastQuery: signal(''), recent }}
    >
      <AppView />
    </AppContext.Provider>,
    root,
  );
keepPages();
