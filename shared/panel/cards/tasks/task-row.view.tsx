/** One follow-up: done, what, by when, by whom; a click on its words opens them for editing. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Task } from '../../../domain/task.ts';
import type { User } from '../../../domain/user.ts';
import { DayField } from '../../components/day-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { WaitingMark } from '../../components/waiting-mark.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { TaskActions } from './task-actions.view.tsx';
import type { TaskReach } from './task-actions.view.tsx';
import { daysOverdue, dueState } from './tasks.model.ts';
import type { TaskEdit } from './tasks.model.ts';

type Props = {
  readonly task: Task;
  readonly today: string;
  /** While its change is on the way. */
  readonly isBusy: boolean;
  readonly reach: TaskReach;
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

const TaskEditor = ({
  task,
  reach,
  onSave,
  onCancel,
}: {
  task: Task;
  reach: TaskReach;
  onSave: (edit: TaskEdit) => void;
  onCancel: () => void;
}) => {
  const { t, keys, colleagues } = usePanel();
  const [edit, setEdit] = useState<TaskEdit>({
    title: task.title,
    dueOn: task.dueOn,
    assigneeId: task.assigneeId,
  });
  const [users, setUsers] = useState<readonly User[]>([]);
  useEscape(keys, true, onCancel);
  useEffect(() => void colleagues().then(setUsers), [colleagues]);
  const assignees = users.some(({ id }) => id === task.assigneeId)
    ? users
    : [{ id: task.assigneeId, name: task.assigneeName }, ...users];
  return (
    <form
      class="kp-form kp-task-editor"
      aria-label={t('tasks.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(edit);
      }}
    >
      <label class="kp-field">
        <span>{t('tasks.what')}</span>
        <input
          class="kp-input"
          value={edit.title}
          ref={(element) => {
            if (element && !element.dataset['met']) {
              element.dataset['met'] = 'yes';
              element.focus();
            }
          }}
          onInput={(event) => setEdit({ ...edit, title: event.currentTarget.value })}
        />
      </label>
      <div class="kp-fields">
        <DayField
          label={t('tasks.due_on')}
          value={edit.dueOn ?? ''}
          onChange={(day) => setEdit({ ...edit, dueOn: day || null })}
        />
        <label class="kp-field">
          <span>{t('tasks.assignee')}</span>
          <select
            class="kp-input"
            value={edit.assigneeId}
            onChange={(event) => setEdit({ ...edit, assigneeId: event.currentTarget.value })}
          >
            {assignees.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TaskActions task={task} reach={reach} />
      <div class="kp-row kp-end">
        <button type="button" class="kp-quiet" onClick={onCancel}>
          {t('form.cancel')}
        </button>
        <button type="submit" class="kp-button kp-primary">
          {t('form.save')}
        </button>
      </div>
    </form>
  );
};

export const TaskRow = ({ task, today, isBusy, reach, onDone, onEdit }: Props) => {
  const { t, me, store } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const title = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    if (!isOpen && wasOpen.current) title.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) {
    return (
      <li>
        <TaskEditor
          task={task}
          reach={reach}
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
    <li class="kp-task">
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
      {store.isWaiting(task.id) ? <WaitingMark /> : null}
      <Due task={task} today={today} />
    </li>
  );
};
