/** What a follow-up leads to: an appointment in the calendar, or a mail; both open filled in and are not sent or saved. */
import { useState } from 'preact/hooks';
import type { Task } from '../../../domain/task.ts';
import type { Failure } from '../../../lib/result.ts';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import { planOfTask } from './tasks.model.ts';

/** Whom the follow-ups shown here may lead to. */
export type TaskReach = {
  readonly personId: string | null;
  /** Of that person; empty where no address is known. */
  readonly email: string;
  /** The program around the panel opens no forms beside something that is being written. */
  readonly isBesideDraft: boolean;
};

type Props = { readonly task: Task; readonly reach: TaskReach };

export const TaskActions = ({ task, reach }: Props) => {
  const email = task.personId !== null && task.personId === reach.personId ? reach.email : '';
  const { host, clock, t, errorText } = usePanel();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { newAppointment } = host;
  const canPlan = newAppointment !== undefined && !reach.isBesideDraft;
  if (!canPlan && !email) return null;
  return (
    <div class="kp-row kp-task-actions">
      {canPlan ? (
        <button
          type="button"
          class="kp-quiet"
          onClick={() => {
            const opened = newAppointment(planOfTask(task, email, clock.now()));
            setFailure(opened.ok ? null : opened);
          }}
        >
          <Icon name="calendar" /> {t('tasks.plan')}
        </button>
      ) : null}
      {email ? (
        <button
          type="button"
          class="kp-quiet"
          onClick={() => host.openUrl(`mailto:${email}?subject=${encodeURIComponent(task.title)}`)}
        >
          <Icon name="mail" /> {t('tasks.write')}
        </button>
      ) : null}
      {failure ? (
        <p class="kp-failure" role="alert">
          {errorText(failure)}
        </p>
      ) : null}
    </div>
  );
};
