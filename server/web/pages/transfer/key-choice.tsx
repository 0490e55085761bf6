import type { ImportKey } from '#shared/domain/import-run.ts';
import { importKeysOf } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { useTexts } from '../../state/texts.ts';
import { transferTexts } from './transfer-texts.ts';

type Props = {
  readonly kind: FieldRecord;
  readonly chosen: ImportKey;
  readonly onKey: (key: ImportKey) => void;
};

/** By what a row is taken for somebody who is known. */
export const KeyChoice = ({ kind, chosen, onKey }: Props) => {
  const t = useTexts(transferTexts);
  return (
    <fieldset class="w-radios">
      <legend>{t('key.title')}</legend>
      <p class="w-hint">{t('key.rest')}</p>
      {importKeysOf(kind).map((key) => (
        <label key={key} class="w-radio">
          <input type="radio" name="key" value={key} checked={key === chosen} onChange={() => onKey(key)} />
          <span>
            {t(`key.${key}`)}
            <span class="w-hint">{t(key === 'auto' ? `key.auto.hint.${kind}` : `key.${key}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};
