import { useCallback, useState } from 'preact/hooks';
import type { Visibility } from '../../../domain/activity.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape, useShortcut } from '../../panel-keys.ts';
import { subjectKey } from '../../panel-query.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import type { CardProps } from '../card.ts';
import { AskedFields } from '../custom/asked-fields.tsx';
import { askedFields, askedMemory, NOTHING_ASKED, takeAsked } from '../custom/asked-memory.ts';
import { extraTargetsOf, linkOffers } from '../log/link-offers.ts';
import { LogLinks } from '../log/log-links.tsx';
import { LogOptions } from '../log/log-options.view.tsx';
import { isAmongColleagues, meetingVerdict, ruledPhase, usualVisibility } from '../log/log-rules.model.ts';
import { canLog, logPhase } from '../log/log.model.ts';
import type { LogPhase, LogTarget } from '../log/log.model.ts';
import { LogView } from '../log/log.view.tsx';
import { RuleMenu } from '../log/rule-menu.view.tsx';
import { RuleNote } from '../log/rule-note.view.tsx';
import { takeBackOf } from '../log/take-back.ts';
import { ItemDetail } from '../timeline/item-detail.tsx';
import { meetingLog } from './meeting.model.ts';
import type { DatedAppointment } from './meeting.model.ts';

type Draft = {
  readonly text: string;
  /** Null: as the person prefers it. */
  readonly visibility: Visibility | null;
  /** Null: what was preselected. */
  readonly extraTargets: readonly LogTarget[] | null;
};
const meetingDraft = createPlaceMemory<Draft>({ text: '', visibility: null, extraTargets: null });

/** A meeting has a name to be known by wherever it has a time: nothing is uncertain but what the server says. */
const settled = (state: LogPhase): LogPhase => (state.phase === 'unknown' ? { phase: 'not_logged' } : state);

/** What stands in the history, with its notes, which its author can go on writing. */
const Entry = ({ id }: { id: string }) => {
  const { t, keys } = usePanel();
  const [shownId, show] = useState<string | null>(null);
  useEscape(
    keys,
    shownId !== null,
    useCallback(() => show(null), []),
  );
  return (
    <>
      <DisclosureButton
        open={shownId !== null}
        controls="kp-meeting-entry"
        onToggle={() => show(shownId === null ? id : null)}
      >
        {t('meeting.notes')}
      </DisclosureButton>
      {shownId === null ? null : (
        <div id="kp-meeting-entry" class="kp-section">
          <ItemDetail id={shownId} onShow={show} />
        </div>
      )}
    </>
  );
};

type Props = CardProps & { readonly subject: DatedAppointment };

export const Meeting = ({ answer, subject, fresh, away }: Props) => {
  const panel = usePanel();
  const { session, changes, newId, me, keys, store, t } = panel;
  const place = `${subjectKey(subject)}:/meeting`;
  const draft = meetingDraft(session, place);
  const change = changes.latest(place);
  const known = answer?.log ?? null;
  const isWaiting = known?.activityId ? store.isWaiting(known.activityId) : false;
  const isKnown = fresh || away !== null;
  const verdict = meetingVerdict(subject, answer);
  const phase = settled(logPhase(change?.state.value ?? null, known, isKnown, me.id, isWaiting));
  const state = ruledPhase(phase, verdict);
  const rulePlace = `${place}-rule`;
  const ruleChange = changes.latest(rulePlace);
  // A colleague's entry is the meeting: there is nothing to add one's own to.
  const isLoggable = canLog(state) && state.phase !== 'logged';
  const { text } = draft.value;
  const offers = linkOffers(subject.subject, answer);
  const extraTargets = draft.value.extraTargets ?? offers.preselected;
  const visibility = draft.value.visibility ?? usualVisibility(subject, answer, me.preferences.visibility);
  const choose = (choice: Partial<Draft>): void => {
    draft.value = { ...draft.peek(), ...choice };
  };
  const fields = askedFields(answer, 'activity');
  const asked = askedMemory(session, place);
  const log = useCallback(() => {
    if (!isLoggable) return;
    const own = takeAsked(asked, askedFields(answer, 'activity'));
    if (!own) return;
    const links = extraTargetsOf(draft.peek().extraTargets, subject.subject, answer);
    const chosen = { text: draft.peek().text, visibility, targets: links, ...own };
    changes.save(
      place,
      subject.subject || t('kind.meeting'),
      [changes.envelope('meeting.log', meetingLog(newId(), subject, chosen))],
      { once: 'log' },
    );
    asked.value = NOTHING_ASKED;
  }, [answer, asked, changes, draft, isLoggable, newId, place, subject, t, visibility]);
  useShortcut(keys, 'l', log);
  const isLogged = state.phase === 'logged' || state.phase === 'just_logged';
  return (
    <LogView
      state={state}
      isAway={away !== null}
      isSecondary={false}
      isBulk={false}
      onLog={log}
      onUndo={() => void change?.undo()}
      onRetry={() => void change?.retry()}
      onGiveUp={() => change && changes.dismiss(change)}
    >
      {state.phase === 'blocked' && verdict.state === 'blocked' ? (
        <RuleNote verdict={verdict} focus={answer?.focus ?? ''} place={rulePlace} />
      ) : null}
      {ruleChange ? (
        <div class="kp-log-why">
          <ChangeLine change={ruleChange} savedText="" />
          <ChangeFailure change={ruleChange} />
        </div>
      ) : null}
      {isLogged && known?.activityId ? (
        <>
          <LogLinks
            activityId={known.activityId}
            links={known.links}
            offers={[...offers.preselected, ...offers.others]}
            takeBack={takeBackOf(panel, { state: known, change, place, name: 'activity.delete' })}
          />
          <Entry id={known.activityId} />
        </>
      ) : null}
      {isLoggable && draft.value.visibility === null && isAmongColleagues(subject, answer) ? (
        <p class="kp-log-why">{t('log.colleagues_only')}</p>
      ) : null}
      {isLoggable ? (
        <>
          <textarea
            class="kp-input kp-meeting-notes"
            rows={2}
            value={text}
            placeholder={t('meeting.notes_placeholder')}
            aria-label={t('meeting.notes')}
            onInput={(event) => choose({ text: event.currentTarget.value })}
          />
          <AskedFields fields={fields} place={place} />
          <LogOptions
            targets={answer?.links ?? []}
            hasMoreTargets={false}
            extraTargets={extraTargets}
            offers={[...offers.preselected, ...offers.others]}
            attachments={[]}
            chosen={[]}
            visibility={visibility}
            action={null}
            more={answer ? <RuleMenu subject={subject} answer={answer} place={rulePlace} /> : null}
            canReadAttachments
            onExtraTargets={(targets) => choose({ extraTargets: targets })}
            onFile={() => undefined}
            onVisibility={(choice) => choose({ visibility: choice })}
          />
        </>
      ) : null}
    </LogView>
  );
};
