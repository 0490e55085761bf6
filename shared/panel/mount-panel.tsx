/** Puts the panel into an element of a host. */
import './panel.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { ApiClient } from '../api/client.ts';
import type { Me, User } from '../domain/user.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslator, errorText } from '../i18n/translate.ts';
import type { Texts, Voice } from '../i18n/translate.ts';
import type { Clock } from '../lib/clock.ts';
import type { IdGenerator } from '../lib/ids.ts';
import { createDirectStore } from '../store/direct-store.ts';
import type { LocalStore } from '../store/local-store.ts';
import { loadDeviceTexts } from './device/device-texts.ts';
import { followNews } from './follow-news.ts';
import { createPanelChanges } from './panel-changes.ts';
import { PanelProvider } from './panel-context.ts';
import type { PanelContext } from './panel-context.ts';
import { fetchParts } from './later-parts.ts';
import type { PanelHost } from './panel-host.ts';
import { createPanelKeys } from './panel-keys.ts';
import { createPanelSession } from './panel-session.ts';
import { followStore } from './panel-store.ts';
import type { StoreSource } from './panel-store.ts';
import { loadErrorTexts, loadPanelTexts } from './panel-texts.ts';
import { followTheme } from './panel-theme.ts';
import { Panel } from './panel.tsx';
import { withOwnIds } from './own-ids.ts';
import { feedReminders } from './reminders/feed-reminders.ts';
import { createReminders } from './reminders/reminders.ts';

export type PanelOptions = {
  readonly host: PanelHost;
  readonly api: ApiClient;
  readonly me: Me;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly voice: Voice;
  /** Where changes go and what is known is kept; the server itself unless said. It outlives the panel. */
  readonly store?: LocalStore | Promise<LocalStore> | StoreSource;
  /** The page is there for the panel: its keys work wherever no field has the focus, though others share the page. */
  readonly keysOnPage?: boolean;
  /** The token or session is no longer good (`auth.required`). */
  readonly onSignedOut?: () => void;
};

const NOW_MS = 30_000;
/** Every endpoint answers so when nobody is signed in. */
const SIGNED_OUT = 'auth.required';

/** Tells the host as soon as any call finds out that nobody is signed in. */
const watchSignIn = (api: ApiClient, onSignedOut: () => void): ApiClient => ({
  call: async (name, input) => {
    const result = await api.call(name, input);
    if (!result.ok && result.error.code === SIGNED_OUT) onSignedOut();
    return result;
  },
});

const createColleagues = (api: ApiClient): (() => Promise<readonly User[]>) => {
  let known: readonly User[] | null = null;
  return async () => {
    if (known) return known;
    const result = await api.call('users', {});
    if (!result.ok) return [];
    known = result.value.items.filter(({ disabled }) => !disabled);
    return known;
  };
};

/** True while something around the panel shares the page with it, so that its keys are its own business. */
const sharesPage = (element: HTMLElement): boolean =>
  element.getBoundingClientRect().width < element.ownerDocument.documentElement.clientWidth * 0.9;

/**
 * Mounts the panel; gives what takes it away again. Resolves nothing: the first paint follows once the language is
 * there. The element should have a height; the panel scrolls inside it.
 */
export const mountPanel = (element: HTMLElement, options: PanelOptions): (() => void) => {
  const { host, me, clock, newId, voice, onSignedOut } = options;
  const api = onSignedOut ? watchSignIn(options.api, onSignedOut) : options.api;
  const root = element.ownerDocument.createElement('div');
  root.className = 'kontor-panel';
  root.lang = voice.locale;
  element.append(root);
  const endings: (() => void)[] = [() => root.remove(), followTheme(root, me.preferences.theme, host.theme)];
  let isGone = false;

  // Asked for before the language is there: the answer and the words travel side by side.
  const store = followStore(options.store ?? createDirectStore(api));
  const session = createPanelSession(host, api, store, me.email);
  endings.push(session.dispose);

  const start = async () => {
    const errors = signal<Texts | null>(null);
    void loadErrorTexts(voice).then((texts) => (errors.value = texts));
    const texts = await loadPanelTexts(voice);
    if (isGone) return;
    const plain = createFormats(voice);
    const phone = signal(plain.phone);
    const formats = { ...plain, phone: (number: string) => phone.value(number) };
    const t = createTranslator(texts, voice) as PanelContext['t'];
    const now = signal(clock.now());
    const reminders = createReminders({
      api,
      host,
      now,
      today: formats.today,
      wantsNotifications: me.preferences.notifications,
      notificationTitle: (task) => t('reminders.notification', { title: task.title }),
    });
    const reminderFeed = feedReminders({
      session,
      reminders,
      hasBadge: host.setBadge !== undefined,
      setTimer: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    endings.push(reminderFeed.stop);
    const changes = createPanelChanges({
      store,
      clock,
      newId,
      onSaved: async () => {
        now.value = clock.now();
        await session.showOwn();
      },
      onSettled: async () => {
        now.value = clock.now();
        await session.reload();
        reminderFeed.changed();
      },
      setTimer: (run, ms) => setTimeout(run, ms),
    });
    endings.push(
      followNews({
        store,
        root,
        look: async () => {
          now.value = clock.now();
          await session.reload();
        },
      }),
    );
    endings.push(
      effect(() => {
        // Where things are kept the panel goes on without its server, so it has all of its parts before.
        const isKept = store.current.value?.keeps ?? false;
        if (!isKept || session.painting.value.status !== 'ready') return;
        void fetchParts();
        loadDeviceTexts(voice).catch(() => {});
      }),
    );
    const keysTarget = options.keysOnPage || !sharesPage(element) ? element.ownerDocument : root;
    const keys = createPanelKeys(keysTarget, root, me.preferences.singleKeys);
    endings.push(keys.dispose);
    const context: PanelContext = {
      host,
      api,
      me,
      clock,
      newId,
      voice,
      t,
      errorText: (failure) =>
        errors.value ? errorText(errors.value, failure, voice) : t('failure.no_words'),
      formats,
      store,
      session,
      changes,
      keys,
      reminders,
      now,
      landmark: element.closest('main, [role=main]') || sharesPage(element) ? 'region' : 'main',
      colleagues: createColleagues(api),
    };
    const ticking = setInterval(() => (now.value = clock.now()), NOW_MS);
    endings.push(() => {
      clearInterval(ticking);
      render(null, root);
    });
    render(
      withOwnIds(
        <PanelProvider value={context}>
          <Panel />
        </PanelProvider>,
      ),
      root,
    );
    import('../i18n/phone-format.ts').then(
      ({ formatPhone }) => (phone.value = formatPhone),
      // A number without its spaces is a number all the same.
      () => {},
    );
  };
  void start();
  return () => {
    isGone = true;
    for (const end of endings.toReversed()) end();
  };
};
