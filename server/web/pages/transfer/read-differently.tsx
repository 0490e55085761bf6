import type { ImportPreview } from '#shared/domain/import-run.ts';
import type { CallInput } from '#shared/api/client.ts';
import { useTexts } from '../../state/texts.ts';
import { transferTexts } from './transfer-texts.ts';

export type Reading = CallInput<'rereadImport'>['body'];

const ENCODINGS = [
  ['utf-8', 'Unicode (UTF-8)'],
  ['windows-1252', 'Windows (CP1252)'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
] as const;
const DELIMITERS = [',', ';', '\t', '|'] as const;

type Props = { readonly preview: ImportPreview; readonly onRead: (reading: Reading) => void };

/** What was guessed of a table, to be corrected; other formats say it themselves. */
export const ReadDifferently = ({ preview, onRead }: Props) => {
  const t = useTexts(transferTexts);
  const { run, encoding, delimiter } = preview;
  if (run.format !== 'csv' && run.format !== 'xlsx') return null;
  const delimiters = DELIMITERS.some((one) => one === delimiter) ? DELIMITERS : [...DELIMITERS, delimiter];
  return (
    // Whether there is a header is the one thing that is often not clear.
    <details class="w-reading" open={!run.header}>
      <summary>{t('read.title')}</summary>
      <div class="w-form">
        <label class="w-tick">
          <input
            type="checkbox"
            checked={run.header}
            onChange={({ currentTarget: { checked } }) => onRead({ header: checked })}
          />
          {t('read.header')}
        </label>
        {run.format === 'csv' ? (
          <>
            <label class="w-field">
              <span>{t('read.encoding')}</span>
              <select
                value={encoding}
                onChange={({ currentTarget: { value } }) =>
                  onRead({ encoding: value as NonNullable<Reading['encoding']> })
                }
              >
                {ENCODINGS.map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label class="w-field">
              <span>{t('read.delimiter')}</span>
              <select
                value={delimiter}
                onChange={({ currentTarget: { value } }) => onRead({ delimiter: value })}
              >
                {delimiters.map((one) => (
                  <option key={one} value={one}>
                    {DELIMITERS.includes(one as (typeof DELIMITERS)[number])
                      ? t(`delimiter.${one as (typeof DELIMITERS)[number]}`)
                      : one}
                  </option>
                ))}
              </select>
            </label>
          </>
        ) : null}
      </div>
    </details>
  );
};
