/** What is wrong with keeping or sending things on this device, in a sentence that says what to do. */
import { signal } from '@preact/signals';
import { fail } from '../../lib/result.ts';
import type { LocalStore } from '../../store/local-store.ts';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-context.ts';
import type { DeviceTranslator } from './device-texts.ts';
import { saveFile } from './save-file.ts';

/** Nothing is broken: this place keeps nothing, and saying so once is enough. */
const LASTING: ReadonlySet<string> = new Set(['store.refused', 'store.needs_https', 'store.not_loaded']);
const noted = signal<ReadonlySet<string>>(new Set());

export const DeviceProblem = ({ store, t }: { store: LocalStore; t: DeviceTranslator }) => {
  const { errorText } = usePanel();
  const { problem, pending, attention } = store.health.value;
  if (!problem || noted.value.has(problem.code)) return null;
  const isLasting = LASTING.has(problem.code);
  return (
    <section class={isLasting ? 'kp-away' : 'kp-banner'} role={isLasting ? 'note' : undefined}>
      <div class="kp-banner-entry">
        <p role={isLasting ? undefined : 'alert'}>
          {isLasting ? null : <Icon name="warning" />}
          <span>
            {errorText(fail(problem.code))}
            {problem.diagnosis
              ? ` ${t('problem.reason', { reason: errorText(fail(problem.diagnosis)) })}`
              : ''}
          </span>
        </p>
        <div class="kp-row">
          {isLasting ? (
            <button
              type="button"
              class="kp-quiet"
              onClick={() => (noted.value = new Set([...noted.peek(), problem.code]))}
            >
              {t('problem.note')}
            </button>
          ) : (
            <button type="button" class="kp-button" onClick={() => void store.syncNow()}>
              {t('problem.sync')}
            </button>
          )}
          {pending + attention > 0 ? (
            <button
              type="button"
              class="kp-quiet"
              onClick={() => void store.exportWaiting().then((text) => saveFile(t('export.name'), text))}
            >
              {t('problem.export')}
            </button>
          ) : null}
        </div>
      </div>
    </section>
  );
};
