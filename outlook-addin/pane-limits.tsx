/** Says once what this Outlook cannot do, above the panel, until the person has taken note of it. */
import { signal } from '@preact/signals';
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
export const openPaneLimits = async (
  limitations: readonly HostLimitation[],
  store: KeyValueStore,
): Promise<PaneLimits> => {
  const toTell = limitations.filter((limitation): limitation is Told => limitation !== 'no_headers');
  const noted = (await store.get(NOTED)) === toTell.join(' ');
  const told = signal<readonly Told[]>(noted ? [] : toTell);
  return {
    told,
    takeNote: () => {
      told.value = [];
      void store.set(NOTED, toTell.join(' '));
    },
  };
};

export const PaneLimitsLine = ({ limits, t }: { limits: PaneLimits; t: OutlookTranslator }) =>
  limits.told.value.length === 0 ? null : (
    <div class="pane-hint" role="note">
      {limits.told.value.map((limitation) => (
        <p key={limitation}>{t(`limits.${limitation}`)}</p>
      ))}
      <button type="button" class="pane-plain" onClick={limits.takeNote}>
        {t('limits.close')}
      </button>
    </div>
  );
