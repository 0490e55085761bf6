/**
 * The screen that connects the pane, fetched only when it is needed: with the Microsoft account where the administration
 * has set that up, by a window in which the person signs in where Outlook opens windows, and always by a code.
 */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import '#shared/panel/pairing/pairing.css';
import { PairingScreen } from '#shared/panel/pairing/pairing-screen.tsx';
import type { PairingScreenProps } from '#shared/panel/pairing/pairing-screen.tsx';
import type { ApiClient } from '#shared/api/client.ts';
import type { Failure } from '#shared/lib/result.ts';
import { connectTranslator } from './connect-texts.ts';
import type { ConnectTranslator } from './connect-texts.ts';
import { deviceName } from './device-name.ts';
import { createEntraSignIn } from './entra-sign-in.ts';
import type { EntraSignIn } from './entra-sign-in.ts';
import { createEntraTokenSource, entraApplication } from './entra-token.ts';
import { canSignInNested } from './office-host-nested.ts';
import { canOpenWindows, openWindow } from './office-host-window.ts';
import { EntraWay, LinkOffer } from './pane-entra.tsx';
import { createSignInWindow } from './sign-in-window.ts';
import type { SignInWindow } from './sign-in-window.ts';

export type PanePairingProps = Omit<PairingScreenProps, 'deviceName'> & {
  /** As Outlook names it. */
  readonly platform: string;
  readonly serverUrl: string;
  readonly office: typeof Office;
  /** Asks as the account the pane is connected with. */
  readonly connection: ApiClient;
  /** What stands above the panel once the pane is connected. */
  readonly offer: Signal<ComponentChildren>;
};

const PROBLEMS = [
  'dialog.blocked',
  'dialog.closed',
  'dialog.busy',
  'dialog.refused',
  'dialog.garbled',
  'device_code.invalid',
  'request.too_many',
] as const;

const problemText = (t: ConnectTranslator, { error }: Failure): string => {
  if (error.code.startsWith('network.')) return t('problem.unreachable');
  const known = PROBLEMS.find((code) => code === error.code);
  return t(known ? `problem.${known}` : 'problem.unknown');
};

type WindowWayProps = {
  readonly signIn: SignInWindow;
  readonly isFirst: boolean;
  readonly t: ConnectTranslator;
};

const WindowWay = ({ signIn, isFirst, t }: WindowWayProps) => {
  const { step, problem, isOffered } = signIn.state.value;
  if (step === 'redeeming') return <p role="status">{t('window.redeeming')}</p>;
  if (step === 'open')
    return (
      <>
        <p role="status">{t('window.open')}</p>
        <button type="button" class="kp-pairing-plain" onClick={signIn.close}>
          {t('window.close')}
        </button>
      </>
    );
  return (
    <>
      {problem ? (
        <p class="kp-pairing-problem" role="alert">
          {problemText(t, problem)}
        </p>
      ) : null}
      {isOffered ? (
        <button
          type="button"
          class={isFirst ? 'kp-pairing-primary' : 'kp-pairing-plain'}
          onClick={() => void signIn.connect()}
        >
          {t('window')}
        </button>
      ) : null}
    </>
  );
};

type Named = PanePairingProps & Pick<PairingScreenProps, 'deviceName'>;

const makeWindow = (props: Named): SignInWindow | null =>
  canOpenWindows(props.office)
    ? createSignInWindow({
        api: props.apiFor(props.serverUrl),
        deviceName: props.deviceName,
        serverUrl: props.serverUrl,
        open: (url) => openWindow(props.office, url),
        onConnected: async (token) => props.onPaired({ server: props.serverUrl, token }),
      })
    : null;

const makeEntra = (props: Named, t: ConnectTranslator): EntraSignIn | null => {
  const application = entraApplication();
  if (!application || !canSignInNested(props.office, globalThis.window)) return null;
  const source = createEntraTokenSource(application);
  const { connection, offer, serverUrl } = props;
  const close = (): void => {
    offer.value = null;
  };
  return createEntraSignIn({
    api: props.apiFor(serverUrl),
    deviceName: props.deviceName,
    source,
    onConnected: async (token) => props.onPaired({ server: serverUrl, token }),
    onUnlinked: () => {
      offer.value = <LinkOffer api={connection} source={source} t={t} close={close} />;
    },
  });
};

export const PanePairing = (given: PanePairingProps) => {
  const [t] = useState(() => connectTranslator(given.voice));
  const props = { ...given, deviceName: deviceName(given.platform, navigator.userAgent, t) };
  const [window] = useState(() => makeWindow(props));
  const [entra] = useState(() => makeEntra(props, t));
  useEffect(() => () => window?.close(), [window]);
  if (!window && !entra) return <PairingScreen {...props} />;
  const hasEntra = entra?.state.value.isOffered ?? false;
  const hasWindow = window?.state.value.isOffered ?? false;
  const view = (
    <>
      {entra ? <EntraWay signIn={entra} t={t} /> : null}
      {window ? <WindowWay signIn={window} isFirst={!hasEntra} t={t} /> : null}
    </>
  );
  return <PairingScreen {...props} otherWay={{ view, isFirst: hasEntra || hasWindow }} />;
};
