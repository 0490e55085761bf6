import type { ImportMapping, ImportPreview } from '#shared/domain/import-run.ts';
import { useErrorText } from '../../components/errors.tsx';
import { useTexts } from '../../state/texts.ts';
import { duplicatesTexts } from '../duplicates/duplicates-texts.ts';
import { transferTexts } from './transfer-texts.ts';

type Row = ImportPreview['rows'][number];

const Outcome = ({ row, path }: { row: Row; path: string }) => {
  const t = useTexts(transferTexts);
  const word = useTexts(duplicatesTexts);
  const errorText = useErrorText();
  const isKnown = row.step === 'updated' || row.step === 'unchanged';
  return (
    <>
      <span class={`w-step w-step-${row.step}`}>{t(`step.${row.step}`)}</span>{' '}
      {row.record ? (
        <a href={`${path}${row.record.id}`} target="_blank" rel="noopener">
          {row.record.name}
        </a>
      ) : isKnown ? (
        t('step.same_file')
      ) : null}
      {row.similar ? (
        <span class="w-step-similar">
          {t('step.similar')}{' '}
          <a href={`${path}${row.similar.id}`} target="_blank" rel="noopener">
            {row.similar.name}
          </a>{' '}
          ({row.similar.reasons.map((reason) => word(`reason.${reason}`)).join(', ')})
        </span>
      ) : null}
      {row.errors.map(({ column, value, code }) => (
        <span key={`${column} ${code} ${value}`} class="w-step-error">
          {row.step === 'failed'
            ? [column, errorText(code)].filter(Boolean).join(': ')
            : `${t('aside', { column, value })} (${errorText(code)})`}
        </span>
      ))}
    </>
  );
};

type Props = { readonly preview: ImportPreview; readonly mapping: ImportMapping; readonly isOld: boolean };

/** The first rows: new, known as whom, or left out and why. Only columns that fill something are shown. */
export const PreviewTable = ({ preview, mapping, isOld }: Props) => {
  const t = useTexts(transferTexts);
  const { run, rows } = preview;
  const filled = new Set(mapping.filter(({ target }) => target).map(({ column }) => column));
  const columns = run.columns.flatMap((column, index) => (filled.has(column) ? [{ column, index }] : []));
  return (
    // It scrolls, so that keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="w-preview" role="region" aria-label={t('preview.name')} tabIndex={0} aria-busy={isOld}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('preview.row')}</th>
            <th scope="col">{t('preview.outcome')}</th>
            {columns.map(({ column }) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.no}>
              <th scope="row">{row.no}</th>
              <td class="w-preview-outcome">
                <Outcome row={row} path={run.kind === 'person' ? '/people/' : '/companies/'} />
              </td>
              {columns.map(({ column, index }) => (
                <td key={column}>{row.cells[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
