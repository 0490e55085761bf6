import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { BULK_LIMITS, bulkFields, bulkOpsOf } from '#shared/domain/bulk-change.ts';
import type { BulkChange, BulkOp } from '#shared/domain/bulk-change.ts';
import { useTexts } from '../../../state/texts.ts';
import { useCatalogue } from '../list-catalogue.ts';
import { listsTexts } from '../lists-texts.ts';
import { BulkValue } from './bulk-value.tsx';

type Props = {
  /** What is chosen so far, finished or not. */
  readonly draft: Signal<readonly BulkChange[]>;
  /** Names of chosen records. */
  readonly names: Signal<Readonly<Record<string, string>>>;
  readonly onPreview: (wanted: readonly BulkChange[]) => void;
  /** What else can be done here. */
  readonly children: ComponentChildren;
};

const isReady = ({ op, value }: BulkChange): boolean => op === 'empty' || value !== null;

/** Which fields, what with each, and to what. */
export const BulkFields = ({ draft, names, onPreview, children }: Props) => {
  const t = useTexts(listsTexts);
  const { fields, nameOf } = useCatalogue();
  const offered = bulkFields(fields);
  const fresh = (key: string): BulkChange => {
    const field = fields.get(key)!;
    return { field, op: bulkOpsOf(field)[0]!, value: null };
  };
  const chosen = draft.value.length > 0 ? draft.value : [fresh('tags')];
  const taken = new Set(chosen.map(({ field }) => field.key));
  const next = offered.find(({ key }) => !taken.has(key));
  const put = (index: number, change: BulkChange): void => {
    draft.value = chosen.with(index, change);
  };
  const row = (change: BulkChange, index: number) => {
    const { field, op, value } = change;
    const isOne = chosen.length === 1;
    return (
      <li key={field.key} class="w-row w-bulk-form">
        <select
          aria-label={t('bulk.field')}
          value={field.key}
          onChange={(event) => put(index, fresh(event.currentTarget.value))}
        >
          {offered.map(({ key }) => (
            <option key={key} value={key} disabled={key !== field.key && taken.has(key)}>
              {nameOf(key)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('bulk.op')}
          value={op}
          onChange={(event) => put(index, { ...change, op: event.currentTarget.value as BulkOp })}
        >
          {bulkOpsOf(field).map((one) => (
            <option key={one} value={one}>
              {t(`bulk.op.${one}`)}
            </option>
          ))}
        </select>
        <BulkValue
          field={field}
          op={op}
          value={value}
          names={names}
          onChange={(changed) => put(index, { ...change, value: changed })}
        />
        {isOne ? null : (
          <button
            type="button"
            class="w-filter-remove"
            aria-label={t('bulk.without', { name: nameOf(field.key) })}
            onClick={() => (draft.value = chosen.toSpliced(index, 1))}
          >
            ✕
          </button>
        )}
      </li>
    );
  };
  return (
    <>
      <ul class="w-bulk-fields">{chosen.map(row)}</ul>
      {next && chosen.length < BULK_LIMITS.fields ? (
        <button type="button" class="w-button" onClick={() => (draft.value = [...chosen, fresh(next.key)])}>
          {t('bulk.another')}
        </button>
      ) : null}
      <div class="w-row w-bulk-actions">
        <button
          type="button"
          class="w-button w-primary"
          disabled={!chosen.every(isReady)}
          onClick={() => onPreview(chosen)}
        >
          {t('bulk.preview')}
        </button>
        {children}
      </div>
    </>
  );
};
