import type { CallOutput } from '#shared/api/client.ts';
import type { Key } from '#shared/i18n/translate.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { targetName, transferTexts } from './transfer-texts.ts';

type Kept = CallOutput<'import'>['kept'];
type Record_ = Kept[number]['records'][number];

const KeptRecord = ({ record }: { record: Record_ }) => {
  const { voice } = useApp();
  const t = useTexts(transferTexts);
  const { type, id, name, fields } = record;
  const word = Object.hasOwn(transferTexts.en, `type.${type}`)
    ? t(`type.${type}` as Key<typeof transferTexts.en>)
    : type;
  const what = fields.length > 0 ? fields.map((key) => targetName(t, key, [], voice.value)).join(', ') : '';
  const path = type === 'person' ? '/people/' : '/companies/';
  const isPage = (type === 'person' || type === 'company') && name !== '';
  return (
    <span class="w-kept">
      {isPage ? <a href={path + id}>{name}</a> : word}: {what || t('kept.whole')}
    </span>
  );
};

/** What a revert left, row by row. */
export const KeptRows = ({ kept }: { kept: Kept }) => {
  const t = useTexts(transferTexts);
  if (kept.length === 0) return <p>{t('kept.nothing')}</p>;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{t('kept.title')}</h2>
      {kept.length >= 200 ? <p class="w-hint">{t('kept.more', { count: kept.length })}</p> : null}
      <ul class="w-list">
        {kept.map(({ no, records }) => (
          <li key={no} class="w-task">
            <div class="w-task-text">
              <span class="w-hint">{t('kept.row', { no })}</span>
              {records.map((record) => (
                <KeptRecord key={record.id} record={record} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
