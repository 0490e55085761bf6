/** A follow-up as a form, in the place of its line: Enter saves, Esc leaves everything as it was. */
import { useEffect, useState } from 'preact/hooks';
import type { Task } from '../../../domain/task.ts';
import type { User } from '../../../domain/user.ts';
import { DayField } from '../../components/day-field.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import { OwnFields } from '../custom/own-fields.tsx';
import { TaskActions } from './task-actions.view.tsx';
import type { TaskReach } from './task-actions.view.tsx';
import type { OwnOfTasks, TaskEdit } from './tasks.model.ts';

export const TaskEditor = ({
  task,
  reach,
  own,
  onSave,
  onCancel,
}: {
  task: Task;
  reach: TaskReach;
  own: OwnOfTasks;
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
  const form = (
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
      <FormEnd onCancel={onCancel} />
    </form>
  );
  if (own.fields.length === 0) return form;
  // Each is saved by itself, so they stand beside the form.
  return (
    <>
      {form}
      <div class="kp-task-own">
        <h3 class="kp-details-group">{t('custom.title')}</h3>
        <OwnFields
          type="task"
          id={task.id}
          label={`${t('custom.title')}: ${task.title}`}
          values={task.custom}
          {...own}
        />
      </div>
    </>
  );
};
