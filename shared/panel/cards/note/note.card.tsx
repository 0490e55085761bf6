/** The line at the bottom: a note with Enter, a call in two clicks, a meeting or visit in one. */
import { useSignal } from '@preact/signals';
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import { toInstant } from '../../../lib/clock.ts';
import { usePanel } from '../../panel-context.ts';
import { linksOf, shownName } from '../../panel-targets.ts';
import type { Card, CardProps } from '../card.ts';
import { activityCreation } from './note.model.ts';
import type { Outcome, QuickKind } from './note.model.ts';
import { NoteView } from './note.view.tsx';

const Note = ({ answer }: CardProps) => {
  const { session, changes, clock, newId, me, t } = usePanel();
  const text = useSignal('');
  const savedText = useSignal('');
  const place = `${session.key.value}/note`;
  const change = changes.latest(place);
  const links = answer ? linksOf(answer) : [];
  const write = (kind: 'note' | QuickKind, outcome: Outcome | null) => {
    if (!answer || links.length === 0) return;
    savedText.value = t(kind === 'note' ? 'note.saved' : 'note.saved_kind', { kind: t(`kind.${kind}`) });
    const creation = activityCreation({
      id: newId(),
      kind,
      text: text.value,
      at: toInstant(clock.now()),
      visibility: me.preferences.visibility,
      links,
      ...(outcome ? { outcome } : {}),
    });
    changes.save(place, text.value.trim().slice(0, 60) || shownName(answer), [
      changes.envelope('activity.create', creation),
    ]);
    text.value = '';
  };
  return (
    <NoteView
      isReady={links.length > 0}
      text={text.value}
      change={<ChangeLine change={change} savedText={savedText.value} />}
      failure={<ChangeFailure change={change} />}
      onText={(next) => (text.value = next)}
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
