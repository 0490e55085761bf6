/**
 * A mail from the house that carries a decision of its author is logged as they decided by whoever opens it first.
 * Nothing of it is sent before the server has said that it waits for it.
 */
import { useEffect } from 'preact/hooks';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { fetchLater } from '../../later-parts.ts';
import type { PanelContext } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';

const loadRecognition = fetchLater(() => import('./recognise-sent.ts'));

/** Only colleagues decide anything here, so nobody else's mails are looked into. */
const isFromHouse = (subject: MailSubject, answer: PanelAnswer): boolean =>
  subject.direction === 'out' ||
  answer.participants.some(({ role, internal }) => internal && (role === 'from' || role === 'sender'));

/** `answer` is null while nothing certain is known. */
export const useSentMail = (panel: PanelContext, subject: MailSubject, answer: PanelAnswer | null): void => {
  const isAsked = panel.host.readReference !== undefined && answer !== null && isFromHouse(subject, answer);
  useEffect(() => {
    if (isAsked)
      void loadRecognition().then(
        ({ recogniseSent }) => recogniseSent(panel, subject),
        () => {},
      );
  }, [isAsked, panel, subject]);
};
