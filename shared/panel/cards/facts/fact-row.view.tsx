/** One fact in one line: its words, what it is about, its day and whether only some may read it; a click opens it. */
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownFact } from '../../../domain/fact.ts';
import type { TimelineItem } from '../../../domain/panel.ts';
import { nextOccurrence } from '../../../domain/yearly-day.ts';
import { Icon } from '../../components/icon.tsx';
import { WaitingMark } from '../../components/waiting-mark.tsx';
import { usePanel } from '../../panel-context.ts';
import { FactEditor } from './fact-editor.view.tsx';
import { useFactTexts } from './fact-texts.ts';
import type { FactEdit } from './facts.model.ts';

type Props = {
  readonly fact: ShownFact;
  readonly today: string;
  /** Of the shown history, where what it was learned from may stand. */
  readonly timeline: readonly TimelineItem[];
  readonly onEdit: (edit: FactEdit) => void;
  readonly onRemove: () => void;
};

const useSource = ({ fact, timeline }: Pick<Props, 'fact' | 'timeline'>): string => {
  const { me, formats } = usePanel();
  const t = useFactTexts();
  const day = formats.fullDay(fact.notedOn);
  const who =
    fact.createdById === me.id ? t('source_you', { day }) : t('source_other', { day, name: fact.byName });
  if (fact.activityId === null) return who;
  const subject = timeline.find(({ id }) => id === fact.activityId)?.subject;
  return `${who}, ${subject ? t('source_entry', { subject }) : t('source_history')}`;
};

const FactDay = ({ fact, today }: Pick<Props, 'fact' | 'today'>) => {
  const { formats } = usePanel();
  const t = useFactTexts();
  if (fact.yearlyOn === null) return null;
  const next = nextOccurrence(fact.yearlyOn, today);
  return (
    <span class="kp-fact-day" title={formats.fullDay(next)}>
      {fact.reminder ? (
        <>
          <Icon name="bell" />
          <span class="kp-hidden">{t('reminded')}</span>
        </>
      ) : null}
      {formats.due(next, today)}
    </span>
  );
};

export const FactRow = ({ fact, today, timeline, onEdit, onRemove }: Props) => {
  const { t: panelText, store } = usePanel();
  const t = useFactTexts();
  const source = useSource({ fact, timeline });
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const words = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useLayoutEffect(() => {
    if (!isOpen && wasOpen.current) words.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen)
    return (
      <li>
        <FactEditor
          fact={fact}
          onCancel={close}
          onRemove={() => {
            close();
            onRemove();
          }}
          onSave={(edit) => {
            close();
            onEdit(edit);
          }}
        />
      </li>
    );
  return (
    <li class="kp-fact">
      <button type="button" ref={words} class="kp-fact-words" title={source} onClick={() => setOpen(true)}>
        <span>{fact.text}</span>
        <span class="kp-fact-about">
          {t(`kind_${fact.kind}`)}
          {fact.visibility === 'all' ? null : (
            <>
              {' · '}
              <Icon name="lock" /> {panelText(`visibility.${fact.visibility}`)}
            </>
          )}
        </span>
      </button>
      {store.isWaiting(fact.id) ? <WaitingMark /> : null}
      <FactDay fact={fact} today={today} />
    </li>
  );
};
