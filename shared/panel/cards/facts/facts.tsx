/** The facts about the shown person or company, and the line that takes a new one. */
import '../../css/facts.css';
import { useRef } from 'preact/hooks';
import type { Visibility } from '../../../domain/activity.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { usePanel } from '../../panel-context.ts';
import { shownRecord } from '../../panel-targets.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { FactRow } from './fact-row.view.tsx';
import { useFactTexts } from './fact-texts.ts';
import { factAddition, factChange } from './facts.model.ts';

type Draft = {
  readonly text: string;
  /** Null: as the person prefers it. */ readonly isPrivate: boolean | null;
};
const factDraft = createPlaceMemory<Draft>({ text: '', isPrivate: null });

const AddLine = ({ draft, place, onAdd }: { draft: Draft; place: string; onAdd: (all: Draft) => void }) => {
  const { me, session } = usePanel();
  const t = useFactTexts();
  const memory = factDraft(session, place);
  const field = useRef<HTMLInputElement>(null);
  const isTyped = draft.text.trim() !== '';
  return (
    <form
      class="kp-fact-new"
      onSubmit={(event) => {
        event.preventDefault();
        // What stands in the field, however soon Enter comes.
        const text = field.current?.value ?? draft.text;
        if (text.trim()) onAdd({ ...draft, text });
      }}
    >
      <input
        ref={field}
        class="kp-input"
        value={draft.text}
        maxLength={500}
        placeholder={t('placeholder')}
        aria-label={t('new')}
        enterkeyhint="done"
        onInput={(event) => (memory.value = { ...memory.peek(), text: event.currentTarget.value })}
      />
      {isTyped ? (
        <label class="kp-choice">
          <input
            type="checkbox"
            checked={draft.isPrivate ?? me.preferences.visibility === 'private'}
            onChange={(event) =>
              (memory.value = { ...memory.peek(), isPrivate: event.currentTarget.checked })
            }
          />
          <span>{t('only_me')}</span>
        </label>
      ) : null}
    </form>
  );
};

export const Facts = ({ answer }: { answer: PanelAnswer }) => {
  const { session, changes, newId, me, t: panelText, formats, now } = usePanel();
  const t = useFactTexts();
  const place = `${session.key.value}/facts`;
  const draft = factDraft(session, place);
  const change = changes.latest(place);
  const today = formats.today(now.value);
  const about = shownRecord(answer);
  if (!about) return null;
  const facts = answer.facts ?? [];

  const visibilityOf = ({ isPrivate }: Draft): Visibility => {
    const usual = me.preferences.visibility;
    if (isPrivate === null) return usual;
    return isPrivate ? 'private' : usual === 'private' ? 'all' : usual;
  };
  const add = (typed: Draft): void => {
    const text = typed.text.trim();
    const addition = factAddition({
      id: newId(),
      text,
      about,
      visibility: visibilityOf(typed),
      today,
      answer,
    });
    changes.save(place, text, [changes.envelope('fact.add', addition)], {
      savedText: t('added'),
      once: text,
    });
    draft.value = { text: '', isPrivate: null };
  };
  return (
    <CardFrame
      id="facts"
      title={panelText('facts.title')}
      aside={<ChangeLine change={change} savedText={panelText('change.saved')} />}
    >
      <EarlierChanges place={place} savedText={panelText('change.saved')} />
      <ChangeFailure change={change} />
      {facts.length === 0 ? (
        <p class="kp-empty">{t('empty')}</p>
      ) : (
        <ul class="kp-list">
          {facts.map((fact) => (
            <FactRow
              key={fact.id}
              fact={fact}
              today={today}
              timeline={answer.timeline}
              onEdit={(edit) => {
                const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
                const update = factChange(fact, edit, timeZone);
                if (!update) return;
                changes.save(place, fact.text, [changes.envelope('fact.change', update)], {
                  savedText: t('changed'),
                });
              }}
              onRemove={() =>
                changes.save(place, fact.text, [changes.envelope('fact.remove', { id: fact.id })], {
                  savedText: t('removed'),
                })
              }
            />
          ))}
        </ul>
      )}
      <AddLine draft={draft.value} place={place} onAdd={add} />
    </CardFrame>
  );
};
