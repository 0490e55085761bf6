/** Says once what this Outlook cannot do, above the panel, until the person has taken note of it. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { HostLimitation, KeyValueStore } from '#shared/panel/panel-host.ts';
import type { OutlookTranslator } from './outlook-texts.ts';

type Told = Exclude<HostLimitation, 'no_headers'>;

export type PaneLimits = {
  readonly told: ReadonlySignal<readonly Told[]>;
  readonly takeNote: () => void;
};

const NOTED = 'limits';

/** Missing headers come with missing attachments and are told in the same sentence. */
const toTell = (limitations: readonly HostLimitation[]): Told[] =>
  limitations.filter((limitation): limitation is Told => limitation !== 'no_headers');

/** Tells what this Outlook cannot do as long as it cannot; what was taken note of is not told again. */
export const openPaneLimits = async (
  limitations: ReadonlySignal<readonly HostLimitation[]>,
  store: KeyValueStore,
): Promise<PaneLimits> => {
  const noted = signal((await store.get(NOTED)) ?? '');
  const telling = computed(() => toTell(limitations.value));
  return {
    told: computed(() => (telling.value.join(' ') === noted.value ? [] : telling.value)),
    takeNote: () => {
      noted.value = telling.value.join(' ');
      void store.set(NOTED, noted.value);
    },
  };
};

export const PaneLimitsLine = ({ limits, t }: { limits: PaneLimits; t: OutlookTranslator }) =>
  limits.told.value.length === 0 ? null : (
    <aside class="pane-hint" aria-label={t('limits.label')}>
      {limits.told.value.map((limitation) => (
        <p key={limitation}>{t(`limits.${limitation}`)}</p>
      ))}
      <button type="button" class="pane-plain" onClick={limits.takeNote}>
        {t('limits.close')}
      </button>
    </aside>
  );
