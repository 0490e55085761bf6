import type { ComponentChildren } from 'preact';
import type { Task } from '../../../domain/task.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { Placeholder } from '../../components/placeholder.tsx';
import { usePanel } from '../../panel-context.ts';
import { DueChips } from './due-chips.view.tsx';
import type { TaskReach } from './task-actions.view.tsx';
import { TaskRow } from './task-row.view.tsx';
import type { OwnOfTasks, TaskEdit } from './tasks.model.ts';

type Props = {
  /** Null while they are on their way. */
  readonly tasks: readonly Task[] | null;
  readonly today: string;
  readonly busyIds: ReadonlySet<string>;
  readonly reach: TaskReach;
  readonly own: OwnOfTasks;
  readonly change: ComponentChildren;
  readonly failure: ComponentChildren;
  /** False where something typed has to be put right first. */
  readonly onCreate: (day: string) => boolean;
  readonly onDone: (task: Task, done: boolean) => void;
  readonly onEdit: (task: Task, edit: TaskEdit) => void;
};

export const TasksView = (props: Props) => {
  const { tasks, today, busyIds, reach, own, change, failure, onCreate, onDone, onEdit } = props;
  const { t } = usePanel();
  return (
    <CardFrame id="tasks" title={t('tasks.title')} aside={change} busy={tasks === null}>
      <DueChips today={today} own={own} onChoose={onCreate} />
      {failure}
      {tasks === null ? <Placeholder lines={[28]} /> : null}
      {tasks?.length === 0 ? <p class="kp-empty">{t('tasks.empty')}</p> : null}
      {tasks && tasks.length > 0 ? (
        <ul class="kp-list">
          {tasks.map((task) => (
            <TaskRow
              key={task.id}
              task={task}
              today={today}
              isBusy={busyIds.has(task.id)}
              reach={reach}
              own={own}
              onDone={(done) => onDone(task, done)}
              onEdit={(edit) => onEdit(task, edit)}
            />
          ))}
        </ul>
      ) : null}
    </CardFrame>
  );
};
