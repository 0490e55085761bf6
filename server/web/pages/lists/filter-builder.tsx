import '../../styles/lists-filter.css';
import { FILTER_LIMITS, isGroup, opsOf } from '#shared/domain/list-filter.ts';
import type { FilterOp, ListCondition, ListFilter } from '#shared/domain/list-filter.ts';
import type { ListFields } from '#shared/domain/list-fields.ts';
import { useTexts } from '../../state/texts.ts';
import { ConditionValue } from './condition-value.tsx';
import { useCatalogue } from './list-catalogue.ts';
import { listsTexts } from './lists-texts.ts';

type Part = ListFilter['of'][number];
type Common = { readonly personName: (id: string) => string };

/** Begins with what a field is mostly asked for, and nothing to compare with yet. */
const freshCondition = (fields: ListFields, key: string): ListCondition => {
  const field = fields.get(key)!;
  const [op = 'filled'] = opsOf(field);
  return field.kind === 'yesno' ? { field: key, op, value: true } : { field: key, op };
};

const asked = (fields: ListFields): string[] =>
  [...fields.values()].filter(({ shownOnly }) => !shownOnly).map(({ key }) => key);

const SHAPES: readonly (readonly FilterOp[])[] = [
  ['is', 'is_not', 'less', 'greater'],
  ['is', 'is_not', 'contains', 'begins'],
  ['any_of', 'none_of'],
  ['before', 'after'],
  ['last_days', 'not_last_days'],
];
/** Whether what was typed for one comparison can stand for the other. */
const keepsValue = (one: FilterOp, other: FilterOp): boolean =>
  SHAPES.some((shape) => shape.includes(one) && shape.includes(other));

type ConditionProps = Common & {
  readonly condition: ListCondition;
  readonly onChange: (condition: ListCondition) => void;
  readonly onRemove: () => void;
};

const ConditionRow = ({ condition, personName, onChange, onRemove }: ConditionProps) => {
  const t = useTexts(listsTexts);
  const { fields, nameOf } = useCatalogue();
  const field = fields.get(condition.field);
  return (
    <li class="w-filter-row">
      <select
        aria-label={t('filter.field')}
        value={condition.field}
        onChange={(event) => onChange(freshCondition(fields, event.currentTarget.value))}
      >
        {/* Archived meanwhile, it still says what it was. */}
        {[...(field ? [] : [condition.field]), ...asked(fields)].map((key) => (
          <option key={key} value={key}>
            {nameOf(key)}
          </option>
        ))}
      </select>
      {field && field.kind !== 'yesno' ? (
        <select
          aria-label={t('filter.op')}
          value={condition.op}
          onChange={(event) => {
            const op = event.currentTarget.value as FilterOp;
            onChange(keepsValue(condition.op, op) ? { ...condition, op } : { field: condition.field, op });
          }}
        >
          {opsOf(field).map((op) => (
            <option key={op} value={op}>
              {t(`op.${op}`)}
            </option>
          ))}
        </select>
      ) : null}
      {field ? (
        <ConditionValue field={field} condition={condition} personName={personName} onChange={onChange} />
      ) : null}
      <button type="button" class="w-filter-remove" aria-label={t('filter.remove')} onClick={onRemove}>
        ✕
      </button>
    </li>
  );
};

type GroupProps = Common & {
  readonly group: ListFilter;
  readonly depth: number;
  readonly onChange: (group: ListFilter) => void;
  readonly onRemove?: () => void;
};

/** A group of conditions and of groups, as deep as they may go. */
export const FilterGroup = ({ personName, group, depth, onChange, onRemove }: GroupProps) => {
  const t = useTexts(listsTexts);
  const isFull = group.of.length >= FILTER_LIMITS.perGroup;
  const put = (index: number, part: Part): void =>
    onChange({ ...group, of: group.of.map((one, at) => (at === index ? part : one)) });
  const remove = (index: number): void =>
    onChange({ ...group, of: group.of.filter((_, at) => at !== index) });
  const add = (part: Part): void => onChange({ ...group, of: [...group.of, part] });
  const { fields } = useCatalogue();
  const fresh = (): ListCondition => freshCondition(fields, asked(fields)[0]!);
  return (
    <div role="group" class="w-filter-group" aria-label={t(`match.${group.match}`)}>
      <select
        aria-label={t('match.label')}
        value={group.match}
        onChange={(event) => onChange({ ...group, match: event.currentTarget.value as ListFilter['match'] })}
      >
        {(['all', 'any', 'none'] as const).map((match) => (
          <option key={match} value={match}>
            {t(`match.${match}`)}
          </option>
        ))}
      </select>
      {group.of.length === 0 && depth === 1 ? <p class="w-hint">{t('filter.none')}</p> : null}
      <ul>
        {group.of.map((part, index) =>
          isGroup(part) ? (
            // A part of a filter is known by its place alone.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <FilterGroup
                personName={personName}
                group={part}
                depth={depth + 1}
                onChange={(changed) => put(index, changed)}
                onRemove={() => remove(index)}
              />
            </li>
          ) : (
            // As above.
            <ConditionRow
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              personName={personName}
              condition={part}
              onChange={(changed) => put(index, changed)}
              onRemove={() => remove(index)}
            />
          ),
        )}
      </ul>
      <div class="w-row">
        {isFull ? null : (
          <button type="button" class="w-button" onClick={() => add(fresh())}>
            {t('filter.add')}
          </button>
        )}
        {isFull || depth >= FILTER_LIMITS.depth ? null : (
          <button
            type="button"
            class="w-button"
            onClick={() => add({ match: group.match === 'any' ? 'all' : 'any', of: [fresh()] })}
          >
            {t('filter.add_group')}
          </button>
        )}
        {onRemove ? (
          <button type="button" class="w-button" onClick={onRemove}>
            {t('filter.remove_group')}
          </button>
        ) : null}
      </div>
    </div>
  );
};
