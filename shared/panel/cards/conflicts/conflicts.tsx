import '../../css/device.css';
import { useEffect, useState } from 'preact/hooks';
import type { Conflict } from '../../../domain/conflict.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { When } from '../../components/when.tsx';
import { fieldLabel, isEmptyValue, valueText } from '../../device/change-words.ts';
import { loadDeviceTexts } from '../../device/device-texts.ts';
import type { DeviceTranslator } from '../../device/device-texts.ts';
import { usePanel } from '../../panel-context.ts';

type RowProps = { readonly conflict: Conflict; readonly place: string; readonly t: DeviceTranslator };

const Row = ({ conflict, place, t }: RowProps) => {
  const { changes, formats, voice, t: panelTexts } = usePanel();
  const { id, field, reason, createdAt } = conflict;
  const words = { t, panelTexts, formats, locale: voice.locale };
  const [isLostEmpty, isKeptEmpty] = [isEmptyValue(conflict.lost), isEmptyValue(conflict.kept)];
  const values = {
    field: fieldLabel(field, t) ?? t('what.change'),
    lost: valueText(field, conflict.lost, words),
    kept: valueText(field, conflict.kept, words),
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
            <span class="kp-ellipsis">
              {t(isLostEmpty ? 'conflict.restore_empty' : 'conflict.restore', values)}
            </span>
          </button>
        ) : null}
        <button type="button" class="kp-quiet" onClick={() => save('conflict.dismiss')}>
          {t('conflict.dismiss')}
        </button>
      </div>
    </li>
  );
};

export const Conflicts = ({ conflicts }: { conflicts: readonly Conflict[] }) => {
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
          <Row key={conflict.id} conflict={conflict} place={place} t={t.words} />
        ))}
      </ul>
      <EarlierChanges place={place} savedText={saved} />
      <ChangeFailure change={change} />
    </CardFrame>
  );
};
