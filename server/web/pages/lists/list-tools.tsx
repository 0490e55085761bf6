import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EVERYTHING, conditionsOf } from '#shared/domain/list-filter.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import { sortsOf } from '#shared/domain/list-fields.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import { createFormats } from '#shared/i18n/formats.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterGroup } from './filter-builder.tsx';
import { filterWords } from './filter-words.ts';
import { wholeFilter } from './list-address.ts';
import type { ListState } from './list-address.ts';
import type { Start } from './list-rows.model.ts';
import { ListExport } from './list-export.tsx';
import { useCatalogue } from './list-catalogue.ts';
import { listsTexts } from './lists-texts.ts';
import { SavedViews, useSavedViews } from './saved-views.tsx';
import { TypedField } from './typed-field.tsx';

const LETTERS = 'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'.split(' ');
const BY_LETTERS: ReadonlySet<string> = new Set(['name', 'city']);

type JumpProps = {
  readonly by: string;
  readonly onJump: (start: Start) => void;
};

/** To a letter or a day, wherever among a million rows that is. */
const Jump = ({ by, onJump }: JumpProps) => {
  const { fields } = useCatalogue();
  const t = useTexts(listsTexts);
  const field = fields.get(by);
  if (BY_LETTERS.has(by) || field?.custom?.kind === 'text')
    return (
      <select
        class="w-list-jump"
        aria-label={t('jump.label')}
        value=""
        onChange={({ currentTarget: { value } }) => onJump(value ? { from: value } : {})}
      >
        <option value="">{t('jump.label')}</option>
        {LETTERS.map((letter) => (
          <option key={letter} value={letter}>
            {letter}
          </option>
        ))}
      </select>
    );
  if (field?.kind !== 'instant' && field?.custom?.kind !== 'day') return null;
  return (
    <label class="w-list-jump">
      {t('jump.day')}
      <input type="date" onChange={({ currentTarget: { value } }) => onJump(value ? { from: value } : {})} />
    </label>
  );
};

type Props = {
  readonly record: ListRecord;
  readonly state: ListState;
  /** Without what is archived. */
  readonly shown: ListState;
  readonly names: Readonly<Record<string, string>>;
  readonly isNarrow: boolean;
  readonly onState: (state: ListState) => void;
  readonly onType: (q: string) => void;
  readonly onJump: (start: Start) => void;
};

/** What stands above a list: a field that narrows it, views, filter, columns, order, the way to a letter. */
export const ListTools = ({ record, state, shown, names, isNarrow, onState, onType, onJump }: Props) => {
  const { me, voice } = useApp();
  const t = useTexts(listsTexts);
  const views = useSavedViews(record);
  const catalogue = useCatalogue();
  const { fields, colleagues, teams } = catalogue;
  const open = useSignal<'' | 'filter' | 'columns' | 'export'>('');
  /** With the conditions that are not finished yet. */
  const draft = useSignal<ListFilter>(state.filter);
  const isSame = JSON.stringify(wholeFilter(draft.value)) === JSON.stringify(state.filter);
  useEffect(() => {
    if (!isSame) draft.value = state.filter;
    // oxlint-disable-next-line react/exhaustive-deps -- only when the list itself is another
  }, [state.filter]);
  const change = (filter: ListFilter): void => {
    draft.value = filter;
    const whole = wholeFilter(filter);
    if (JSON.stringify(whole) !== JSON.stringify(state.filter)) onState({ ...state, filter: whole });
  };
  const { locale } = voice.value;
  const wording = {
    t,
    catalogue,
    nameOf: (id: string) => [...colleagues, ...teams].find((one) => one.id === id)?.name ?? names[id] ?? '',
    numberOf: (value: number, currency: string) =>
      currency
        ? createFormats({ locale }).money(value, currency)
        : new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(value),
    dayOf: (day: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day)),
    countryOf: (code: string) => {
      const isCode = /^[A-Z]{2}$/.test(code);
      return (isCode && new Intl.DisplayNames(locale, { type: 'region' }).of(code)) || code;
    },
  };
  const count = conditionsOf(state.filter).length;
  const toggle = (which: 'filter' | 'columns' | 'export') => (): void => {
    open.value = open.value === which ? '' : which;
  };
  return (
    <div class="w-list-tools">
      <div class="w-row">
        <TypedField record={record} q={state.q} onType={onType} />
        <SavedViews record={record} views={views} state={state} onState={onState} />
        <button
          type="button"
          class="w-button"
          aria-expanded={open.value === 'filter'}
          onClick={toggle('filter')}
        >
          {count > 0 ? t('filter.open_count', { count }) : t('filter.open')}
        </button>
        <button
          type="button"
          class="w-button"
          aria-expanded={open.value === 'columns'}
          onClick={toggle('columns')}
        >
          {t('columns.open')}
        </button>
        {me.value?.role === 'user' ? null : (
          <button
            type="button"
            class="w-button"
            aria-expanded={open.value === 'export'}
            onClick={toggle('export')}
          >
            {t('export.open')}
          </button>
        )}
        {isNarrow ? (
          <select
            aria-label={t('sort.label')}
            value={state.sort.by}
            onChange={({ currentTarget: { value: by } }) =>
              onState({ ...state, sort: { by, descending: fields.get(by)?.kind === 'instant' } })
            }
          >
            {sortsOf(record, fields).map((key) => (
              <option key={key} value={key}>
                {catalogue.nameOf(key)}
              </option>
            ))}
          </select>
        ) : null}
        <Jump by={state.sort.by} onJump={onJump} />
      </div>
      {open.value === 'filter' ? (
        <section class="w-inset w-filter" aria-label={t('filter.title')}>
          <FilterGroup personName={wording.nameOf} group={draft.value} depth={1} onChange={change} />
        </section>
      ) : null}
      {open.value === 'columns' ? (
        <section class="w-inset" aria-label={t('columns.title')}>
          <ColumnChooser columns={state.columns} onChange={(columns) => onState({ ...state, columns })} />
        </section>
      ) : null}
      {open.value === 'export' ? (
        <section class="w-inset" aria-label={t('export.open')}>
          <ListExport record={record} state={shown} />
        </section>
      ) : null}
      {count > 0 && open.value !== 'filter' ? (
        <p class="w-row w-filter-words">
          <span>{filterWords(state.filter, wording)}</span>
          <button type="button" class="w-link" onClick={() => change(EVERYTHING)}>
            {t('filter.clear')}
          </button>
        </p>
      ) : null}
    </div>
  );
};
