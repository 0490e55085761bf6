import { addressOf } from '../../search/search.model.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';

/** What stands in the list as long as nothing is looked for: the records opened last. */
export const RecentList = ({ openId }: { openId: string }) => {
  const { recent } = useApp();
  const t = useTexts(webTexts);
  const records = recent.list.value;
  if (records.length === 0) return null;
  return (
    <nav class="w-recent" aria-labelledby="recent">
      <h2 id="recent">{t('record.recent')}</h2>
      <ul>
        {records.map(({ type, id, title, detail }) => (
          <li key={id}>
            <a
              class="w-hit"
              href={addressOf({ type, id }) ?? '/'}
              aria-current={id === openId ? 'page' : undefined}
            >
              <span class="w-hit-title">{title}</span>
              <span class="w-hit-detail">
                {detail || t(type === 'company' ? 'search.company' : 'search.person')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
