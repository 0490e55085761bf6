import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { CustomField } from '#shared/domain/custom-field.ts';
import type { ImportKey, ImportMapping, ImportPreview } from '#shared/domain/import-run.ts';
import { ok } from '#shared/lib/result.ts';
import type { Failure } from '#shared/lib/result.ts';
import { Problem } from '../../components/errors.tsx';
import { useApp } from '../../state/app-context.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { KeyChoice } from './key-choice.tsx';
import { MappingTable } from './mapping-table.tsx';
import { tagOf, withTag, withTarget } from './mapping.model.ts';
import { PreviewTable } from './preview-table.tsx';
import { ReadDifferently } from './read-differently.tsx';
import type { Reading } from './read-differently.tsx';
import { transferTexts } from './transfer-texts.ts';

const NO_FIELDS: readonly CustomField[] = [];

type Props = { readonly first: ImportPreview; readonly onStarted: () => void };

/** What becomes of the file is looked through and corrected before anything is written. */
export const PrepareImport = ({ first, onStarted }: Props) => {
  const { client } = useApp();
  const t = useTexts(transferTexts);
  const id = useId();
  const preview = useSignal(first);
  const mapping = useSignal<ImportMapping>(first.run.mapping);
  const key = useSignal<ImportKey>(first.run.key);
  const isOld = useSignal(false);
  const isStarting = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const asking = useRef<AbortController | null>(null);
  const runId = first.run.id;
  const custom = useLoader<readonly CustomField[]>(async () => {
    const answer = await client.call('customFields', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  const fields = custom.state.value.status === 'ready' ? custom.state.value.value : NO_FIELDS;
  useEffect(() => () => asking.current?.abort(), []);

  /** The last question counts. */
  const ask = (): AbortSignal => {
    asking.current?.abort();
    asking.current = new AbortController();
    isOld.value = true;
    return asking.current.signal;
  };
  const look = async (): Promise<void> => {
    const body = { mapping: [...mapping.value], key: key.value };
    const seen = await client.call('previewImport', { params: { id: runId }, body, signal: ask() });
    if (!seen.ok && seen.error.code === 'cancelled') return;
    isOld.value = false;
    failure.value = seen.ok ? null : seen;
    if (seen.ok) preview.value = { ...seen.value, remembered: false };
  };
  const readAgain = async (body: Reading): Promise<void> => {
    const read = await client.call('rereadImport', { params: { id: runId }, body, signal: ask() });
    if (!read.ok && read.error.code === 'cancelled') return;
    isOld.value = false;
    failure.value = read.ok ? null : read;
    if (!read.ok) return;
    preview.value = read.value;
    mapping.value = read.value.run.mapping;
    key.value = read.value.run.key;
  };
  const change = (next: ImportMapping): void => {
    mapping.value = next;
    void look();
  };
  const start = async (): Promise<void> => {
    if (isStarting.value) return;
    isStarting.value = true;
    const body = { mapping: [...mapping.value], key: key.value };
    const started = await client.call('startImport', { params: { id: runId }, body });
    isStarting.value = false;
    if (started.ok) onStarted();
    else failure.value = started;
  };
  return (
    <>
      <section aria-labelledby={`${id}-map`}>
        <h2 id={`${id}-map`}>{t('map.title')}</h2>
        <p class="w-hint">{t(preview.value.remembered ? 'map.remembered' : 'map.hint')}</p>
        <ReadDifferently preview={preview.value} onRead={(reading) => void readAgain(reading)} />
        <MappingTable
          preview={preview.value}
          mapping={mapping.value}
          custom={fields}
          onTarget={(column, target) => change(withTarget(mapping.value, column, target))}
        />
      </section>
      <KeyChoice
        kind={first.run.kind}
        chosen={key.value}
        onKey={(next) => {
          key.value = next;
          void look();
        }}
      />
      <div class="w-field w-import-tag">
        <label for={`${id}-tag`}>{t('tag.label')}</label>
        <input
          id={`${id}-tag`}
          maxLength={60}
          value={tagOf(mapping.value)}
          aria-describedby={`${id}-tag-hint`}
          onChange={({ currentTarget: { value } }) => change(withTag(mapping.value, value))}
        />
        <div id={`${id}-tag-hint`} class="w-hint">
          {t('tag.hint')}
        </div>
      </div>
      <section aria-labelledby={`${id}-preview`}>
        <h2 id={`${id}-preview`}>{t('preview.title')}</h2>
        <p class="w-hint" role="status">
          {t(isOld.value ? 'preview.working' : 'preview.hint')}
        </p>
        <PreviewTable preview={preview.value} mapping={mapping.value} isOld={isOld.value} />
      </section>
      <Problem failure={failure.value} />
      <div class="w-actions">
        <button type="button" class="w-button w-primary" onClick={() => void start()}>
          {t('start')}
        </button>
      </div>
    </>
  );
};
