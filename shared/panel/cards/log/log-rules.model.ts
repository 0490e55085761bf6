/** What the rules about logging say to the open mail or appointment, as far as the panel's answer tells. Pure. */
import type { Direction, Visibility } from '../../../domain/activity.ts';
import { isInternalOnly, logVerdict } from '../../../domain/log-verdict.ts';
import type { LogRuleFields } from '../../../domain/log-rule.ts';
import type { LogVerdict, RuledMail } from '../../../domain/log-verdict.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { emailKey } from '../../../domain/user.ts';
import type { AppointmentSubject, MailSubject } from '../../panel-host.ts';
import { mailDirection } from './log.model.ts';
import type { LogPhase } from './log.model.ts';

/** Who was not looked up counts as somebody from outside. */
const ruled = (
  { participants }: MailSubject | AppointmentSubject,
  answer: PanelAnswer,
  direction: Direction,
): RuledMail => {
  const colleagues = new Set(
    answer.participants.filter(({ internal }) => internal).map(({ email }) => emailKey(email)),
  );
  return {
    participants: participants.map(({ email, role }) => ({
      email,
      role,
      internal: colleagues.has(emailKey(email)),
    })),
    direction,
  };
};

const ruledMail = (subject: MailSubject, answer: PanelAnswer): RuledMail =>
  ruled(subject, answer, mailDirection(subject, answer));

export const mailVerdict = (subject: MailSubject, answer: PanelAnswer | null): LogVerdict =>
  answer ? logVerdict(ruledMail(subject, answer), answer.logRules) : { state: 'allowed' };

/** An appointment that is being planned goes out from whoever plans it, who does not stand among those invited. */
export const meetingVerdict = (subject: AppointmentSubject, answer: PanelAnswer | null): LogVerdict =>
  answer
    ? logVerdict(ruled(subject, answer, subject.mode === 'compose' ? 'out' : 'none'), answer.logRules)
    : { state: 'allowed' };

export const isAmongColleagues = (
  subject: MailSubject | AppointmentSubject,
  answer: PanelAnswer | null,
): boolean => answer !== null && isInternalOnly(ruled(subject, answer, 'none').participants);

/** Who sees it where nobody chose: what colleagues write each other or meet about is for its logger alone. */
export const usualVisibility = (
  subject: MailSubject | AppointmentSubject,
  answer: PanelAnswer | null,
  preferred: Visibility,
): Visibility => (isAmongColleagues(subject, answer) ? 'private' : preferred);

/** What is blocked says so in the place of "not logged"; what is logged already stays logged. */
export const ruledPhase = (state: LogPhase, verdict: LogVerdict): LogPhase =>
  verdict.state === 'blocked' && (state.phase === 'not_logged' || state.phase === 'unknown')
    ? { phase: 'blocked', isOwn: verdict.rule.ownerId !== null }
    : state;

/**
 * Whether the panel logs it by itself: a rule or the choice for its conversation says so, the server says it is not
 * logged, and nobody took that back. A rule against it goes before.
 */
export const logsItself = (state: LogPhase, verdict: LogVerdict, answer: PanelAnswer | null): boolean =>
  (verdict.state === 'always' || (verdict.state === 'allowed' && answer?.keepsThread === true)) &&
  state.phase === 'not_logged' &&
  answer?.log?.takenBack !== true;

type Target = Partial<Pick<LogRuleFields, 'address' | 'domain' | 'internalOnly'>>;

/**
 * Whom a rule made beside this mail or appointment may be about: the one who is shown, else the first from outside; their
 * whole domain where it is one of their own; all like this where only colleagues take part.
 */
export const ruleTargets = (
  subject: MailSubject | AppointmentSubject,
  answer: PanelAnswer,
  ownDomain: (email: string) => string,
): Target[] => {
  if (isAmongColleagues(subject, answer)) return [{ internalOnly: true }];
  const outside = answer.participants.filter(({ internal }) => !internal);
  const shown = outside.find(({ email }) => email === answer.focus) ?? outside[0];
  if (!shown) return [];
  const domain = ownDomain(shown.email);
  return [{ address: shown.email }, ...(domain ? [{ domain }] : [])];
};
