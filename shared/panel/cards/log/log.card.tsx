/** Whether the open mail is kept, and the one click that keeps it. */
import { useCallback } from 'preact/hooks';
import { messageIdKey } from '../../../domain/message-id.ts';
import { PANEL_LIMITS } from '../../../domain/panel.ts';
import { usePanel } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { useShortcut } from '../../panel-keys.ts';
import type { Card, CardProps } from '../card.ts';
import { isBulkMail } from '../newcomer/newcomer-draft.ts';
import { isAddable, isNewcomer } from '../newcomer/newcomer-subject.ts';
import { LogLinks } from './log-links.tsx';
import { logDraft } from './log-draft.ts';
import type { LogDraft } from './log-draft.ts';
import { logPlace, startLog } from './log-mail.ts';
import { takeBackOf } from './take-back.ts';
import { LogOptions } from './log-options.view.tsx';
import { canLog, chosenFiles, logPhase, withFile } from './log.model.ts';
import { LogView } from './log.view.tsx';
import { useSentMail } from './sent-mail.ts';
import { SimilarMail } from './similar-mail.tsx';

const Log = ({ answer, subject, fresh, away }: CardProps & { subject: MailSubject }) => {
  const panel = usePanel();
  const { session, changes, me, host, keys, store, t } = panel;
  const place = logPlace(subject);
  const draft = logDraft(session, place);
  const change = changes.latest(place);
  // A mail without a Message-ID goes by the name of its log.
  const isWaiting = store.isWaiting(messageIdKey(subject.messageId) || (answer?.log?.activityId ?? ''));
  const isKnown = fresh || away !== null;
  const state = logPhase(change?.state.value ?? null, answer?.log ?? null, isKnown, me.id, isWaiting);
  const isLoggable = canLog(state);
  const log = useCallback(() => {
    if (isLoggable) startLog(panel, { subject, answer });
  }, [panel, isLoggable, subject, answer]);
  useShortcut(keys, 'l', log);
  const choose = (choice: Partial<LogDraft>) => {
    draft.value = { ...draft.peek(), ...choice };
  };
  useSentMail(panel, subject, fresh ? answer : null);
  const isLogged = state.phase === 'logged' || state.phase === 'just_logged';
  const similar = fresh ? answer?.log?.similar : undefined;
  return (
    <LogView
      state={state}
      isAway={away !== null}
      isSecondary={answer !== null && isAddable(away) && isNewcomer(answer, subject)}
      isBulk={isBulkMail(session, place).value}
      onLog={log}
      onUndo={() => void change?.undo()}
      onRetry={() => void change?.retry()}
      onGiveUp={() => change && changes.dismiss(change)}
    >
      {isLogged && answer?.log?.activityId ? (
        <LogLinks
          activityId={answer.log.activityId}
          links={answer.log.links}
          takeBack={takeBackOf(panel, { state: answer.log, change, place, name: 'mail.unlog' })}
        />
      ) : null}
      {isLoggable ? (
        <LogOptions
          // What it hangs on already is said above.
          targets={state.phase === 'logged' ? null : (answer?.links ?? [])}
          hasMoreTargets={subject.participants.length >= PANEL_LIMITS.participants}
          extraTargets={draft.value.extraTargets}
          attachments={subject.attachments}
          chosen={chosenFiles(subject.attachments, draft.value.files)}
          visibility={draft.value.visibility ?? me.preferences.visibility}
          action={
            state.phase === 'logged' ? (
              <button
                type="button"
                class="kp-quiet kp-log-too"
                aria-keyshortcuts={keys.named('l')}
                title={t('log.button_too_title')}
                onClick={log}
              >
                {t('log.button_too')}
              </button>
            ) : null
          }
          canReadAttachments={!host.limitations.includes('no_attachments')}
          onExtraTargets={(extraTargets) => choose({ extraTargets })}
          onFile={(id, isChosen) =>
            choose({ files: withFile(subject.attachments, draft.peek().files, id, isChosen) })
          }
          onVisibility={(visibility) => choose({ visibility })}
        />
      ) : null}
      {similar ? <SimilarMail key={similar.id} similar={similar} /> : null}
    </LogView>
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
