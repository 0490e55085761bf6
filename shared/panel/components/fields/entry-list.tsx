/** Addresses, numbers and postal addresses with their labels: one block each, and a button for one more. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ADDRESS_LABELS, PHONE_LABELS } from '../../../domain/entry-labels.ts';
import { Icon } from '../icon.tsx';
import { CountrySelect } from './country-select.tsx';
import { ENTRY_PARTS, freshEntry } from './field-draft.ts';
import type { EntryDraft, ListKind } from './field-draft.ts';
import { useDetailTexts } from './field-texts.ts';

type Props = {
  readonly kind: ListKind;
  readonly entries: readonly EntryDraft[];
  readonly isInvalid: boolean;
  readonly problemId: string;
  readonly onEntries: (entries: readonly EntryDraft[]) => void;
};

const LABELS: Partial<Record<ListKind, readonly string[]>> = {
  phones: PHONE_LABELS,
  addresses: ADDRESS_LABELS,
};
const MODES = { email: 'email', number: 'tel' } as const;
const MAX_ENTRIES = { emails: 20, phones: 20, addresses: 10 } as const;

type EntryProps = Omit<Props, 'entries' | 'onEntries'> & {
  readonly entry: EntryDraft;
  readonly onEntry: (entry: EntryDraft) => void;
  readonly onRemove: () => void;
};

const EntryFields = ({ kind, entry, isInvalid, problemId, onEntry, onRemove }: EntryProps) => {
  const t = useDetailTexts();
  const labels = LABELS[kind];
  return (
    <li class={`kp-entry kp-entry-${kind}`}>
      {ENTRY_PARTS[kind].map((part) =>
        part === 'country' ? (
          <CountrySelect
            key={part}
            label={t('part.country')}
            value={entry[part] ?? ''}
            onChange={(country) => onEntry({ ...entry, country })}
          />
        ) : (
          <input
            key={part}
            class="kp-input"
            name={part}
            value={entry[part] ?? ''}
            maxLength={part === 'number' ? 60 : part === 'postcode' ? 20 : part === 'city' ? 120 : 200}
            inputMode={part in MODES ? MODES[part as keyof typeof MODES] : 'text'}
            placeholder={t(`part.${part}`)}
            aria-label={t(`part.${part}`)}
            aria-invalid={isInvalid}
            aria-describedby={isInvalid ? problemId : undefined}
            onInput={(event) => onEntry({ ...entry, [part]: event.currentTarget.value })}
          />
        ),
      )}
      {labels ? (
        <select
          class="kp-input"
          aria-label={t('part.label')}
          value={entry['label'] ?? ''}
          onChange={(event) => onEntry({ ...entry, label: event.currentTarget.value })}
        >
          {labels.map((label) => (
            <option key={label} value={label}>
              {label === '' ? t('label_none') : t(`label_${label}` as 'label_work')}
            </option>
          ))}
        </select>
      ) : (
        <input
          class="kp-input"
          value={entry['label'] ?? ''}
          maxLength={40}
          placeholder={t('part.label')}
          aria-label={t('part.label')}
          onInput={(event) => onEntry({ ...entry, label: event.currentTarget.value })}
        />
      )}
      <button
        type="button"
        class="kp-icon-button"
        aria-label={t('entry_remove')}
        title={t('entry_remove')}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
};

export const EntryList = ({ kind, entries, onEntries, ...rest }: Props) => {
  const t = useDetailTexts();
  const list = useRef<HTMLUListElement>(null);
  const [count, focusLast] = [useRef(entries.length), useRef(false)];
  /** Entries have no name of their own while they are typed. */
  const [names, setNames] = useState<readonly number[]>(() => entries.map((_, at) => at));
  // Nobody has to look for the line they asked for.
  useLayoutEffect(() => {
    if (focusLast.current && entries.length > count.current)
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus();
    count.current = entries.length;
    focusLast.current = false;
  }, [entries.length, count, focusLast]);
  return (
    <>
      <ul class="kp-plain kp-entries" ref={list}>
        {entries.map((entry, at) => (
          <EntryFields
            key={names[at]}
            kind={kind}
            entry={entry}
            {...rest}
            onEntry={(changed) => onEntries(entries.with(at, changed))}
            onRemove={() => {
              setNames(names.toSpliced(at, 1));
              onEntries(entries.toSpliced(at, 1));
              list.current?.parentElement?.querySelector<HTMLButtonElement>('.kp-entry-add')?.focus();
            }}
          />
        ))}
      </ul>
      {entries.length < MAX_ENTRIES[kind] ? (
        <button
          type="button"
          class="kp-quiet kp-entry-add"
          onClick={() => {
            focusLast.current = true;
            setNames([...names, Math.max(-1, ...names) + 1]);
            onEntries([...entries, freshEntry(kind)]);
          }}
        >
          {t(`entry_add.${kind}`)}
        </button>
      ) : null}
    </>
  );
};
