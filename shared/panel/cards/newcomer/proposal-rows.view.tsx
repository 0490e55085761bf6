/** Proposed values, each editable, each to be left out, each with the line it was read from and what is noticed about it. */
import { useState } from 'preact/hooks';
import { lazyDetail } from '../../components/lazy-component.tsx';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Row, RowEdit } from './newcomer.model.ts';

const RowMarks = lazyDetail(
  () => import('./row-marks.tsx').then((module) => module.RowMarks),
  () => null,
);

type Props = {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly onChange: (row: Row, edit: RowEdit) => void;
};

type RowProps = { readonly row: Row; readonly country: string; readonly onChange: Props['onChange'] };

const RowInput = ({ row, country, onChange }: RowProps) => {
  const { t } = usePanel();
  // A number that is half typed is wrong all the time.
  const [isTyped, setTyped] = useState(false);
  const label = t(`proposal.${row.field}`);
  const id = `kp-source-${row.scope}-${row.field}`;
  // A line that is the value itself says nothing more.
  const source = row.source && row.source !== row.value ? t('newcomer.source', { line: row.source }) : '';
  return (
    <div class="kp-proposal">
      <label class="kp-check">
        <input
          type="checkbox"
          checked={row.isUsed}
          aria-label={t('newcomer.use', { field: label })}
          onChange={(event) => onChange(row, { isUsed: event.currentTarget.checked })}
        />
      </label>
      <label class="kp-proposal-field">
        <span class="kp-proposal-label">{label}</span>
        <input
          class="kp-input"
          value={row.value}
          aria-describedby={source ? id : undefined}
          onInput={(event) => {
            setTyped(true);
            onChange(row, { value: event.currentTarget.value, isUsed: event.currentTarget.value !== '' });
          }}
          onBlur={() => setTyped(false)}
        />
        {source ? (
          <span id={id} class="kp-source kp-faint" title={row.source}>
            {source}
          </span>
        ) : null}
      </label>
      {row.isUsed && !isTyped ? (
        <RowMarks
          row={row}
          label={label}
          country={country}
          onTake={(value) => onChange(row, { value, isUsed: true })}
        />
      ) : null}
    </div>
  );
};

export const ProposalRows = ({ id, rows, onChange }: Props) => {
  const { t } = usePanel();
  const [isOpen, setOpen] = useState(false);
  if (rows.length === 0) return null;
  const country = rows.find(({ field }) => field === 'country')?.value ?? '';
  const hidden = rows.filter(({ isMain }) => !isMain);
  return (
    <div class="kp-proposals">
      {rows
        .filter(({ isMain }) => isMain)
        .map((row) => (
          <RowInput key={`${row.scope}.${row.field}`} row={row} country={country} onChange={onChange} />
        ))}
      {hidden.length > 0 ? (
        <DisclosureButton open={isOpen} controls={`kp-more-${id}`} onToggle={() => setOpen(!isOpen)}>
          {t('newcomer.more', { count: hidden.length })}
        </DisclosureButton>
      ) : null}
      {isOpen ? (
        <div id={`kp-more-${id}`}>
          {hidden.map((row) => (
            <RowInput key={`${row.scope}.${row.field}`} row={row} country={country} onChange={onChange} />
          ))}
        </div>
      ) : null}
    </div>
  );
};
