/** What somebody wrote down, in full; one's own can be corrected. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TimelineItem } from '../../../domain/panel.ts';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { WrittenItemEdit } from './written-item-edit.view.tsx';
import { editOfItem, isEditable, itemChange } from './written-item.model.ts';
import type { ItemEdit } from './written-item.model.ts';

/** By place of the entry: as it was when the correction began, and as it is typed now; null while nothing is. */
const itemDraft = createPlaceMemory<{ readonly before: ItemEdit; readonly edit: ItemEdit } | null>(null);

type Props = { readonly place: string; readonly item: TimelineItem; readonly text: string };

export const WrittenItem = ({ place, item, text }: Props) => {
  const { session, changes, me, t } = usePanel();
  const draft = itemDraft(session, place);
  const [wasEdited, setEdited] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const typed = draft.value;
  const isEditing = typed !== null;
  useLayoutEffect(() => {
    if (wasEdited && !isEditing) editButton.current?.focus();
  }, [wasEdited, isEditing]);
  const close = () => {
    draft.value = null;
    setEdited(true);
  };
  if (typed) {
    const { before, edit } = typed;
    return (
      <WrittenItemEdit
        kind={item.kind}
        direction={item.direction}
        hasSubject={item.subject !== ''}
        edit={edit}
        onEdit={(next) => (draft.value = { before, edit: next })}
        onSave={() => {
          close();
          const update = itemChange(item.id, before, edit);
          if (update)
            changes.save(place, text || item.subject, [changes.envelope('activity.update', update)]);
        }}
        onCancel={close}
      />
    );
  }
  return (
    <>
      <pre class="kp-text">{text || t('timeline.no_text')}</pre>
      {isEditable(item, me.id) ? (
        <button
          type="button"
          ref={editButton}
          class="kp-fold"
          onClick={() => {
            const before = editOfItem(item, text);
            draft.value = { before, edit: before };
          }}
        >
          <Icon name="pencil" /> {t('item.edit')}
        </button>
      ) : null}
    </>
  );
};
