/** Whether the open mail is kept, and the one click that keeps it. */
import { useCallback, useEffect } from 'preact/hooks';
import { messageIdKey } from '../../../domain/message-id.ts';
import { PANEL_LIMITS } from '../../../domain/panel-limits.ts';
import { usePanel } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { useShortcut } from '../../panel-keys.ts';
import { Placeholder } from '../../components/placeholder.tsx';
import { lazyComponent, lazyDetail } from '../../components/lazy-component.tsx';
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import { createPlaceMemory } from '../../place-memory.ts';
import type { Card, CardProps } from '../card.ts';
import { readKind } from '../hints/mail-mark.ts';
import { isBulkMail } from '../newcomer/newcomer-draft.ts';
import { isAddable, isNewcomer } from '../newcomer/newcomer-subject.ts';
import { extraTargetsOf, linkOffers } from './link-offers.ts';
import { logDraft } from './log-draft.ts';
import type { LogDraft } from './log-draft.ts';
import { logPlace, startLog } from './log-mail.ts';
import { takeBackOf } from './take-back.ts';
import { LogOptions } from './log-options.view.tsx';
import { canLog, chosenFiles, logPhase, withFile } from './log.model.ts';
import { LogView } from './log.view.tsx';
import {
  isAmongColleagues,
  logsItself,
  mailVerdict,
  ruledPhase,
  usualVisibility,
} from './log-rules.model.ts';
import { useSentMail } from './sent-mail.ts';

const RuleNote = lazyDetail(
  () => import('./rule-note.view.tsx').then((module) => module.RuleNote),
  () => <Placeholder lines={[18]} />,
);
const LogLinks = lazyDetail(
  () => import('./log-links.tsx').then((module) => module.LogLinks),
  () => <Placeholder lines={[24]} />,
);
const KeepThread = lazyDetail(
  () => import('./keep-thread.tsx').then((module) => module.KeepThread),
  () => <Placeholder lines={[24]} />,
);
const SimilarMail = lazyDetail(
  () => import('./similar-mail.tsx').then((module) => module.SimilarMail),
  () => <Placeholder lines={[18]} />,
);
const ProgramMark = lazyDetail(
  () => import('./program-mark.tsx').then((module) => module.ProgramMark),
  () => null,
);
const RuleMenu = lazyComponent(() => import('./rule-menu.view.tsx').then((module) => module.RuleMenu));

/** Once in the life of a panel: who takes it back has said what they want. */
const loggedByItself = createPlaceMemory(false);

const Log = ({ answer, subject, fresh, away }: CardProps & { subject: MailSubject }) => {
  const panel = usePanel();
  const { session, changes, me, host, keys, store, t } = panel;
  const place = logPlace(subject);
  const draft = logDraft(session, place);
  const change = changes.latest(place);
  // A mail without a Message-ID goes by the name of its log.
  const isWaiting = store.isWaiting(messageIdKey(subject.messageId) || (answer?.log?.activityId ?? ''));
  const isKnown = fresh || away !== null;
  const verdict = mailVerdict(subject, answer);
  const phase = logPhase(change?.state.value ?? null, answer?.log ?? null, isKnown, me.id, isWaiting);
  const state = ruledPhase(phase, verdict);
  const isLoggable = canLog(state) && verdict.state !== 'blocked';
  const log = useCallback(() => {
    if (isLoggable) startLog(panel, { subject, answer });
  }, [panel, isLoggable, subject, answer]);
  useShortcut(keys, 'l', log);
  const isByItself = loggedByItself(session, place);
  const isDue = fresh && change === null && !isByItself.value && logsItself(state, verdict, answer);
  useEffect(() => {
    if (!isDue) return;
    isByItself.value = true;
    log();
  }, [isDue, isByItself, log]);
  const choose = (choice: Partial<LogDraft>) => {
    draft.value = { ...draft.peek(), ...choice };
  };
  // Of a sealed mail nothing is kept but who wrote to whom about what.
  const isSealed = (subject.kind ?? readKind(session, place).value) === 'encrypted';
  const files = isSealed ? [] : subject.attachments;
  useSentMail(panel, subject, fresh ? answer : null);
  const isLogged = state.phase === 'logged' || state.phase === 'just_logged';
  const rulePlace = `${place}-rule`;
  const ruleChange = changes.latest(rulePlace);
  const isNoted =
    verdict.state === 'blocked'
      ? state.phase === 'blocked' || (state.phase === 'logged' && !state.isMine)
      : isLogged && isByItself.value;
  const noted = isNoted && verdict.state !== 'allowed' ? verdict : null;
  const offers = linkOffers(subject.subject, answer);
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
      {noted ? <RuleNote verdict={noted} focus={answer?.focus ?? ''} place={rulePlace} /> : null}
      {ruleChange ? (
        <div class="kp-log-why">
          <ChangeLine change={ruleChange} savedText="" />
          <ChangeFailure change={ruleChange} />
        </div>
      ) : null}
      {isLoggable && draft.value.visibility === null && isAmongColleagues(subject, answer) ? (
        <p class="kp-log-why">{t('log.colleagues_only')}</p>
      ) : null}
      {isLogged && answer?.log?.activityId ? (
        <LogLinks
          activityId={answer.log.activityId}
          links={answer.log.links}
          offers={[...offers.preselected, ...offers.others]}
          takeBack={takeBackOf(panel, { state: answer.log, change, place, name: 'mail.unlog' })}
        />
      ) : null}
      {host.markLogged && me.preferences.outlookCategory ? (
        <ProgramMark subject={subject} state={state} isLoggedHere={change !== null} />
      ) : null}
      {isLogged && subject.conversationId && answer ? (
        <KeepThread conversationId={subject.conversationId} isKept={answer.keepsThread === true} />
      ) : null}
      {isLoggable ? (
        <LogOptions
          // What it hangs on already is said above.
          targets={state.phase === 'logged' ? null : (answer?.links ?? [])}
          hasMoreTargets={subject.participants.length >= PANEL_LIMITS.participants}
          extraTargets={extraTargetsOf(draft.value.extraTargets, subject.subject, answer)}
          offers={[...offers.preselected, ...offers.others]}
          attachments={files}
          chosen={chosenFiles(files, draft.value.files)}
          visibility={draft.value.visibility ?? usualVisibility(subject, answer, me.preferences.visibility)}
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
          more={answer ? <RuleMenu subject={subject} answer={answer} place={rulePlace} /> : null}
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
