/** Taking one's own log back, long after its ten seconds of undo. */
import type { LogState } from '../../../domain/panel.ts';
import type { Change } from '../../panel-changes.ts';
import type { PanelContext } from '../../panel-context.ts';

type Log = {
  readonly state: LogState | null;
  /** The log made in this panel, where it was. */
  readonly change: Change | null;
  readonly place: string;
  /** What takes it back: a mail others may have logged too, or an entry that is the asker's alone. */
  readonly name: 'mail.unlog' | 'activity.delete';
};

/** Null where the asker has no log of it. */
export const takeBackOf = (
  { changes, me, t }: Pick<PanelContext, 'changes' | 'me' | 't'>,
  { state, change, place, name }: Log,
): (() => void) | null => {
  const id = state?.activityId;
  if (!id || !state.entries.some(({ userId }) => userId === me.id)) return null;
  return () => {
    // What was made here is undone as itself, so that this panel does not go on taking it for logged.
    if (change?.state.peek().phase === 'saved') return void change.undo();
    changes.save(`${place}-back`, t('log.take_back'), [changes.envelope(name, { id })], {
      savedText: t('log.taken_back'),
      once: id,
    });
  };
};
