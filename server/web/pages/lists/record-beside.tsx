import { useSignal } from '@preact/signals';
import { useRecordHost } from '../../host/record-host.ts';
import type { OpenRecord } from '../../host/web-host.ts';
import { PanelFrame } from '../../panel/panel-frame.tsx';
import { useTexts } from '../../state/texts.ts';
import { listsTexts } from './lists-texts.ts';

type Props = { readonly open: OpenRecord; readonly onClose: () => void };

/** The panel of the row that was opened, where there is room for it beside the list. */
export const RecordBeside = ({ open, onClose }: Props) => {
  const t = useTexts(listsTexts);
  const record = useSignal<OpenRecord>(open);
  if (record.value.type !== open.type || record.value.id !== open.id) record.value = open;
  const host = useRecordHost(record);
  return (
    <aside class="w-beside" aria-label={t('beside.label')}>
      <button type="button" class="w-beside-close" aria-label={t('beside.close')} onClick={onClose}>
        ✕
      </button>
      <PanelFrame host={host} />
    </aside>
  );
};
