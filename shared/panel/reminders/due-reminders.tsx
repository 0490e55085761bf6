/** Follow-ups that are due: done, tomorrow, or put away for now. */
import { dueDay } from '../../domain/task.ts';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../components/change-line.tsx';
import { Icon } from '../components/icon.tsx';
import { remindAt } from '../cards/tasks/tasks.model.ts';
import { usePanel } from '../panel-context.ts';
import { REMINDERS_PLACE } from './reminders-place.ts';

const SHOWN = 3;

export const DueReminders = () => {
  const { reminders, changes, clock, formats, session, t } = usePanel();
  const due = reminders.due.value;
  const change = changes.latest(REMINDERS_PLACE);
  const phase = change?.state.value.phase;
  const hasNews =
    phase === 'saving' ||
    phase === 'undoing' ||
    phase === 'failed' ||
    (phase === 'saved' && change?.state.value.phase === 'saved' && change.state.value.undoable) ||
    changes.earlier(REMINDERS_PLACE).length > 0;
  if (due.length === 0 && !hasNews) return null;
  return (
    <section class="kp-banner" aria-label={t('reminders.title')}>
      {due.slice(0, SHOWN).map((task) => (
        <div key={task.id} class="kp-banner-entry">
          <p>
            <Icon name="bell" />
            <span>
              <strong>{task.title}</strong>
              {task.personName || task.companyName ? (
                <>
                  {' · '}
                  <button
                    type="button"
                    class="kp-link"
                    onClick={() =>
                      session.open(
                        task.personId ? { person: task.personId } : { company: task.companyId ?? '' },
                      )
                    }
                  >
                    {task.personName || task.companyName}
                  </button>
                </>
              ) : null}
            </span>
          </p>
          <div class="kp-row">
            <button
              type="button"
              class="kp-button"
              onClick={() =>
                changes.save(REMINDERS_PLACE, task.title, [
                  changes.envelope('task.update', { id: task.id, set: { done: true } }),
                ])
              }
            >
              {t('reminders.done')}
            </button>
            <button
              type="button"
              class="kp-button"
              onClick={() => {
                const dueOn = dueDay('tomorrow', formats.today(clock.now()));
                const set = { dueOn, remindAt: remindAt(dueOn, clock.now()) };
                changes.save(REMINDERS_PLACE, task.title, [
                  changes.envelope('task.update', { id: task.id, set }),
                ]);
              }}
            >
              {t('reminders.tomorrow')}
            </button>
            <button
              type="button"
              class="kp-icon-button"
              aria-label={t('reminders.put_away')}
              title={t('reminders.put_away')}
              onClick={() => reminders.putAway(task)}
            >
              <Icon name="close" />
            </button>
          </div>
        </div>
      ))}
      <ChangeLine change={change} savedText={t('change.saved')} />
      <EarlierChanges place={REMINDERS_PLACE} savedText={t('change.saved')} />
      <ChangeFailure change={change} />
    </section>
  );
};
