import type { CustomField } from '#shared/domain/custom-field.ts';
import { CUSTOM_TARGET } from '#shared/domain/import-run.ts';
import type { ImportMapping, ImportPreview } from '#shared/domain/import-run.ts';
import { fieldsOf } from '#shared/domain/record-fields.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { examplesOf } from './mapping.model.ts';
import { targetName, transferTexts } from './transfer-texts.ts';

type Props = {
  readonly preview: ImportPreview;
  readonly mapping: ImportMapping;
  readonly custom: readonly CustomField[];
  readonly onTarget: (column: string, target: string) => void;
};

/** Each column of the file with some of its values and what it fills. */
export const MappingTable = ({ preview, mapping, custom, onTarget }: Props) => {
  const { voice } = useApp();
  const t = useTexts(transferTexts);
  const { run, targets, rows } = preview;
  const own = new Set(fieldsOf(run.kind).map(({ key }) => key));
  const groups = [
    ['map.fields', targets.filter((target) => own.has(target))],
    ['map.custom', targets.filter((target) => target.startsWith(CUSTOM_TARGET))],
    ['map.more', targets.filter((target) => !own.has(target) && !target.startsWith(CUSTOM_TARGET))],
  ] as const;
  const name = (target: string): string => targetName(t, target, custom, voice.value);
  const options = groups
    .filter(([, list]) => list.length > 0)
    .map(([label, list]) => (
      <optgroup key={label} label={t(label)}>
        {list.map((target) => (
          <option key={target} value={target}>
            {name(target)}
          </option>
        ))}
      </optgroup>
    ));
  return (
    <table class="w-mapping">
      <thead>
        <tr>
          <th scope="col">{t('map.column')}</th>
          <th scope="col">{t('map.examples')}</th>
          <th scope="col">{t('map.field')}</th>
        </tr>
      </thead>
      <tbody>
        {run.columns.map((column, index) => {
          const target = mapping.find((one) => one.column === column)?.target ?? '';
          return (
            <tr key={column} class={target ? '' : 'w-mapping-out'}>
              <th scope="row">{column}</th>
              <td class="w-mapping-examples">{examplesOf(rows, index).join(' · ')}</td>
              <td>
                <select
                  aria-label={t('map.field_of', { column })}
                  value={target}
                  onChange={({ currentTarget: { value } }) => onTarget(column, value)}
                >
                  <option value="">{t('map.leave_out')}</option>
                  {options}
                </select>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
