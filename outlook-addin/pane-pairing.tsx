/**
 * The screen that connects the pane, fetched only when it is needed: by a window in which the person signs in, where
 * Outlook opens windows, and always by a code.
 */
import { useEffect, useState } from 'preact/hooks';
import '#shared/panel/pairing/pairing.css';
import { PairingScreen } from '#shared/panel/pairing/pairing-screen.tsx';
import type { PairingScreenProps } from '#shared/panel/pairing/pairing-screen.tsx';
import type { Failure } from '#shared/lib/result.ts';
import { connectTranslator } from './connect-texts.ts';
import type { ConnectTranslator } from './connect-texts.ts';
import { canOpenWindows, openWindow } from './office-host-window.ts';
import { createSignInWindow } from './sign-in-window.ts';
import type { SignInWindow } from './sign-in-window.ts';

export type PanePairingProps = PairingScreenProps & {
  readonly serverUrl: string;
  readonly office: typeof Office;
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

const WindowWay = ({ signIn, t }: { signIn: SignInWindow; t: ConnectTranslator }) => {
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
        <button type="button" class="kp-pairing-primary" onClick={() => void signIn.connect()}>
          {t('window')}
        </button>
      ) : null}
    </>
  );
};

const makeWindow = (props: PanePairingProps): SignInWindow | null =>
  canOpenWindows(props.office)
    ? createSignInWindow({
        api: props.apiFor(props.serverUrl),
        deviceName: props.deviceName,
        serverUrl: props.serverUrl,
        open: (url) => openWindow(props.office, url),
        onConnected: async (token) => props.onPaired({ server: props.serverUrl, token }),
      })
    : null;

export const PanePairing = (props: PanePairingProps) => {
  const [signIn] = useState(() => makeWindow(props));
  useEffect(() => () => signIn?.close(), [signIn]);
  if (!signIn) return <PairingScreen {...props} />;
  const t = connectTranslator(props.voice);
  return (
    <PairingScreen
      {...props}
      otherWay={{ view: <WindowWay signIn={signIn} t={t} />, isFirst: signIn.state.value.isOffered }}
    />
  );
};
