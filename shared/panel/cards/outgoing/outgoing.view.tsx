/** One switch with its reason, and the chips of the reminder. */
import type { ComponentChildren } from 'preact';
import type { Failure } from '../../../lib/result.ts';
import { OnDevice } from '../../components/change-line.tsx';
import { Icon } from '../../components/icon.tsx';
import type { ChangeState } from '../../panel-changes.ts';
import type { ComposeTranslator } from '../../compose-texts.ts';
import { usePanel } from '../../panel-context.ts';
import type { OutgoingDraft } from './outgoing-draft.ts';
import { REMINDER_DAYS } from './outgoing.model.ts';
import type { OutgoingState } from './outgoing.model.ts';

type LineProps = {
  readonly t: ComposeTranslator;
  /** Null until the mail was asked what it is. */
  readonly state: OutgoingState | null;
  readonly mark: OutgoingDraft['mark'];
  readonly change: ChangeState | null;
  readonly onLog: (log: boolean) => void;
};

/** What is promised, no sooner than it holds. */
const promise = (
  { visibility }: OutgoingState,
  { mark, change }: Pick<LineProps, 'mark' | 'change'>,
  t: ComposeTranslator,
): ComponentChildren => {
  if (mark === 'failed' || change?.phase === 'refused' || change?.phase === 'failed') return null;
  if (mark === 'none' || change === null || change.phase === 'saving') return t('preparing');
  if (change.phase === 'saved' && change.on === 'device') return <OnDevice text={t('on_device')} />;
  return t(`on_text_${visibility}`);
};

export const OutgoingLine = ({ t, state, mark, change, onLog }: LineProps) => {
  return (
    <>
      <div class="kp-log-line">
        <label class="kp-switch">
          <input
            type="checkbox"
            checked={state?.log ?? false}
            disabled={state === null || state.reason === 'blocked'}
            aria-describedby="kp-outgoing-why"
            onChange={(event) => onLog(event.currentTarget.checked)}
          />
          <span>{t('switch')}</span>
        </label>
        <span class="kp-faint" aria-hidden="true">
          {state ? t(state.log ? 'on' : 'off') : ''}
        </span>
      </div>
      <p id="kp-outgoing-why" class="kp-faint kp-outgoing-why" aria-live="polite">
        {state === null ? t('preparing') : null}
        {state?.log ? (
          <>
            {state.reason === 'thread' ? `${t('reason.thread_on')} ` : ''}
            {promise(state, { mark, change }, t)}
          </>
        ) : null}
        {state && !state.log ? t(`reason.${offReason(state)}`) : null}
      </p>
    </>
  );
};

/** What speaks for logging speaks against it only where a person has switched it off. */
const offReason = ({ reason }: OutgoingState) =>
  reason === 'known' || reason === 'always' ? 'chosen' : reason;

type FailureProps = {
  readonly t: ComposeTranslator;
  readonly failure: Failure;
  readonly onRetry: () => void;
};

export const MarkFailure = ({ t, failure, onRetry }: FailureProps) => {
  const { t: words, errorText } = usePanel();
  return (
    <div class="kp-failure" role="alert">
      <Icon name="warning" />
      <p>
        {t('not_marked')} {errorText(failure)}
      </p>
      <button type="button" class="kp-button" onClick={onRetry}>
        {words('change.retry')}
      </button>
    </div>
  );
};

type ChipProps = {
  readonly t: ComposeTranslator;
  readonly days: number | null;
  readonly onDays: (days: number | null) => void;
};

export const ReminderChips = ({ t, days, onDays }: ChipProps) => {
  return (
    <div class="kp-outgoing-reminder">
      <p id="kp-outgoing-reminder">{t('remind')}</p>
      <div class="kp-chips" role="group" aria-labelledby="kp-outgoing-reminder">
        {REMINDER_DAYS.map((each) => (
          <button
            key={each}
            type="button"
            class="kp-chip"
            aria-pressed={days === each}
            onClick={() => onDays(days === each ? null : each)}
          >
            {t(`days.${each}`)}
          </button>
        ))}
      </div>
      {days === null ? null : <p class="kp-faint">{t('remind_text')}</p>}
    </div>
  );
};
