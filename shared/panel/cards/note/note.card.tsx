/** The line at the bottom: a note with Enter, a call in two clicks, a meeting or visit in one. */
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { toInstant } from '../../../lib/clock.ts';
import { usePanel } from '../../panel-context.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { linksOf, shownName } from '../../panel-targets.ts';
import { askedFields, askedMemory, NOTHING_ASKED, takeAsked } from '../custom/asked-memory.ts';
import { pageField } from '../page/kept-page.ts';
import type { Card, CardProps } from '../card.ts';
import { activityCreation } from './note.model.ts';
import type { Call, QuickKind } from './note.model.ts';
import { NoteView } from './note.view.tsx';

const noteDraft = createPlaceMemory({ text: '' });

const Note = ({ answer, subject }: CardProps) => {
  const { session, changes, clock, newId, me, t } = usePanel();
  const place = `${session.key.value}/note`;
  const draft = noteDraft(session, place);
  const change = changes.latest(place);
  const links = answer ? linksOf(answer) : [];
  const fields = askedFields(answer, 'activity');
  const asked = askedMemory(session, place);
  const write = (kind: 'note' | QuickKind, call: Call | null): boolean => {
    const own = takeAsked(asked, fields);
    if (!answer || links.length === 0 || !own) return false;
    const { text } = draft.peek();
    const creation = activityCreation({
      id: newId(),
      kind,
      text,
      at: toInstant(clock.now()),
      visibility: me.preferences.visibility,
      links,
      ...(call ? { call } : {}),
      ...pageField(session, subject),
      ...own,
    });
    changes.save(
      place,
      text.trim().slice(0, 60) || `${t(`kind.${kind}`)}: ${shownName(answer)}`,
      [changes.envelope('activity.create', creation)],
      { savedText: t(kind === 'note' ? 'note.saved' : 'note.saved_kind') },
    );
    draft.value = { text: '' };
    asked.value = NOTHING_ASKED;
    return true;
  };
  return (
    <NoteView
      isReady={links.length > 0}
      text={draft.value.text}
      change={<ChangeLine change={change} savedText={t('change.saved')} />}
      failure={
        <>
          <EarlierChanges place={place} savedText={t('change.saved')} />
          <ChangeFailure change={change} />
        </>
      }
      fields={fields}
      place={place}
      isFilling={Object.keys(asked.value.typed).length > 0}
      onText={(text) => (draft.value = { text })}
      onNote={() => write('note', null)}
      onQuick={write}
    />
  );
};

export const noteCard: Card = {
  id: 'note',
  title: 'note.title',
  slot: 'foot',
  isShown: ({ answer }) => answer === null || (linksOf(answer).length > 0 && !answer.ambiguous),
  Component: Note,
};
