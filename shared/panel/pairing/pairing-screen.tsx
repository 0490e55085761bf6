/**
 * The screen that connects a device with Kontor: address (where it is typed), code, waiting. Used before there is a
 * panel, so it brings its own frame, language and theme.
 */
import '../tokens.css';
import './pairing.css';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import { pairingDe } from '../../i18n/de/pairing.ts';
import { pairingEn } from '../../i18n/en/pairing.ts';
import { createTranslator } from '../../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../../i18n/translate.ts';
import type { Failure } from '../../lib/result.ts';
import { createPairingFlow } from './pairing-flow.ts';
import type { PairingFlow, PairingOptions, PairingState } from './pairing-flow.ts';
import { hostOf } from './server-name.ts';

type T = Translator<typeof pairingEn>;

export type PairingScreenProps = Omit<PairingOptions, 'wait'> & {
  readonly voice: Voice;
  /** Set where there is only one server (Outlook's pane comes from it); then nothing is typed. */
  readonly serverUrl?: string;
  /** Typed last time. */
  readonly lastServer?: string;
  /** `lastServer` was not typed: the organisation has set it in the browser. */
  readonly isPreset?: boolean;
  /** A way to connect that only this host has, shown above the code; `isFirst` where it is the better one. */
  readonly otherWay?: { readonly view: ComponentChildren; readonly isFirst: boolean };
};

const problemText = (t: T, { error }: Failure): string =>
  error.code in pairingEn ? t(error.code as keyof typeof pairingEn, error.params) : t('failed');

type StepProps<S extends PairingState['step']> = {
  readonly t: T;
  readonly flow: PairingFlow;
  readonly state: Extract<PairingState, { step: S }>;
  readonly props: PairingScreenProps;
  /** The address as typed so far; it outlives the field, so that a mistake is corrected and not typed anew. */
  readonly typed: RefObject<string>;
};

const AddressStep = ({ t, flow, state, props, typed }: StepProps<'address'>) => {
  const field = useRef<HTMLInputElement>(null);
  const { serverUrl, otherWay } = props;
  const problem = state.problem ? problemText(t, state.problem) : '';
  const isPreset = props.isPreset === true && !serverUrl;
  const describedBy = [isPreset && 'kp-pairing-preset', problem !== '' && 'kp-pairing-problem'].filter(
    Boolean,
  );
  useLayoutEffect(() => {
    if (state.problem) field.current?.focus();
  }, [state.problem]);
  const submit = (event: Event): void => {
    event.preventDefault();
    typed.current = field.current?.value ?? '';
    void flow.connect(serverUrl ?? typed.current);
  };
  return (
    <form class="kp-pairing-step" onSubmit={submit} noValidate>
      <p>
        {serverUrl
          ? t('intro.fixed', { server: hostOf(serverUrl) })
          : t(isPreset ? 'intro.preset' : 'intro.typed')}
      </p>
      {serverUrl ? null : (
        <label class="kp-pairing-field">
          <span>{t('address')}</span>
          <input
            ref={field}
            type="text"
            inputMode="url"
            autoComplete="url"
            autoCapitalize="off"
            spellcheck={false}
            defaultValue={typed.current ?? ''}
            placeholder={t('address.hint')}
            aria-invalid={problem !== ''}
            aria-describedby={describedBy.join(' ') || undefined}
          />
        </label>
      )}
      {isPreset ? (
        <p id="kp-pairing-preset" class="kp-pairing-quiet">
          {t('address.preset')}
        </p>
      ) : null}
      {problem ? (
        <p id="kp-pairing-problem" class="kp-pairing-problem" role="alert">
          {problem}
        </p>
      ) : null}
      {otherWay?.view}
      <button type="submit" class={otherWay?.isFirst ? 'kp-pairing-plain' : 'kp-pairing-primary'}>
        {otherWay ? t('connect.code') : t('connect')}
      </button>
    </form>
  );
};

const CheckingStep = ({ t, flow, state }: StepProps<'checking'>) => (
  <div class="kp-pairing-step">
    <p role="status">{t('checking', { server: hostOf(state.server) })}</p>
    <button type="button" class="kp-pairing-plain" onClick={flow.back}>
      {t('cancel')}
    </button>
  </div>
);

const CodeStep = ({ t, flow, state, props }: StepProps<'code'>) => (
  <div class="kp-pairing-step">
    <p>{t('code.intro')}</p>
    <output
      class="kp-pairing-code"
      aria-label={t('code.spoken', { letters: state.code.replaceAll(/./g, '$& ').trim() })}
    >
      {state.code}
    </output>
    <p role="status" class={state.trouble ? 'kp-pairing-problem' : 'kp-pairing-quiet'}>
      {state.trouble ? t('code.trouble', { server: hostOf(state.server) }) : t('code.waiting')}
    </p>
    <div class="kp-pairing-buttons">
      <button type="button" class="kp-pairing-plain" onClick={() => props.openUrl(state.url)}>
        {t('code.open')}
      </button>
      <button type="button" class="kp-pairing-plain" onClick={flow.back}>
        {props.serverUrl ? t('cancel') : t('change')}
      </button>
    </div>
    <p class="kp-pairing-quiet">{t('code.server', { server: hostOf(state.server) })}</p>
  </div>
);

const StoppedStep = ({ t, flow, state, props }: StepProps<'stopped'>) => (
  <div class="kp-pairing-step">
    <p role="alert">{t(`stopped.${state.reason}`)}</p>
    <button type="button" class="kp-pairing-primary" onClick={() => void flow.connect(state.server)}>
      {t('again')}
    </button>
    {props.serverUrl ? null : (
      <button type="button" class="kp-pairing-plain" onClick={flow.back}>
        {t('change')}
      </button>
    )}
  </div>
);

const Step = ({
  state,
  ...rest
}: {
  state: PairingState;
  t: T;
  flow: PairingFlow;
  props: PairingScreenProps;
  typed: RefObject<string>;
}) => {
  switch (state.step) {
    case 'address':
      return <AddressStep state={state} {...rest} />;
    case 'checking':
      return <CheckingStep state={state} {...rest} />;
    case 'code':
      return <CodeStep state={state} {...rest} />;
    case 'stopped':
      return <StoppedStep state={state} {...rest} />;
    case 'paired':
      return <p role="status">{rest.t('paired')}</p>;
  }
};

/** The props of the first paint count; a screen for another server or device is mounted anew. */
export const PairingScreen = (props: PairingScreenProps) => {
  const [flow] = useState(() => createPairingFlow(props));
  useEffect(() => flow.stop, [flow]);
  const typed = useRef<string>(props.lastServer ?? '');
  const state: ReadonlySignal<PairingState> = flow.state;
  const texts: Texts = props.voice.locale === 'de' ? pairingDe : pairingEn;
  const t = createTranslator(texts, props.voice) as T;
  return (
    <main class="kp-pairing">
      <h1>{state.value.step === 'code' ? t('code.title') : t('title')}</h1>
      <Step state={state.value} t={t} flow={flow} props={props} typed={typed} />
    </main>
  );
};
