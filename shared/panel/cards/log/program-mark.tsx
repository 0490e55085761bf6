/**
 * The mark a logged mail has in the mail program itself, where its owner wants one: set after a log, taken off with it. It is
 * a help to the eye; whether a mail is logged, Kontor alone says.
 */
import { useEffect, useState } from 'preact/hooks';
import type { PanelContext } from '../../panel-context.ts';
import { usePanel } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { loadHintTexts } from '../hints/hint-texts.ts';
import { logPlace } from './log-mail.ts';
import type { LogPhase } from './log.model.ts';

type Mark = {
  /** As far as this panel has brought it; null until it is known how the mail stood when it was opened. */
  readonly isSet: boolean | null;
  readonly isMissing: boolean;
};
const marks = createPlaceMemory<Mark>({ isSet: null, isMissing: false });
/** Where it was said that the program has no such mark: once in the life of a panel. */
const saidAt = createPlaceMemory('');

/** Whether the asker has logged it. Null while it is on its way or not known. */
const isLoggedByMe = (state: LogPhase): boolean | null => {
  switch (state.phase) {
    case 'just_logged':
      return true;
    case 'logged':
      return state.isMine;
    case 'not_logged':
    case 'blocked':
      return false;
    default:
      return null;
  }
};

type Props = {
  readonly subject: MailSubject;
  readonly state: LogPhase;
  /** A log of this mail was made in this panel. */
  readonly isLoggedHere: boolean;
};

const bring = async (
  { host, session }: Pick<PanelContext, 'host' | 'session'>,
  subject: MailSubject,
  isLogged: boolean,
): Promise<void> => {
  const place = logPlace(subject);
  const mark = marks(session, place);
  const before = mark.peek();
  mark.value = { isSet: isLogged, isMissing: false };
  const brought = await host.markLogged?.(subject.generation, isLogged);
  // Another mail was opened meanwhile: it is brought up when this one is opened again.
  if (brought?.ok === false && brought.error.code === 'host.subject_changed') mark.value = before;
  if (!brought?.ok || brought.value !== 'unknown_mark') return;
  const said = saidAt(session, 'mark');
  said.value ||= place;
  mark.value = { isSet: isLogged, isMissing: said.value === place };
};

export const ProgramMark = ({ subject, state, isLoggedHere }: Props) => {
  const isLogged = isLoggedByMe(state);
  const { host, session, voice } = usePanel();
  const mark = marks(session, logPlace(subject));
  const { isSet, isMissing } = mark.value;
  useEffect(() => {
    if (isLogged === null || isSet === isLogged) return;
    // How it stood before is left as it is.
    if (isSet === null && !isLoggedHere) mark.value = { isSet: isLogged, isMissing: false };
    else void bring({ host, session }, subject, isLogged);
  }, [host, session, subject, isLogged, isLoggedHere, isSet, mark]);
  const [text, setText] = useState('');
  useEffect(() => {
    // What cannot be fetched now is no loss.
    if (isMissing)
      loadHintTexts(voice).then(
        (t) => setText(t('category.missing')),
        () => undefined,
      );
  }, [isMissing, voice]);
  return isMissing && text ? (
    <p class="kp-log-why" role="status">
      {text}
    </p>
  ) : null;
};
