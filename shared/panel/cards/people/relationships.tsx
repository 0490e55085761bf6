/** With whom the shown person has to do, each in words read from them; corrected and taken away in place. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownRelationship } from '../../../domain/relationship.ts';
import { Icon } from '../../components/icon.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { SEEN_KINDS, relationshipSteps, seenFrom } from './ties.model.ts';
import type { SeenKind, SeenRelationship } from './ties.model.ts';
import { useTieTexts } from './ties-texts.ts';

type Props = {
  readonly personId: string;
  readonly relationships: readonly ShownRelationship[];
  readonly place: string;
  readonly nameOf: (id: string) => string | undefined;
};

export const KindFields = ({
  seen,
  note,
  onSeen,
  onNote,
}: {
  seen: SeenKind;
  note: string;
  onSeen: (seen: SeenKind) => void;
  onNote: (note: string) => void;
}) => {
  const t = useTieTexts();
  return (
    <div class="kp-fields">
      <label class="kp-field">
        <span>{t('kind')}</span>
        <select
          class="kp-input"
          value={seen}
          onChange={(event) => onSeen(event.currentTarget.value as SeenKind)}
        >
          {SEEN_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(kind as 'other')}
            </option>
          ))}
        </select>
      </label>
      <label class="kp-field">
        <span>{t('note')}</span>
        <input
          class="kp-input"
          value={note}
          maxLength={200}
          onInput={(event) => onNote(event.currentTarget.value)}
        />
      </label>
    </div>
  );
};

const RelationshipEditor = ({
  tie,
  name,
  onSave,
  onRemove,
  onCancel,
}: {
  tie: SeenRelationship;
  name: string;
  onSave: (tie: { seen: SeenKind; note: string }) => void;
  onRemove: () => void;
  onCancel: () => void;
}) => {
  const { keys } = usePanel();
  const t = useTieTexts();
  const form = useRef<HTMLFormElement>(null);
  const [seen, setSeen] = useState(tie.seen);
  const [note, setNote] = useState(tie.note);
  useEscape(keys, true, onCancel);
  useLayoutEffect(() => form.current?.querySelector('select')?.focus(), []);
  return (
    <form
      ref={form}
      class="kp-form kp-tie-editor"
      aria-label={t('related_edit', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ seen, note });
      }}
    >
      <p class="kp-tie-name">{name}</p>
      <KindFields seen={seen} note={note} onSeen={setSeen} onNote={setNote} />
      <FormEnd onCancel={onCancel}>
        <button type="button" class="kp-quiet kp-tie-remove" onClick={onRemove}>
          {t('remove')}
        </button>
      </FormEnd>
    </form>
  );
};

const RelationshipRow = ({
  tie,
  personId,
  place,
  nameOf,
}: Omit<Props, 'relationships'> & {
  tie: SeenRelationship;
}) => {
  const { session, changes, newId } = usePanel();
  const t = useTieTexts();
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const pencil = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!isOpen && wasOpen.current) pencil.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const name = tie.otherName || nameOf(tie.otherId) || t('unnamed');
  if (isOpen)
    return (
      <li>
        <RelationshipEditor
          tie={tie}
          name={name}
          onCancel={() => setOpen(false)}
          onRemove={() => {
            setOpen(false);
            changes.save(place, name, [changes.envelope('relationship.delete', { id: tie.id })], {
              savedText: t('removed'),
            });
          }}
          onSave={(changed) => {
            setOpen(false);
            const steps = relationshipSteps(personId, tie, changed, newId);
            if (steps.length === 0) return;
            const mutations = steps.map(([step, args]) => changes.envelope(step, args));
            changes.save(place, name, mutations, { savedText: t('saved') });
          }}
        />
      </li>
    );
  return (
    <li class="kp-tie">
      <div class="kp-tie-words">
        <span class="kp-faint">{t(tie.seen as 'other')}</span>{' '}
        <button type="button" class="kp-link" onClick={() => session.open({ person: tie.otherId })}>
          {name}
        </button>
        {tie.note ? <span class="kp-tie-detail">{tie.note}</span> : null}
      </div>
      <button
        ref={pencil}
        type="button"
        class="kp-icon-button"
        aria-label={t('related_edit', { name })}
        title={t('related_edit', { name })}
        onClick={() => setOpen(true)}
      >
        <Icon name="pencil" />
      </button>
    </li>
  );
};

export const Relationships = ({ relationships, personId, ...row }: Props) =>
  relationships.length === 0 ? null : (
    <ul class="kp-plain">
      {relationships.map((tie) => (
        <RelationshipRow key={tie.id} tie={seenFrom(personId, tie)} personId={personId} {...row} />
      ))}
    </ul>
  );
