/** What came of the call: one more click, with a few words where somebody wants them. */
import { useMemo, useState } from 'preact/hooks';
import { callsDe } from '../../../i18n/de/calls.ts';
import { callsEn } from '../../../i18n/en/calls.ts';
import { unbroken } from '../../../i18n/unbroken.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Texts } from '../../../i18n/translate.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { toInstant } from '../../../lib/clock.ts';
import { callOutcomeKey } from '../../components/call-words.ts';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import { linksOf, shownName } from '../../panel-targets.ts';
import { AskedFields } from '../custom/asked-fields.tsx';
import { askedFields, askedMemory, NOTHING_ASKED, takeAsked } from '../custom/asked-memory.ts';
import { CALL_CHOICES, activityCreation } from '../note/note.model.ts';
import type { Call } from '../note/note.model.ts';
import type { Ring } from './calling.ts';

type Props = {
  readonly ring: Ring;
  readonly answer: PanelAnswer;
  /** Where what was saved is said, with its undo. */
  readonly place: string;
  readonly onDone: () => void;
};

export const CallNote = ({ ring, answer, place, onDone }: Props) => {
  const { session, changes, clock, newId, me, voice, t: panelText, formats } = usePanel();
  const t = useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? callsDe : callsEn;
    return createTranslator<typeof callsEn>(texts, voice);
  }, [voice]);
  const [text, setText] = useState('');
  const { direction, number } = ring;
  const fields = askedFields(answer, 'activity');
  const asked = askedMemory(session, place);
  const save = (outcome: Call['outcome']) => {
    const own = takeAsked(asked, fields);
    if (!own) return;
    const creation = activityCreation({
      id: newId(),
      kind: 'call',
      text,
      at: toInstant(clock.now()),
      call: { direction, outcome },
      visibility: me.preferences.visibility,
      links: linksOf(answer),
      ...own,
    });
    changes.save(
      place,
      text.trim().slice(0, 60) || `${panelText('kind.call')}: ${shownName(answer)}`,
      [changes.envelope('activity.create', creation)],
      { savedText: t('call_note.saved') },
    );
    asked.value = NOTHING_ASKED;
    onDone();
  };
  const title = t(`call_note.${direction}`, { number: unbroken(formats.phone(number)) });
  return (
    <div class="kp-call-note" role="group" aria-label={title}>
      <p class="kp-call-title">
        <Icon name={direction} /> <span>{title}</span>
        <button
          type="button"
          class="kp-icon-button"
          aria-label={t('call_note.close')}
          title={t('call_note.close')}
          onClick={onDone}
        >
          <Icon name="close" />
        </button>
      </p>
      <div class="kp-chips">
        {CALL_CHOICES[direction].map((outcome) => (
          <button key={outcome} type="button" class="kp-chip" onClick={() => save(outcome)}>
            {panelText(callOutcomeKey(direction, outcome))}
          </button>
        ))}
      </div>
      <input
        class="kp-input"
        value={text}
        maxLength={2_000}
        placeholder={t('call_note.text')}
        aria-label={t('call_note.text')}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <AskedFields fields={fields} place={place} />
    </div>
  );
};
