/**
 * Before an account leaves this device with changes that are not in Kontor: send them now, keep them as a file, or stay.
 * Used by every host that can be left; it brings its own frame and words.
 */
import '../panel.css';
import '../css/leave.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/user.ts';
import type { Voice } from '../../i18n/translate.ts';
import type { LocalStore } from '../../store/local-store.ts';
import { withOwnIds } from '../own-ids.ts';
import { followTheme } from '../panel-theme.ts';
import { loadDeviceTexts } from './device-texts.ts';
import type { DeviceTranslator } from './device-texts.ts';
import { saveFile } from './save-file.ts';

/** How long sending may take before it is said that it does not work. */
const PATIENCE_MS = 15_000;

/** True once nothing waits any more; false when that did not come about in time or something was refused. */
const sendAll = (store: LocalStore): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    let stop = (): void => {};
    const end = (isSent: boolean): void => {
      clearTimeout(timer);
      queueMicrotask(() => stop());
      resolve(isSent);
    };
    stop = effect(() => {
      const { pending, attention } = store.health.value;
      if (pending === 0) end(attention === 0);
    });
    void store.syncNow();
  });

type Props = {
  readonly store: LocalStore;
  readonly t: DeviceTranslator;
  readonly answer: (mayLeave: boolean) => void;
};

const Question = ({ store, t, answer }: Props) => {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'asking' | 'sending' | 'failed'>('asking');
  const { pending, attention } = store.health.value;
  useLayoutEffect(() => place.current?.querySelector('button')?.focus(), []);
  const send = async (): Promise<void> => {
    setState('sending');
    if (await sendAll(store)) answer(true);
    else setState('failed');
  };
  const keep = async (): Promise<void> => {
    saveFile(t('export.name'), await store.exportWaiting());
    answer(true);
  };
  return (
    <div ref={place} role="group" aria-labelledby={id}>
      <h2 id={id}>{t('leave.title', { count: pending + attention })}</h2>
      <p>{t('leave.text')}</p>
      {state === 'failed' ? (
        <p class="kp-bad" role="alert">
          {t('leave.failed')}
        </p>
      ) : null}
      <div class="kp-leave-actions">
        <button
          type="button"
          class="kp-button kp-primary"
          disabled={state === 'sending'}
          onClick={() => void send()}
        >
          {t(state === 'sending' ? 'leave.sending' : 'leave.send')}
        </button>
        <button type="button" class="kp-button" onClick={() => void keep()}>
          {t('leave.export')}
        </button>
        <button type="button" class="kp-quiet" onClick={() => answer(false)}>
          {t('leave.stay')}
        </button>
      </div>
    </div>
  );
};

export type LeaveOptions = {
  readonly store: LocalStore;
  readonly voice: Voice;
  readonly theme: Preferences['theme'];
};

/** True when the person has decided to leave. Esc stays. */
export const askToLeave = async ({ store, voice, theme }: LeaveOptions): Promise<boolean> => {
  const t = await loadDeviceTexts(voice);
  const dialog = document.createElement('dialog');
  dialog.className = 'kontor-panel kp-leave';
  dialog.lang = voice.locale;
  const endTheme = followTheme(dialog, theme, signal('system'));
  document.body.append(dialog);
  const decided = await new Promise<boolean>((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'leave'));
    const answer = (isLeaving: boolean): void => dialog.close(isLeaving ? 'leave' : 'stay');
    render(withOwnIds(<Question store={store} t={t} answer={answer} />), dialog);
    dialog.showModal();
  });
  render(null, dialog);
  endTheme();
  dialog.remove();
  return decided;
};
