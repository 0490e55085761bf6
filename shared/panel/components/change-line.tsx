/** What became of a change, where it was made: saving, saved and where, with its undo; or not saved and what to do. */
import type { Change, ChangeState } from '../panel-changes.ts';
import { usePanel } from '../panel-context.ts';
import { Icon } from './icon.tsx';

type ViewProps = {
  readonly state: ChangeState;
  readonly savedText: string;
  readonly onUndo: () => void;
};

/** On this device and not in Kontor yet: a half-filled dot, and words. */
export const OnDevice = ({ text }: { text: string }) => (
  <span class="kp-on-device">
    <span class="kp-dot kp-dot-half" aria-hidden="true" /> {text}
  </span>
);

/** Short enough to stand beside a heading; a failure is shown by `ChangeFailure`. */
export const ChangeLineView = ({ state, savedText, onUndo }: ViewProps) => {
  const { t } = usePanel();
  switch (state.phase) {
    case 'saving':
      return <span class="kp-faint">{t('change.saving')}</span>;
    case 'saved':
      return state.undoable ? (
        <>
          {state.on === 'device' ? (
            <OnDevice text={t('change.on_device')} />
          ) : (
            <span class="kp-good">
              <Icon name="check" /> {savedText}
            </span>
          )}
          <span aria-hidden="true" class="kp-faint">
            ·
          </span>
          <button type="button" class="kp-link" onClick={onUndo}>
            {t('change.undo')}
          </button>
        </>
      ) : null;
    case 'undoing':
      return <span class="kp-faint">{t('change.undoing')}</span>;
    case 'undone':
      return state.on === 'device' ? <OnDevice text={t('change.undo_on_device')} /> : null;
    case 'refused':
      return <span class="kp-bad">{t('change.refused')}</span>;
    case 'failed':
      return null;
  }
};

export const ChangeLine = ({ change, savedText }: { change: Change | null; savedText: string }) => (
  <span class="kp-change" role="status">
    {change ? (
      <ChangeLineView
        state={change.state.value}
        savedText={change.savedText || savedText}
        onUndo={() => void change.undo()}
      />
    ) : null}
  </span>
);

/** Further changes made here in the last seconds, one line each: every one of them can still be taken back. */
export const EarlierChanges = ({ place, savedText }: { place: string; savedText: string }) => {
  const { changes } = usePanel();
  const earlier = changes.earlier(place);
  if (earlier.length === 0) return null;
  return (
    <ul class="kp-earlier">
      {earlier.map((change) => (
        <li key={change.id}>
          <span class="kp-ellipsis kp-earlier-title" title={change.title}>
            {change.title}
          </span>
          <ChangeLine change={change} savedText={savedText} />
        </li>
      ))}
    </ul>
  );
};

/** A full line for a change that did not go through; null otherwise. */
export const ChangeFailure = ({ change }: { change: Change | null }) => {
  const { t, errorText, changes } = usePanel();
  const state = change?.state.value;
  if (!change || state?.phase !== 'failed') return null;
  return (
    <div class="kp-failure" role="alert">
      <Icon name="warning" />
      <p>{errorText(state.failure)}</p>
      <div class="kp-row">
        <button type="button" class="kp-button" onClick={() => void change.retry()}>
          {t('change.retry')}
        </button>
        <button type="button" class="kp-quiet" onClick={() => changes.dismiss(change)}>
          {t('change.dismiss')}
        </button>
      </div>
    </div>
  );
};
