/** The card while a mail is written; fetched when it is first needed. */
import { useEffect } from 'preact/hooks';
import type { OutgoingFields } from '../../../domain/outgoing-mail.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { PANEL_LIMITS } from '../../../domain/panel-limits.ts';
import '../../css/compose.css';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure } from '../../components/change-line.tsx';
import { useComposeTexts } from '../../compose-texts.ts';
import type { ComposeTranslator } from '../../compose-texts.ts';
import { usePanel } from '../../panel-context.ts';
import type { DraftPort, MailSubject } from '../../panel-host.ts';
import { LogOptions } from '../log/log-options.view.tsx';
import { keepDecision, readMarks } from './keep-decision.ts';
import { outgoingDraft, outgoingPlace } from './outgoing-draft.ts';
import type { OutgoingDraft } from './outgoing-draft.ts';
import { offersOf, outgoingState, toFields } from './outgoing.model.ts';
import type { OutgoingChoice } from './outgoing.model.ts';
import { MarkFailure, OutgoingLine, ReminderChips } from './outgoing.view.tsx';

type Props = {
  readonly subject: MailSubject;
  readonly answer: PanelAnswer;
  readonly fresh: boolean;
  readonly isAway: boolean;
};

const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const useMarks = (port: DraftPort, subject: MailSubject): OutgoingDraft => {
  const panel = usePanel();
  const draft = outgoingDraft(panel.session, outgoingPlace(subject));
  useEffect(() => {
    void readMarks(panel, port, subject.generation, draft);
  }, [panel, port, subject.generation, draft]);
  return draft.value;
};

const Marked = ({
  port,
  t,
  subject,
  answer,
  fresh,
  isAway,
}: Props & { port: DraftPort; t: ComposeTranslator }) => {
  const panel = usePanel();
  const { session, changes, me } = panel;
  const place = outgoingPlace(subject);
  const draft = outgoingDraft(session, place);
  const known = useMarks(port, subject);
  const { choice, marks } = known;
  const facts = marks && { subject, answer, marks, choice, isAway, visibility: me.preferences.visibility };
  const state = facts && outgoingState(facts);
  const { preselected, others } = facts ? offersOf(facts) : { preselected: [], others: [] };
  const offers = [...preselected, ...others];
  const fields = state && toFields(facts, state, timeZone());
  // As text it stays the same while nothing is decided anew.
  const decision = fields === null ? '' : JSON.stringify(fields);
  useEffect(() => {
    // An answer from memory may not know yet that the mail goes to colleagues only.
    if ((fresh || isAway) && decision)
      void keepDecision(panel, port, subject, draft, JSON.parse(decision) as OutgoingFields);
  }, [decision, fresh, isAway, draft, panel, port, subject]);

  const choose = (change: Partial<OutgoingChoice>): void => {
    draft.value = { ...draft.peek(), choice: { ...draft.peek().choice, ...change } };
  };
  const change = changes.latest(place);
  return (
    <>
      <OutgoingLine
        t={t}
        state={state}
        mark={known.mark}
        change={change?.state.value ?? null}
        onLog={(log) => choose({ log })}
      />
      {known.failure ? (
        <MarkFailure
          t={t}
          failure={known.failure}
          onRetry={() => {
            draft.value = { ...draft.peek(), mark: 'none', failure: null };
            if (fields) void keepDecision(panel, port, subject, draft, fields);
            else void readMarks(panel, port, subject.generation, draft);
          }}
        />
      ) : null}
      <ChangeFailure change={change} />
      {state?.log ? (
        <>
          <LogOptions
            targets={answer.links}
            hasMoreTargets={subject.participants.length >= PANEL_LIMITS.participants}
            extraTargets={state.targets}
            offers={offers}
            attachments={[]}
            chosen={[]}
            visibility={state.visibility}
            canReadAttachments
            action={null}
            onExtraTargets={(targets) => choose({ targets })}
            onFile={() => {}}
            onVisibility={(visibility) => choose({ visibility })}
          />
          <ReminderChips t={t} days={state.days} onDays={(days) => choose({ days })} />
        </>
      ) : null}
    </>
  );
};

export const Outgoing = (props: Props) => {
  const { host, t: words } = usePanel();
  const t = useComposeTexts();
  return (
    <CardFrame id="outgoing" title={words('outgoing.title')} isTitleHidden busy={t === null}>
      {t && host.draft ? <Marked {...props} port={host.draft} t={t} /> : null}
      {t && !host.draft ? <p class="kp-faint">{t('unsupported')}</p> : null}
    </CardFrame>
  );
};
