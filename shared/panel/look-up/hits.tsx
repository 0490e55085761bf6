/** What was found, group by group, with the words that were looked for marked. */
import type { lookUpEn } from '../../i18n/en/look-up.ts';
import type { Translator } from '../../i18n/translate.ts';
import { FoundText } from '../components/found-text.tsx';
import { usePanel } from '../panel-context.ts';
import type { GroupName } from './look-up.model.ts';
import type { Hit } from './typed-search.ts';

type Props = {
  readonly name: GroupName;
  readonly hits: readonly Hit[];
  readonly q: string;
  readonly t: Translator<typeof lookUpEn>;
  readonly onOpen: (hit: Hit) => void;
};

export const Hits = ({ name, hits, q, t, onOpen }: Props) => {
  const { formats, t: panelText } = usePanel();
  /** What happened says when and, where that is not clear, what it was. */
  const detailOf = ({ type, detail, done, kind, snippet, title }: Hit): string => {
    const parts =
      type === 'activity'
        ? [
            kind && kind !== 'mail' && kind !== 'note' ? panelText(`kind.${kind}`) : '',
            detail ? formats.dayAndYear(detail) : '',
            snippet === title ? '' : (snippet ?? ''),
          ]
        : // One line: why it was found is not to be cut off.
          [done ? t('look_up.done') : '', snippet ?? '', detail];
    return parts.filter(Boolean).join(' · ');
  };
  return (
    <>
      <h3 class="kp-look-up-group">{t(`look_up.group.${name}`)}</h3>
      <ul class="kp-list">
        {hits.map((hit) => (
          <li key={hit.id}>
            <button type="button" class="kp-list-button" onClick={() => onOpen(hit)}>
              <span class="kp-list-main">
                <FoundText text={hit.title} query={q} />
              </span>
              <span class="kp-list-detail">
                <FoundText text={detailOf(hit)} query={q} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
