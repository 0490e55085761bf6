/** Is it saved? Always true, in words, with a sign that does not rest on colour. */
import type { ComponentChildren } from 'preact';
import { CardFrame } from '../../components/card-frame.tsx';
import { OnDevice } from '../../components/change-line.tsx';
import { Icon } from '../../components/icon.tsx';
import { When } from '../../components/when.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Progress } from '../../panel-changes.ts';
import { canLog } from './log.model.ts';
import type { LogPhase } from './log.model.ts';

type Props = {
  readonly state: LogPhase;
  /** The server could not be asked. */
  readonly isAway: boolean;
  /** The button is the quiet one where something else is to be done first. */
  readonly isSecondary: boolean;
  /** Nothing else is to be done about a mail to many, though its sender is not known. */
  readonly isBulk: boolean;
  readonly children: ComponentChildren;
  readonly onLog: () => void;
  readonly onUndo: () => void;
  readonly onRetry: () => void;
  readonly onGiveUp: () => void;
};

const Saving = ({ progress }: { progress: Progress }) => {
  const { t } = usePanel();
  return (
    <>
      <span class="kp-state kp-state-saving">
        <span class="kp-dot kp-dot-half" aria-hidden="true" />
        {progress.step === 'attachments'
          ? t('log.saving_attachments', { done: progress.done + 1, total: progress.total })
          : t('log.saving')}
      </span>
      {progress.total > 0 ? (
        <progress
          class="kp-progress"
          max={progress.total}
          value={progress.done}
          aria-label={t('log.saving')}
        />
      ) : null}
    </>
  );
};

const LoggedText = ({ state }: { state: Extract<LogPhase, { phase: 'logged' }> }) => {
  const { t, me } = usePanel();
  const [first, ...others] = state.entries;
  const mine = state.entries.find(({ userId }) => userId === me.id);
  const shown = mine ?? first;
  const rest = mine ? state.entries.filter((entry) => entry !== mine) : others;
  return (
    <>
      {shown && !mine ? t('log.logged_by', { name: shown.userName }) : t('log.logged_by_you')}
      {', '}
      {shown ? <When instant={shown.at} /> : t('log.just_now')}
      {rest.length > 0
        ? ` · ${t('log.also', { names: rest.map(({ userName }) => userName).join(', ') })}`
        : ''}
    </>
  );
};

const StateLine = ({ state, isAway, onUndo }: Pick<Props, 'state' | 'isAway' | 'onUndo'>) => {
  const { t } = usePanel();
  switch (state.phase) {
    case 'checking':
      return (
        <span class="kp-state kp-faint">
          <span class="kp-dot kp-dot-open" aria-hidden="true" />
          {t('log.checking')}
        </span>
      );
    case 'unknown':
      return (
        <span class="kp-state">
          <span class="kp-dot kp-dot-open" aria-hidden="true" />
          {t('log.unknown')}
        </span>
      );
    case 'not_logged':
      return (
        <span class="kp-state">
          <span class="kp-dot" aria-hidden="true" />
          {t(isAway ? 'log.not_logged_here' : 'log.not_logged')}
        </span>
      );
    case 'blocked':
      return (
        <span class="kp-state">
          <Icon name="blocked" /> <span>{t(state.isOwn ? 'log.blocked_own' : 'log.blocked_company')}</span>
        </span>
      );
    case 'saving':
      return <Saving progress={state.progress} />;
    case 'undoing':
      return <span class="kp-state">{t('change.undoing')}</span>;
    case 'just_logged':
      return (
        <span class={state.on === 'device' ? 'kp-state' : 'kp-state kp-good'}>
          {state.on === 'device' ? (
            <OnDevice text={t('change.on_device')} />
          ) : (
            <>
              <Icon name="check" /> <span>{t('log.logged')}</span>
            </>
          )}
          <span aria-hidden="true" class="kp-faint">
            ·
          </span>
          <button type="button" class="kp-link" onClick={onUndo}>
            {t('change.undo')}
          </button>
        </span>
      );
    case 'logged':
      if (state.on === 'device')
        return (
          <span class="kp-state">
            <OnDevice text={t('change.on_device')} />
          </span>
        );
      return (
        <span class="kp-state kp-good">
          <Icon name="check" />
          <span>
            <LoggedText state={state} />
          </span>
        </span>
      );
    case 'failed':
      return (
        <span class="kp-state kp-bad">
          <Icon name="warning" /> {t(state.doing === 'save' ? 'log.failed' : 'log.undo_failed')}
        </span>
      );
  }
};

const LogButton = ({ state, isSecondary, isBulk, onLog }: Props) => {
  const { t, keys } = usePanel();
  // A colleague's log is complete without one's own: that button stands with the choices.
  if (!canLog(state) || state.phase === 'logged') return null;
  return (
    <button
      type="button"
      class={isSecondary && !isBulk ? 'kp-button' : 'kp-button kp-primary'}
      aria-keyshortcuts={keys.named('l')}
      onClick={onLog}
    >
      {t(isSecondary ? 'log.button_only' : 'log.button')}
    </button>
  );
};

export const LogView = (props: Props) => {
  const { t, errorText } = usePanel();
  const { state } = props;
  return (
    <CardFrame id="log" title={t('log.title')} isTitleHidden busy={state.phase === 'checking'}>
      <div class="kp-log-line">
        <div class="kp-log-state" aria-live="polite">
          <StateLine state={state} isAway={props.isAway} onUndo={props.onUndo} />
        </div>
        <LogButton {...props} />
      </div>
      {state.phase === 'unknown' ? <p class="kp-faint kp-log-why">{t('log.unknown_text')}</p> : null}
      {state.phase === 'failed' ? (
        <div class="kp-failure" role="alert">
          <p>{errorText(state.failure)}</p>
          <div class="kp-row">
            <button type="button" class="kp-button kp-primary" onClick={props.onRetry}>
              {t('change.retry')}
            </button>
            <button type="button" class="kp-quiet" onClick={props.onGiveUp}>
              {t('change.dismiss')}
            </button>
          </div>
        </div>
      ) : null}
      {props.children}
    </CardFrame>
  );
};
