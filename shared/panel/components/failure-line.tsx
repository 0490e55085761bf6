/** Something could not be read: what happened and how to go on. */
import type { Failure } from '../../lib/result.ts';
import { usePanel } from '../panel-context.ts';
import { Icon } from './icon.tsx';

export const FailureLine = ({ failure, onRetry }: { failure: Failure; onRetry: () => void }) => {
  const { t, errorText } = usePanel();
  return (
    <div class="kp-failure" role="alert">
      <Icon name="warning" />
      <p>{errorText(failure)}</p>
      <div class="kp-row">
        <button type="button" class="kp-button" onClick={onRetry}>
          {t('change.retry')}
        </button>
      </div>
    </div>
  );
};
