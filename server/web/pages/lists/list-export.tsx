import { useSignal } from '@preact/signals';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { ListExport as Asked } from '#shared/domain/list-page.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import type { ListState } from './list-address.ts';
import { listsTexts } from './lists-texts.ts';

/** A file of a million rows takes its time. */
const WAIT_MS = 600_000;
const FILES = { person: 'people', company: 'companies', activity: 'activities' } as const;
const ENDINGS = { csv: 'csv', ndjson: 'ndjson', vcard: 'vcf' } as const;

const save = (content: Blob, name: string): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

type Props = { readonly record: ListRecord; readonly state: ListState };

/** The list as it stands there, as a file: its filter, its order, its columns. */
export const ListExport = ({ record, state }: Props) => {
  const { client, notices, voice } = useApp();
  const t = useTexts(listsTexts);
  const isBusy = useSignal(false);
  const formats: readonly Asked['format'][] =
    record === 'person' ? ['csv', 'vcard', 'ndjson'] : ['csv', 'ndjson'];
  const take = async (format: Asked['format']): Promise<void> => {
    const { filter, sort, columns, q } = state;
    const body = { record, filter, sort, columns: [...columns], q, format, locale: voice.value.locale };
    isBusy.value = true;
    const answer = await client.call('exportList', { body, timeoutMs: WAIT_MS });
    isBusy.value = false;
    if (answer.ok) save(answer.value as Blob, `kontor-${FILES[record]}.${ENDINGS[format]}`);
    else notices.showFailure(answer);
  };
  return (
    <>
      <p class="w-hint">{t('export.what')}</p>
      {record === 'person' ? <p class="w-hint">{t('export.vcard_hint')}</p> : null}
      <div class="w-row">
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            class="w-button"
            disabled={isBusy.value}
            onClick={() => void take(format)}
          >
            {t(`export.${format}`)}
          </button>
        ))}
        <span role="status">{isBusy.value ? t('export.busy') : ''}</span>
      </div>
    </>
  );
};
