/** One tick for the whole conversation: its mails are logged as soon as one opens them. */
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import type { Change } from '../../panel-changes.ts';
import { usePanel } from '../../panel-context.ts';

/** As it was ticked, from the click until the answer includes it. */
const ticked = (change: Change | null): boolean | null => {
  const state = change?.state.value;
  const isUnderway = state?.phase === 'saving' || (state?.phase === 'saved' && state.undoable);
  const keep = isUnderway ? change?.mutations()[0]?.args['keep'] : null;
  return typeof keep === 'boolean' ? keep : null;
};

type Props = { readonly conversationId: string; readonly isKept: boolean };

export const KeepThread = ({ conversationId, isKept }: Props) => {
  const { session, changes, newId, t } = usePanel();
  const place = `${session.key.value}/thread`;
  const change = changes.latest(place);
  return (
    <div class="kp-log-why">
      <label class="kp-choice" title={t('log.keep_thread_text')}>
        <input
          type="checkbox"
          checked={ticked(change) ?? isKept}
          onChange={(event) => {
            const keep = event.currentTarget.checked;
            changes.save(place, t('log.keep_thread'), [
              changes.envelope('thread.keep', { id: newId(), conversationId, keep }),
            ]);
          }}
        />
        <span>{t('log.keep_thread')}</span>
      </label>
      <ChangeLine change={change} savedText={t('change.saved')} />
      <ChangeFailure change={change} />
    </div>
  );
};
