import { LIST_LIMITS } from '#shared/domain/list-page.ts';
import { useTexts } from '../../state/texts.ts';
import { useCatalogue } from './list-catalogue.ts';
import { listsTexts } from './lists-texts.ts';

type Props = {
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
};

/** Which columns stand there and in which order: those that do come first, in their order. */
export const ColumnChooser = ({ columns, onChange }: Props) => {
  const t = useTexts(listsTexts);
  const { fields, nameOf } = useCatalogue();
  const others = [...fields.keys()].filter((key) => !columns.includes(key));
  const move = (index: number, by: number): void => {
    const moved = columns.toSpliced(index, 1).toSpliced(index + by, 0, columns[index]!);
    onChange(moved);
  };
  const item = (key: string, index: number) => {
    const name = nameOf(key);
    const isShown = index >= 0;
    const isLast = isShown && columns.length === 1;
    return (
      <li key={key}>
        <label>
          <input
            type="checkbox"
            checked={isShown}
            disabled={isLast || (!isShown && columns.length >= LIST_LIMITS.columns)}
            onChange={() => onChange(isShown ? columns.filter((one) => one !== key) : [...columns, key])}
          />
          {name}
        </label>
        {isShown ? (
          <span>
            <button
              type="button"
              aria-label={t('columns.up', { name })}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={t('columns.down', { name })}
              disabled={index === columns.length - 1}
              onClick={() => move(index, 1)}
            >
              ↓
            </button>
          </span>
        ) : null}
      </li>
    );
  };
  return (
    <ul class="w-columns">
      {columns.map(item)}
      {others.map((key) => item(key, -1))}
    </ul>
  );
};
