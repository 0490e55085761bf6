/** Field by field: what is known, what a signature or a page says, and what is to become of it. */
import { Icon } from '../../components/icon.tsx';
import type { HintTranslator } from './hint-texts.ts';
import type { DifferenceField } from '../../../capture/signature-differences.ts';
import { unbroken } from '../../../i18n/unbroken.ts';

const NUMBERS: ReadonlySet<string> = new Set(['phone', 'mobile', 'fax']);

export type ShownDifference = {
  readonly field: DifferenceField | 'email' | 'vatId' | 'register' | 'legalForm';
  /** As it stands in Kontor; empty when there is nothing. */
  readonly known: string;
  readonly found: string;
  /** The line it was read from. */
  readonly source: string;
  readonly trusted: boolean;
  /** Names it among the others. */
  readonly key: string;
  /** False where a person has to look into it. */
  readonly isTakable: boolean;
  /** It comes beside what is known, not in its place. */
  readonly isAdded: boolean;
  /** It is a company that is there already. */
  readonly isThere?: boolean;
};

type Props<D extends ShownDifference> = {
  readonly id: string;
  readonly differences: readonly D[];
  /** Where it was found. */
  readonly foundText: string;
  /** Why it may not be certain; empty where it is. */
  readonly warning: string;
  readonly isBusy: boolean;
  readonly t: HintTranslator;
  readonly onTake: (chosen: readonly D[]) => void;
  /** Where what was turned down is remembered. */
  readonly onDecline?: (chosen: readonly D[]) => void;
};

const Row = <D extends ShownDifference>({
  one,
  foundText,
  isBusy,
  t,
  onTake,
  onDecline,
}: Omit<Props<D>, 'id' | 'differences' | 'warning'> & { one: D }) => {
  const field = t(`field.${one.field}`);
  const said = (text: string): string => (NUMBERS.has(one.field) ? unbroken(text) : text);
  const verb = one.isAdded ? 'add' : 'take';
  return (
    <li class="kp-difference">
      <div class="kp-difference-head">
        <span class="kp-difference-field">{field}</span>
        {one.isTakable ? (
          <button
            type="button"
            class="kp-link"
            disabled={isBusy}
            aria-label={t(`signature.${verb}_field`, { field })}
            onClick={() => onTake([one])}
          >
            {t(`signature.${verb}`)}
          </button>
        ) : null}
        {onDecline ? (
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
        ) : null}
      </div>
      <dl class="kp-difference-values">
        <div>
          <dt>{t('signature.known')}</dt>
          <dd class={one.known === '' ? 'kp-faint' : ''}>{said(one.known) || t('signature.nothing')}</dd>
        </div>
        <div>
          <dt>{foundText}</dt>
          <dd>
            <strong>{said(one.found)}</strong>
            {one.source === one.found ? null : (
              <span class="kp-faint kp-source">{t('signature.source', { line: one.source })}</span>
            )}
          </dd>
        </div>
      </dl>
      {one.isThere ? <p class="kp-faint">{t('signature.company_there')}</p> : null}
      {!one.isTakable ? <p class="kp-faint">{t('signature.other_company')}</p> : null}
    </li>
  );
};

export const SignatureRows = <D extends ShownDifference>(props: Props<D>) => {
  const { id, differences, foundText, warning, isBusy, t, onTake, onDecline } = props;
  const takable = differences.filter(({ isTakable }) => isTakable);
  // What is not certainly the sender's is looked at one by one.
  const isTrusted = differences.every(({ trusted }) => trusted);
  return (
    <div id={id}>
      {warning === '' ? null : (
        <p class="kp-hint">
          <Icon name="warning" />
          <span>{warning}</span>
        </p>
      )}
      <ul class="kp-differences">
        {differences.map((one) => (
          <Row
            key={one.key}
            one={one}
            foundText={foundText}
            isBusy={isBusy}
            t={t}
            onTake={onTake}
            {...(onDecline ? { onDecline } : {})}
          />
        ))}
      </ul>
      {differences.length > 1 ? (
        <div class="kp-row kp-end">
          {onDecline ? (
            <button type="button" class="kp-quiet" disabled={isBusy} onClick={() => onDecline(differences)}>
              {t('signature.decline_all')}
            </button>
          ) : null}
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
