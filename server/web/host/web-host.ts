/** The panel's host in Kontor's own pages: its subject is the record whose page is open. */
import { computed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { fail } from '#shared/lib/result.ts';
import type { AskedItem, PanelHost, RecordSubject } from '#shared/panel/panel-host.ts';

export type OpenRecord = {
  readonly type: 'person' | 'company';
  readonly id: string;
  /** E.164: who is shown calls, and the call is to be noted. */
  readonly call?: string;
  /** What of it somebody wants to see. */
  readonly item?: AskedItem;
};

export type WebHostOptions = {
  readonly record: ReadonlySignal<OpenRecord>;
  readonly theme: PanelHost['theme'];
  readonly locale: string;
  readonly openUrl: (url: string) => void;
  readonly notify: NonNullable<PanelHost['notify']>;
};

export const createWebHost = ({ record, theme, locale, openUrl, notify }: WebHostOptions): PanelHost => {
  let generation = 0;
  const subject = computed<RecordSubject>(() => {
    const { type, id, call, item } = record.value;
    generation += 1;
    return {
      type: 'record',
      generation,
      [type]: id,
      ...(call ? { call } : {}),
      ...(item ? { item } : {}),
    };
  });
  return {
    kind: 'web',
    subject,
    theme,
    locale,
    limitations: ['no_attachments', 'no_headers'],
    // No mail is ever open here.
    readMail: async () => fail('host.unsupported'),
    readAttachment: async () => fail('host.unsupported'),
    openUrl,
    notify,
  };
};
