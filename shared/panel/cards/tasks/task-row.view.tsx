/** One follow-up: done, what, by when, by whom; a click on its words opens them for editing. */
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Task } from '../../../domain/task.ts';
import { Icon } from '../../components/icon.tsx';
import { lazyComponent } from '../../components/lazy-component.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { WaitingMark } from '../../components/waiting-mark.tsx';
import { usePanel } from '../../panel-context.ts';
import type { TaskReach } from './task-actions.view.tsx';
import { daysOverdue, dueState } from './tasks.model.ts';
import type { OwnOfTasks, TaskEdit } from './tasks.model.ts';

type Props = {
  readonly task: Task;
  readonly today: string;
  /** While its change is on the way. */
  readonly isBusy: boolean;
  readonly reach: TaskReach;
  readonly own: OwnOfTasks;
  readonly onDone: (done: boolean) => void;
  readonly onEdit: (edit: TaskEdit) => void;
};

const Due = ({ task, today }: { task: Task; today: string }) => {
  const { t, formats } = usePanel();
  if (task.dueOn === null) return null;
  const state = dueState(task.dueOn, today);
  const text =
    state === 'overdue'
      ? t('tasks.overdue', { count: daysOverdue(task.dueOn, today) })
      : formats.due(task.dueOn, today);
  return (
    <span class={`kp-due kp-due-${state}`} title={formats.fullDay(task.dueOn)}>
      {state === 'overdue' ? <Icon name="warning" /> : null}
      {text}
    </span>
  );
};

const TaskEditor = lazyComponent(() => import('./task-editor.view.tsx').then((module) => module.TaskEditor));

export const TaskRow = ({ task, today, isBusy, reach, own, onDone, onEdit }: Props) => {
  const { t, me, store } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const title = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useLayoutEffect(() => {
    if (!isOpen && wasOpen.current) title.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) {
    return (
      <li>
        <TaskEditor
          task={task}
          reach={reach}
          own={own}
          onCancel={close}
          onSave={(edit) => {
            close();
            onEdit(edit);
          }}
        />
      </li>
    );
  }
  return (
    <li class="kp-task" data-item={task.id}>
      <label class="kp-check">
        <input
          type="checkbox"
          checked={task.done}
          disabled={isBusy}
          aria-label={t('tasks.done', { title: task.title })}
          onChange={(event) => onDone(event.currentTarget.checked)}
        />
      </label>
      <button
        type="button"
        ref={title}
        class="kp-task-title"
        title={t('tasks.edit')}
        onClick={() => setOpen(true)}
      >
        <span>{task.title}</span>
        {task.assigneeId === me.id ? null : <span class="kp-task-who">{task.assigneeName}</span>}
      </button>
      <PageLink page={task.page} isShort />
      {store.isWaiting(task.id) ? <WaitingMark /> : null}
      <Due task={task} today={today} />
    </li>
  );
};
