/** The control that fits a kind of field. A new kind is a branch here, one in `field-draft.ts` and one in `field-shown.tsx`. */
import { useEffect, useState } from 'preact/hooks';
import type { User } from '../../../domain/user.ts';
import { usePanel } from '../../panel-context.ts';
import { DayField } from '../day-field.tsx';
import { CountrySelect } from './country-select.tsx';
import { EntryList } from './entry-list.tsx';
import { ChoicesInput, LinkInput } from './chosen-input.tsx';
import { isListKind } from './field-draft.ts';
import type { EntryDraft, FieldDraft } from './field-draft.ts';
import type { FieldSpec } from './field-spec.ts';
import { useDetailTexts } from './field-texts.ts';

type Props = {
  readonly spec: FieldSpec;
  readonly draft: FieldDraft;
  /** What the record is called that is linked now. */
  readonly name: string;
  readonly isInvalid: boolean;
  readonly problemId: string;
  /** `title` is what the record is called that was chosen. */
  readonly onDraft: (draft: FieldDraft, title?: string) => void;
};

const LINE_CHARS = 200;
const LONG_CHARS = 3_000;

/** Colleagues who can be named, or the teams they are in. */
const useNames = (kind: 'user' | 'team'): readonly { id: string; name: string }[] => {
  const { colleagues } = usePanel();
  const [users, setUsers] = useState<readonly User[]>([]);
  useEffect(() => void colleagues().then(setUsers), [colleagues]);
  if (kind === 'user') return users.filter(({ disabled }) => !disabled);
  const teams = new Map(users.flatMap(({ teamId, teamName }) => (teamId ? [[teamId, teamName]] : [])));
  return [...teams].map(([id, name]) => ({ id, name }));
};

const NamesSelect = ({
  kind,
  spec,
  value,
  onChange,
}: {
  kind: 'user' | 'team';
  spec: FieldSpec;
  value: string;
  onChange: (id: string) => void;
}) => {
  const t = useDetailTexts();
  const names = useNames(kind);
  const isKnown = value === '' || names.some(({ id }) => id === value);
  return (
    <select
      class="kp-input"
      aria-label={spec.label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t('nobody')}</option>
      {isKnown ? null : <option value={value}>{t('former')}</option>}
      {names.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
};

const INPUT_MODES = { web: 'url', number: 'decimal', money: 'decimal' } as const;

export const FieldInput = ({ spec, draft, name, isInvalid, problemId, onDraft }: Props) => {
  const { kind, label } = spec;
  if (typeof draft === 'boolean')
    return (
      <label class="kp-choice">
        <input type="checkbox" checked={draft} onChange={(event) => onDraft(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
    );
  if (isListKind(kind))
    return (
      <EntryList
        kind={kind}
        entries={typeof draft === 'string' ? [] : (draft as readonly EntryDraft[])}
        isInvalid={isInvalid}
        problemId={problemId}
        onEntries={onDraft}
      />
    );
  const text = typeof draft === 'string' ? draft : '';
  switch (kind) {
    case 'choice':
      return (
        <select
          class="kp-input"
          aria-label={label}
          value={text}
          onChange={(event) => onDraft(event.currentTarget.value)}
        >
          {(spec.choices ?? []).map((choice) => (
            <option key={choice} value={choice}>
              {spec.choiceText(choice)}
            </option>
          ))}
        </select>
      );
    case 'day':
      return <DayField label={label} value={text} onChange={onDraft} />;
    case 'country':
      return <CountrySelect label={label} value={text} onChange={onDraft} />;
    case 'user':
    case 'team':
      return <NamesSelect kind={kind} spec={spec} value={text} onChange={onDraft} />;
    case 'company':
    case 'person':
    case 'deal':
      return <LinkInput type={kind} label={label} id={text} name={name} onChoose={onDraft} />;
    case 'choices':
      return (
        <ChoicesInput
          spec={spec}
          chosen={Array.isArray(draft) ? (draft as readonly string[]) : []}
          onChosen={onDraft}
        />
      );
    case 'line':
    case 'words':
    case 'web':
    case 'number':
    case 'money':
    case 'yesno': {
      const unitId = `${problemId}-unit`;
      const { currency } = spec;
      const input = (
        <input
          class="kp-input"
          value={text}
          maxLength={spec.max ?? (kind === 'words' ? LONG_CHARS : LINE_CHARS)}
          inputMode={kind in INPUT_MODES ? INPUT_MODES[kind as keyof typeof INPUT_MODES] : 'text'}
          aria-label={label}
          aria-invalid={isInvalid}
          aria-describedby={currency ? `${unitId} ${problemId}` : problemId}
          enterkeyhint="done"
          onInput={(event) => onDraft(event.currentTarget.value)}
        />
      );
      if (!currency) return input;
      return (
        <div class="kp-amount">
          {input}
          <span id={unitId} class="kp-faint">
            {currency}
          </span>
        </div>
      );
    }
  }
};
