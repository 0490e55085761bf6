/** Something could not be read: what happened and how to go on. */
import type { Failure } from '../../lib/result.ts';
import { usePanel } from '../panel-context.ts';
import { Icon } from './icon.tsx';

type Props = {
  readonly failure: Failure;
  /** What is missing now, where that is not plain. */
  readonly what?: string;
  /** Another try is on its way. */
  readonly isTrying?: boolean;
  readonly onRetry: () => void;
};

export const FailureLine = ({ failure, what, isTrying = false, onRetry }: Props) => {
  const { t, errorText } = usePanel();
  return (
    <div class="kp-failure" role="alert">
      <Icon name="warning" />
      {what ? <p>{what}</p> : null}
      <p>{errorText(failure)}</p>
      <div class="kp-row">
        <button type="button" class="kp-button" disabled={isTrying} onClick={onRetry}>
          {t('change.retry')}
        </button>
      </div>
    </div>
  );
};
