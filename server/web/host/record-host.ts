/** The host of a record that is opened in these pages. */
import { computed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { useApp } from '../state/app-context.ts';
import { notifyInBrowser } from './notifier.ts';
import { createUrlOpener } from './open-url.ts';
import { createWebHost } from './web-host.ts';
import type { OpenRecord } from './web-host.ts';

/** The same host as long as the language stays; it follows `record`. */
export const useRecordHost = (record: ReadonlySignal<OpenRecord>): PanelHost => {
  const { preferences, router, voice } = useApp();
  const { locale } = voice.value;
  return useMemo(
    () =>
      createWebHost({
        record,
        theme: computed(() => preferences.value.theme),
        locale,
        openUrl: createUrlOpener(window, router),
        notify: notifyInBrowser,
      }),
    [record, preferences, router, locale],
  );
};
