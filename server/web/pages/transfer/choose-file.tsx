import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { FIELD_RECORDS } from '#shared/domain/record-fields.ts';
import type { ImportPreview } from '#shared/domain/import-run.ts';
import type { Failure } from '#shared/lib/result.ts';
import { Problem } from '../../components/errors.tsx';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { transferTexts } from './transfer-texts.ts';

/** A large file on a slow line. */
const SEND_MS = 600_000;
const ACCEPT = '.csv,.tsv,.txt,.xlsx,.vcf,.vcard,.ndjson,.jsonl,.msg';

type Props = {
  readonly kind: FieldRecord;
  readonly onKind: (kind: FieldRecord) => void;
  readonly onRead: (preview: ImportPreview) => void;
};

/** What the file holds, and the file itself: chosen, or dropped on it. */
export const ChooseFile = ({ kind, onKind, onRead }: Props) => {
  const { client } = useApp();
  const t = useTexts(transferTexts);
  const id = useId();
  const sending = useSignal('');
  const failure = useSignal<Failure | null>(null);
  const isOver = useSignal(false);
  const send = async (file: File | undefined): Promise<void> => {
    if (!file || sending.value) return;
    sending.value = file.name;
    failure.value = null;
    const name = file.name.slice(0, 300);
    const added = await client.call('addImport', { query: { kind, name }, raw: file, timeoutMs: SEND_MS });
    sending.value = '';
    if (added.ok) onRead(added.value);
    else failure.value = added;
  };
  return (
    <div class="w-form">
      <div class="w-segments" role="group" aria-label={t('import.what')}>
        {FIELD_RECORDS.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => onKind(one)}>
            {t(`kind.${one}`)}
          </button>
        ))}
      </div>
      <div
        class={isOver.value ? 'w-drop w-drop-over' : 'w-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => (isOver.value = false)}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          void send(event.dataTransfer?.files[0]);
        }}
      >
        {sending.value ? (
          <p role="status">{t('file.reading', { name: sending.value })}</p>
        ) : (
          <>
            <input
              id={id}
              class="w-for-readers"
              type="file"
              accept={ACCEPT}
              aria-describedby={`${id}-kinds`}
              onChange={({ currentTarget }) => {
                void send(currentTarget.files?.[0]);
                currentTarget.value = '';
              }}
            />
            <label for={id} class="w-button w-primary">
              {t('file.choose')}
            </label>
            <span>{t('file.drop')}</span>
          </>
        )}
        <p id={`${id}-kinds`} class="w-hint">
          {t('file.kinds')}
        </p>
      </div>
      <Problem failure={failure.value} />
    </div>
  );
};
