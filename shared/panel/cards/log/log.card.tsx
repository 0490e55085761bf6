/** Whether the open mail is kept, and the one click that keeps it. */
import { useCallback } from 'preact/hooks';
import { usePanel } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { useShortcut } from '../../panel-keys.ts';
import type { Card, CardProps } from '../card.ts';
import { isNewcomer } from '../newcomer/newcomer-subject.ts';
import { logDraft } from './log-draft.ts';
import { logPlace, startLog } from './log-mail.ts';
import { LogOptions } from './log-options.view.tsx';
import { logPhase, ownTargets } from './log.model.ts';
import { LogView } from './log.view.tsx';

const Log = ({ answer, subject, fresh }: CardProps & { subject: MailSubject }) => {
  const panel = usePanel();
  const { session, changes, me, host, keys } = panel;
  const draft = logDraft(session, subject, me.preferences.visibility);
  const change = changes.latest(logPlace(subject));
  const state = logPhase(change?.state.value ?? null, answer?.log ?? null, fresh, me.id);
  const log = useCallback(() => {
    if (state.phase === 'not_logged') startLog(panel, { subject, answer, draft });
  }, [panel, state.phase, subject, answer, draft]);
  useShortcut(keys, 'l', log);
  return (
    <LogView
      state={state}
      isSecondary={answer !== null && isNewcomer(answer, subject)}
      onLog={log}
      onUndo={() => void change?.undo()}
      onRetry={() => void change?.retry()}
      onGiveUp={() => change && changes.dismiss(change)}
      options={
        <LogOptions
          targets={answer ? ownTargets(answer) : []}
          extraTargets={draft.extraTargets.value}
          attachments={subject.attachments}
          chosen={draft.attachments.value}
          visibility={draft.visibility.value}
          canReadAttachments={!host.limitations.includes('no_attachments')}
          onExtraTargets={(targets) => (draft.extraTargets.value = targets)}
          onChosen={(chosen) => (draft.attachments.value = chosen)}
          onVisibility={(visibility) => (draft.visibility.value = visibility)}
        />
      }
    />
  );
};

const LogOfMail = (props: CardProps) =>
  props.subject.type === 'mail' ? <Log {...props} subject={props.subject} /> : null;

export const logCard: Card = {
  id: 'log',
  title: 'log.title',
  slot: 'column',
  isShown: ({ subject, isOpened }) => subject.type === 'mail' && subject.mode === 'read' && !isOpened,
  Component: LogOfMail,
};
