/** From the empty page to the panel: is this Outlook, does it answer, is the pane connected with Kontor. */
import { effect, signal, untracked } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import { createApiClient } from '#shared/api/client.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { currentHostMarks, standsInOutlook } from './host-info.ts';
import { createOfficeHost } from './office-host.ts';
import { officeScriptUrl } from './office-script-url.ts';
import { outlookPlace, startOffice } from './office-host-start.ts';
import type { OutlookPlace } from './office-host-start.ts';
import { languageToVoice, outlookTranslator } from './outlook-texts.ts';
import { createPanePanel } from './pane-panel.ts';
import { openPaneLimits } from './pane-limits.tsx';
import type { PaneLimits } from './pane-limits.tsx';
import type { PanePairingProps } from './pane-pairing.tsx';
import type { NoticeKind } from './pane-notice.tsx';
import { createPaneStorage } from './pane-storage.ts';
import { openPaneToken } from './pane-token.ts';
import type { PaneToken } from './pane-token.ts';
import { PaneView } from './pane-view.tsx';
import type { PaneViewProps, Scene } from './pane-view.tsx';
import { isForSeveralMails, surfaceOf } from './surface.ts';

const NOTICES: Readonly<Record<string, NoticeKind>> = {
  'outlook.outside': 'outside',
  'outlook.script_missing': 'script_missing',
  'outlook.silent': 'silent',
};

const createConnection = (token: PaneToken): ApiClient =>
  createApiClient({
    baseUrl: location.origin,
    token: token.get,
    fetch: token.watch((input, init) => fetch(input, init)),
  });

const pairingProps = (
  office: typeof Office,
  place: OutlookPlace,
  host: PanelHost,
  token: PaneToken,
  offer: Stage['offer'],
): PanePairingProps => {
  const voice = languageToVoice(place.language);
  return {
    apiFor: (server) =>
      createApiClient({ baseUrl: server, token: () => null, fetch: (...args) => fetch(...args) }),
    office,
    offer,
    connection: createConnection(token),
    kind: 'outlook',
    platform: place.platform,
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

/** What the pane shows, as signals, and its place in the page. */
type Stage = {
  readonly scene: Signal<Scene>;
  readonly theme: Signal<PanelHost['theme']['value']>;
  readonly limits: Signal<PaneLimits | null>;
  /** Stands above the panel; left there by the screen that connects. */
  readonly offer: Signal<ComponentChildren>;
  /** How the pane is connected; known once Outlook has answered. */
  readonly setPairing: (pairing: PaneViewProps['pairing']) => void;
  readonly speak: (language: string) => void;
  readonly panelPlace: Promise<HTMLElement>;
};

const openStage = (place: HTMLElement): Stage => {
  const scene = signal<Scene>({ name: 'starting', surface: surfaceOf(location.search) });
  const theme = signal<PanelHost['theme']['value']>('system');
  const limits = signal<PaneLimits | null>(null);
  const offer = signal<ComponentChildren>(null);
  const t = signal(outlookTranslator(languageToVoice(navigator.language)));
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
    const props = { scene, theme, t, limits, offer, onPanelPlace, pairing: () => pairing() };
    render(<PaneView {...props} />, place);
  });
  return { scene, theme, limits, offer, speak, panelPlace, setPairing: (next) => (pairing = next) };
};

const enter = async ({
  scene,
  theme,
  limits,
  offer,
  setPairing,
  speak,
  panelPlace,
}: Stage): Promise<void> => {
  const office = standsInOutlook(currentHostMarks()) ? await startOffice(officeScriptUrl()) : null;
  if (!office?.ok) {
    scene.value = { name: 'notice', kind: NOTICES[office?.error.code ?? ''] ?? 'outside' };
    return;
  }

  const where = outlookPlace(office.value);
  speak(where.language);
  const storage = createPaneStorage({ storage: () => localStorage, partition: where.partition });
  const host = createOfficeHost(office.value, window, {
    isForSeveral: isForSeveralMails(location.search),
  });
  const token = await openPaneToken(storage);
  setPairing(() => pairingProps(office.value, where, host, token, offer));
  limits.value = await openPaneLimits(host.currentLimitations, storage);
  const panel = createPanePanel({
    host,
    storage,
    api: createConnection(token),
    token: token.get,
    place: await panelPlace,
  });

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
    else untracked(panel.ended);
  });
};

/**
 * Shows the pane in `place` and keeps it going as long as the page lives. Whatever goes wrong at the start that nobody
 * foresaw is said as an Outlook that does not answer, and reported to whoever looks into the page.
 */
export const startPane = async (place: HTMLElement): Promise<void> => {
  const stage = openStage(place);
  try {
    await enter(stage);
  } catch (unforeseen) {
    stage.scene.value = { name: 'notice', kind: 'silent' };
    reportError(unforeseen);
  }
};
