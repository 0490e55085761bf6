/** An own entry the server does not have yet, in full: what was written is there to be read all the same. */
import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../../panel-context.ts';
import { OwnFields } from '../custom/own-fields.tsx';
import { waitingItem } from './waiting-item.model.ts';
import type { WaitingItem } from './waiting-item.model.ts';

export const WaitingItemDetail = ({ id, place }: { id: string; place: string }) => {
  const { session, store, t } = usePanel();
  const [item, setItem] = useState<WaitingItem | null>(null);
  useEffect(() => {
    let isWanted = true;
    void store.current.value?.waitingAbout(id).then((waiting) => {
      if (isWanted) setItem(waitingItem(waiting));
    });
    return () => {
      isWanted = false;
    };
  }, [store.current.value, id]);
  const painting = session.painting.value;
  const fields = painting.status === 'ready' ? (painting.answer.customFields ?? []) : [];
  return (
    <>
      <p class="kp-faint">{t('waiting.mark')}</p>
      {item?.text ? <pre class="kp-text">{item.text}</pre> : null}
      {item ? (
        <OwnFields
          type="activity"
          id={id}
          label={t('custom.title')}
          fields={fields.filter(({ recordType }) => recordType === 'activity')}
          values={item.custom}
          names={{}}
          place={place}
          isFixed
        />
      ) : null}
    </>
  );
};
