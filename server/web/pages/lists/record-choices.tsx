import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { FILTER_LIMITS } from '#shared/domain/list-filter.ts';
import { pageTimers } from '#shared/lib/page-timers.ts';
import { createSearch } from '../../search/search.model.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { listsTexts } from './lists-texts.ts';

type Props = {
  readonly type: 'person' | 'company' | 'deal';
  readonly label: string;
  /** Their ids. */
  readonly chosen: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onChange: (chosen: readonly string[]) => void;
  /** What one is called that is being chosen, before it is. */
  readonly onNamed?: (id: string, name: string) => void;
};

/** Records one names: those chosen with a way to take each out, and a field that finds more. */
export const RecordChoices = ({ type, label, chosen, nameOf, onChange, onNamed }: Props) => {
  const { client } = useApp();
  const t = useTexts(listsTexts);
  const search = useMemo(() => createSearch(client, pageTimers), [client]);
  useEffect(() => () => search.clear(), [search]);
  /** Names of those chosen here; the list brings those of the others. */
  const names = useSignal<Readonly<Record<string, string>>>({});
  const found = search.state.value;
  const hits =
    found.status === 'ready' ? found.hits.filter((hit) => hit.type === type && !chosen.includes(hit.id)) : [];
  return (
    <div role="group" aria-label={label} class="w-filter-records">
      {chosen.map((id) => {
        const name = (names.value[id] ?? nameOf(id)) || t('nameless');
        return (
          <button
            key={id}
            type="button"
            class="w-button"
            aria-label={t('filter.record_remove', { name })}
            onClick={() => onChange(chosen.filter((one) => one !== id))}
          >
            {name} ✕
          </button>
        );
      })}
      {chosen.length < FILTER_LIMITS.choices ? (
        <input
          type="search"
          aria-label={t(`filter.find_${type}`)}
          placeholder={t(`filter.find_${type}`)}
          value={search.query.value}
          onInput={(event) => search.type(event.currentTarget.value)}
        />
      ) : null}
      {hits.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          class="w-link"
          onClick={() => {
            names.value = { ...names.value, [id]: title };
            onNamed?.(id, title);
            onChange([...chosen, id]);
            search.clear();
          }}
        >
          {title}
        </button>
      ))}
      {found.status === 'ready' && hits.length === 0 && search.query.value !== '' ? (
        <span class="w-hint" role="status">
          {t('filter.find_none')}
        </span>
      ) : null}
    </div>
  );
};
