import '../../css/device.css';
import { useEffect, useState } from 'preact/hooks';
import type { Conflict } from '../../../domain/conflict.ts';
import type { CustomField } from '../../../domain/custom-field.ts';
import { customFieldName } from '../../../domain/custom-values.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { When } from '../../components/when.tsx';
import { customValueText } from '../../device/custom-value-text.ts';
import { fieldLabel, isEmptyValue, valueText } from '../../device/change-words.ts';
import { loadDeviceTexts } from '../../device/device-texts.ts';
import type { DeviceTranslator } from '../../device/device-texts.ts';
import { usePanel } from '../../panel-context.ts';

type RowProps = {
  readonly conflict: Conflict;
  readonly customFields: readonly CustomField[];
  readonly place: string;
  readonly t: DeviceTranslator;
};

/** The sentence above says the value in full. */
const BRIEF_CHARS = 30;
const brief = (text: string): string => {
  const letters = [...text];
  return letters.length > BRIEF_CHARS ? `${letters.slice(0, BRIEF_CHARS).join('').trimEnd()}…` : text;
};

const Row = ({ conflict, customFields, place, t }: RowProps) => {
  const { changes, formats, voice, t: panelTexts } = usePanel();
  const { id, field, reason, createdAt } = conflict;
  const words = { t, panelTexts, formats, locale: voice.locale };
  const [isLostEmpty, isKeptEmpty] = [isEmptyValue(conflict.lost), isEmptyValue(conflict.kept)];
  const own = customFields.find(({ id: fieldId }) => field === `custom.${fieldId}`);
  const textOf = (value: unknown): string =>
    own ? customValueText(own, value, words) : valueText(field, value, words);
  const values = {
    field: own ? customFieldName(own, voice.locale) : (fieldLabel(field, t) ?? t('what.change')),
    lost: textOf(conflict.lost),
    kept: textOf(conflict.kept),
  };
  const save = (name: 'conflict.restore' | 'conflict.dismiss') =>
    changes.save(
      place,
      values.field,
      [changes.envelope(name, { id })],
      name === 'conflict.restore' ? { savedText: t('conflict.restored') } : {},
    );
  return (
    <li class="kp-tray-entry">
      <p>
        {t(
          reason === 'overwritten' && isKeptEmpty
            ? 'conflict.removed'
            : reason === 'overwritten' && isLostEmpty
              ? 'conflict.filled'
              : `conflict.${reason}`,
          values,
        )}{' '}
        <span class="kp-faint">
          <When instant={createdAt} />
        </span>
      </p>
      <div class="kp-row">
        {reason === 'overwritten' ? (
          <button type="button" class="kp-button" onClick={() => save('conflict.restore')}>
            {t(isLostEmpty ? 'conflict.restore_empty' : 'conflict.restore', {
              ...values,
              lost: brief(values.lost),
            })}
          </button>
        ) : null}
        <button type="button" class="kp-quiet" onClick={() => save('conflict.dismiss')}>
          {t('conflict.dismiss')}
        </button>
      </div>
    </li>
  );
};

type Props = { readonly conflicts: readonly Conflict[]; readonly customFields: readonly CustomField[] };

export const Conflicts = ({ conflicts, customFields }: Props) => {
  const { session, changes, voice, t: panelTexts } = usePanel();
  const [t, setT] = useState<{ words: DeviceTranslator } | null>(null);
  const place = `${session.key.value}/conflicts`;
  const change = changes.latest(place);
  useEffect(() => {
    let isLeft = false;
    loadDeviceTexts(voice).then(
      (words) => !isLeft && setT({ words }),
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [voice]);
  if (!t) return null;
  const saved = panelTexts('change.saved');
  return (
    <CardFrame
      id="conflicts"
      title={panelTexts('conflicts.title')}
      aside={<ChangeLine change={change} savedText={saved} />}
    >
      <ul class="kp-tray-list">
        {conflicts.map((conflict) => (
          <Row key={conflict.id} conflict={conflict} customFields={customFields} place={place} t={t.words} />
        ))}
      </ul>
      <EarlierChanges place={place} savedText={saved} />
      <ChangeFailure change={change} />
    </CardFrame>
  );
};
