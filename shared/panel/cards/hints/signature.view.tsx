/** Field by field: what is known, what the signature says, and what is to become of it. */
import type { SignatureReason } from '../../../capture/proposal.ts';
import { Icon } from '../../components/icon.tsx';
import type { HintTranslator } from './hint-texts.ts';
import type { Difference } from './signature.model.ts';

type Props = {
  readonly id: string;
  readonly differences: readonly Difference[];
  readonly reason: SignatureReason;
  readonly isBusy: boolean;
  readonly t: HintTranslator;
  readonly onTake: (chosen: readonly Difference[]) => void;
  readonly onDecline: (chosen: readonly Difference[]) => void;
};

const isAdded = ({ value, known }: Difference): boolean =>
  known === '' || (value?.of === 'phone' && value.replaces === '');

const Row = ({
  one,
  isBusy,
  t,
  onTake,
  onDecline,
}: Omit<Props, 'id' | 'differences' | 'reason'> & { one: Difference }) => {
  const field = t(`field.${one.field}`);
  const verb = isAdded(one) ? 'add' : 'take';
  return (
    <li class="kp-difference">
      <div class="kp-difference-head">
        <span class="kp-difference-field">{field}</span>
        {one.value === null ? null : (
          <button
            type="button"
            class="kp-link"
            disabled={isBusy}
            aria-label={t(`signature.${verb}_field`, { field })}
            onClick={() => onTake([one])}
          >
            {t(`signature.${verb}`)}
          </button>
        )}
        <button
          type="button"
          class="kp-icon-button"
          disabled={isBusy}
          title={t('signature.decline_field', { field })}
          aria-label={t('signature.decline_field', { field })}
          onClick={() => onDecline([one])}
        >
          <Icon name="close" />
        </button>
      </div>
      <dl class="kp-difference-values">
        <div>
          <dt>{t('signature.known')}</dt>
          <dd class={one.known === '' ? 'kp-faint' : ''}>{one.known || t('signature.nothing')}</dd>
        </div>
        <div>
          <dt>{t('signature.found')}</dt>
          <dd>
            <strong>{one.found}</strong>
            {one.source === one.found ? null : (
              <span class="kp-faint kp-source">{t('signature.source', { line: one.source })}</span>
            )}
          </dd>
        </div>
      </dl>
      {one.value === null ? <p class="kp-faint">{t('signature.other_company')}</p> : null}
    </li>
  );
};

export const SignatureRows = (props: Props) => {
  const { id, differences, reason, isBusy, t, onTake, onDecline } = props;
  const takable = differences.filter(({ value }) => value !== null);
  // What is not certainly the sender's is looked at one by one.
  const isTrusted = differences.every(({ trusted }) => trusted);
  return (
    <div id={id}>
      {reason === 'own_address' ? null : (
        <p class="kp-hint">
          <Icon name="warning" />
          <span>{t(`signature.${reason}`)}</span>
        </p>
      )}
      <ul class="kp-differences">
        {differences.map((one) => (
          <Row key={one.key} one={one} isBusy={isBusy} t={t} onTake={onTake} onDecline={onDecline} />
        ))}
      </ul>
      {differences.length > 1 ? (
        <div class="kp-row kp-end">
          <button type="button" class="kp-quiet" disabled={isBusy} onClick={() => onDecline(differences)}>
            {t('signature.decline_all')}
          </button>
          {isTrusted && takable.length > 1 ? (
            <button
              type="button"
              class="kp-button kp-primary"
              disabled={isBusy}
              onClick={() => onTake(takable)}
            >
              {t('signature.take_all')}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
};
