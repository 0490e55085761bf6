/** A network on which nothing is read: says so, and keeps address and title where somebody wants them. */
import { useState } from 'preact/hooks';
import { toInstant } from '../../../lib/clock.ts';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { Icon } from '../../components/icon.tsx';
import { RecordSearch } from '../../components/record-search.tsx';
import { usePanel } from '../../panel-context.ts';
import type { PageSubject } from '../../panel-host.ts';
import { activityCreation } from '../note/note.model.ts';
import type { PageTranslator } from './page-texts.ts';

export const ClosedPage = ({ subject, t }: { subject: PageSubject; t: PageTranslator }) => {
  const { session, changes, clock, newId, me } = usePanel();
  const [savedText, setSavedText] = useState('');
  const place = `${session.key.value}/page`;
  const change = changes.latest(place);
  const note = (record: {
    readonly type: 'person' | 'company';
    readonly id: string;
    readonly title: string;
  }) => {
    const text = t('page.noted', { name: record.title });
    setSavedText(text);
    const creation = activityCreation({
      id: newId(),
      kind: 'note',
      text: [subject.title, subject.url].filter(Boolean).join('\n'),
      at: toInstant(clock.now()),
      visibility: me.preferences.visibility,
      links: [{ type: record.type, id: record.id }],
    });
    changes.save(place, record.title, [changes.envelope('activity.create', creation)], { savedText: text });
  };
  return (
    <div class="kp-page-closed">
      <p class="kp-hint">
        <Icon name="info" />
        <span>{t('page.closed')}</span>
      </p>
      {subject.title ? <p class="kp-break">{subject.title}</p> : null}
      <p class="kp-faint kp-break">{subject.url}</p>
      <RecordSearch label={t('page.note_link')} types={['person', 'company']} onChoose={note} />
      <p class="kp-page-change">
        <ChangeLine change={change} savedText={savedText} />
      </p>
      <EarlierChanges place={place} savedText={savedText} />
      <ChangeFailure change={change} />
    </div>
  );
};
