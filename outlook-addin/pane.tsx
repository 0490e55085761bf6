/** From the empty page to the panel: is this Outlook, does it answer, is the pane connected with Kontor. */
import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { createApiClient } from '#shared/api/client.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import type { PairingScreenProps } from '#shared/panel/pairing/pairing-screen.tsx';
import { deviceName } from './device-name.ts';
import { currentHostMarks, standsInOutlook } from './host-info.ts';
import { createOfficeHost } from './office-host.ts';
import { outlookPlace, startOffice } from './office-host-start.ts';
import type { OutlookPlace } from './office-host-start.ts';
import { languageToVoice, outlookTranslator } from './outlook-texts.ts';
import { createPanePanel } from './pane-panel.ts';
import { openPaneLimits } from './pane-limits.tsx';
import type { PaneLimits } from './pane-limits.tsx';
import type { NoticeKind } from './pane-notice.tsx';
import { createPaneStorage } from './pane-storage.ts';
import { openPaneToken } from './pane-token.ts';
import type { PaneToken } from './pane-token.ts';
import { PaneView } from './pane-view.tsx';
import type { PaneViewProps, Scene } from './pane-view.tsx';

const NOTICES: Readonly<Record<string, NoticeKind>> = {
  'outlook.outside': 'outside',
  'outlook.script_missing': 'script_missing',
  'outlook.silent': 'silent',
};

/** The server fills the address in when it hands out the page. */
const officeScriptUrl = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="kontor-office-js"]')?.content ?? '';

const createConnection = (token: PaneToken): ApiClient =>
  createApiClient({
    baseUrl: location.origin,
    token: token.get,
    fetch: token.watch((input, init) => fetch(input, init)),
  });

const pairingProps = (place: OutlookPlace, host: PanelHost, token: PaneToken): PairingScreenProps => {
  const voice = languageToVoice(place.language);
  return {
    apiFor: (server) =>
      createApiClient({ baseUrl: server, token: () => null, fetch: (...args) => fetch(...args) }),
    kind: 'outlook',
    deviceName: deviceName(place.platform, navigator.userAgent, outlookTranslator(voice)),
    openUrl: host.openUrl,
    onPaired: ({ token: fresh }) => token.keep(fresh),
    serverUrl: location.origin,
    voice,
  };
};

/** Without a token the pane is to be connected, and says why where that is not plain. */
const sceneOf = (state: PaneToken['state']['value'], storageLasts: boolean): Scene => {
  if (state === 'held') return { name: 'panel' };
  const revoked = state === 'refused' ? (['revoked'] as const) : [];
  const forgetful = storageLasts ? [] : (['forgetful'] as const);
  return { name: 'connect', hints: [...revoked, ...forgetful] };
};

/** Shows the pane in `place` and keeps it going as long as the page lives. */
export const startPane = async (place: HTMLElement): Promise<void> => {
  const scene = signal<Scene>({ name: 'starting' });
  const theme = signal<PanelHost['theme']['value']>('system');
  const limits = signal<PaneLimits | null>(null);
  const t = signal(outlookTranslator(languageToVoice(navigator.language)));
  const show = (props: Pick<PaneViewProps, 'pairing' | 'onPanelPlace'>): void =>
    render(<PaneView scene={scene} theme={theme} t={t} limits={limits} {...props} />, place);
  const speak = (language: string): void => {
    const voice = languageToVoice(language);
    t.value = outlookTranslator(voice);
    document.documentElement.lang = voice.locale;
  };

  speak(navigator.language);
  let pairing: PaneViewProps['pairing'] = () => {
    throw new Error('The pane connects only after Outlook has answered.');
  };
  const panelPlace = new Promise<HTMLElement>((onPanelPlace) => {
    show({ pairing: () => pairing(), onPanelPlace });
  });

  const office = standsInOutlook(currentHostMarks()) ? await startOffice(officeScriptUrl()) : null;
  if (!office?.ok) {
    scene.value = { name: 'notice', kind: NOTICES[office?.error.code ?? ''] ?? 'outside' };
    return;
  }

  const where = outlookPlace(office.value);
  speak(where.language);
  const storage = createPaneStorage({ storage: () => localStorage, partition: where.partition });
  const [host, token] = await Promise.all([createOfficeHost(office.value, window), openPaneToken(storage)]);
  pairing = () => pairingProps(where, host, token);
  limits.value = await openPaneLimits(host.limitations, storage);
  const panel = createPanePanel({ host, storage, api: createConnection(token), place: await panelPlace });

  const enterPanel = async (): Promise<void> => {
    const entered = await panel.show();
    if (!entered.ok && token.state.peek() === 'held') scene.value = { name: 'notice', kind: 'unreachable' };
  };
  effect(() => {
    theme.value = host.theme.value;
  });
  effect(() => {
    scene.value = sceneOf(token.state.value, storage.lasts());
    if (token.state.value === 'held') untracked(() => void enterPanel());
  });
};
