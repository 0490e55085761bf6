/** Finds a person, a company or, where that helps, a deal by a few letters. */
import { useRef, useState } from 'preact/hooks';
import type { CallOutput } from '../../api/client.ts';
import { useDetailTexts } from './fields/field-texts.ts';
import { useFields } from '../panel-context.ts';
import { FoundText } from './found-text.tsx';

type Found = CallOutput<'search'>['items'][number];
type Findable = 'person' | 'company' | 'deal';
type Chosen<T> = { readonly type: T; readonly id: string; readonly title: string };
type Props<T> = {
  readonly label: string;
  /** What can be chosen. */
  readonly types: readonly T[];
  /** Id of the one that cannot: what is chosen for itself. */
  readonly without?: string;
  readonly onChoose: (record: Chosen<T>) => void;
};

const isOneOf = <T extends Findable>(types: readonly T[], type: Found['type']): type is T =>
  (types as readonly string[]).includes(type);

export const RecordSearch = <T extends Findable>({ label, types, without, onChoose }: Props<T>) => {
  const { api, errorText } = useFields();
  const t = useDetailTexts();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [problem, setProblem] = useState('');
  const asked = useRef(0);
  const search = async (q: string) => {
    setText(q);
    const mine = ++asked.current;
    if (q.trim().length < 2) return setFound(null);
    const result = await api.call('search', { query: { q: q.trim(), in: 'records', limit: '6' } });
    if (mine !== asked.current) return;
    setProblem(result.ok ? '' : errorText(result));
    setFound(result.ok ? result.value.items : null);
  };
  const shown = found?.flatMap((one) =>
    isOneOf(types, one.type) && one.id !== without ? [{ ...one, type: one.type }] : [],
  );
  return (
    <div class="kp-record-search">
      <input
        class="kp-input"
        type="search"
        placeholder={label}
        aria-label={label}
        value={text}
        // Inside a form Enter would save it before anything is chosen.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        onInput={(event) => void search(event.currentTarget.value)}
      />
      {problem ? <p class="kp-bad">{problem}</p> : null}
      {shown?.length === 0 ? <p class="kp-faint">{t('find_nothing')}</p> : null}
      <ul class="kp-list">
        {(shown ?? []).map((record) => {
          const { type, id, title, detail } = record;
          return (
            <li key={id}>
              <button
                type="button"
                class="kp-list-button"
                onClick={() => {
                  void search('');
                  onChoose({ type, id, title });
                }}
              >
                <span class="kp-list-main">
                  <FoundText text={title} query={text} />
                </span>
                <span class="kp-list-detail">
                  <FoundText
                    text={type === 'deal' ? [t('find_deal'), detail].filter(Boolean).join(' · ') : detail}
                    query={text}
                  />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
