/** Finds a person or company by a few letters. */
import { useRef, useState } from 'preact/hooks';
import type { CallOutput } from '../../api/client.ts';
import { usePanel } from '../panel-context.ts';

type Found = CallOutput<'search'>['items'][number];
type Chosen = { readonly type: 'person' | 'company'; readonly id: string; readonly title: string };

type Props = {
  readonly label: string;
  /** Everybody who is found, where it is not said. */
  readonly isOffered?: (record: Found) => boolean;
  readonly onChoose: (record: Chosen) => void;
};

export const RecordSearch = ({ label, isOffered, onChoose }: Props) => {
  const { api, t, errorText } = usePanel();
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
    setFound(result.ok ? result.value.items.filter((record) => isOffered?.(record) ?? true) : null);
  };
  return (
    <div class="kp-record-search">
      <input
        class="kp-input"
        type="search"
        placeholder={label}
        aria-label={label}
        value={text}
        onInput={(event) => void search(event.currentTarget.value)}
      />
      {problem ? <p class="kp-bad">{problem}</p> : null}
      {found?.length === 0 ? <p class="kp-faint">{t('search.nothing')}</p> : null}
      <ul class="kp-list">
        {(found ?? []).map((record) => {
          const { type, id, title } = record;
          return type === 'activity' ? null : (
            <li key={id}>
              <button
                type="button"
                class="kp-list-button"
                onClick={() => {
                  void search('');
                  onChoose({ type, id, title });
                }}
              >
                <span class="kp-list-main">{title}</span>
                <span class="kp-list-detail">{record.detail}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
