/** What shall happen next. */
import { useSignal } from '@preact/signals';
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import { usePanel } from '../../panel-context.ts';
import { shownRecord } from '../../panel-targets.ts';
import type { Card, CardProps } from '../card.ts';
import { followUpTitle, taskChange, taskCreation } from './tasks.model.ts';
import { TasksView } from './tasks.view.tsx';

const NONE: ReadonlySet<string> = new Set();

const Tasks = ({ answer, subject }: CardProps) => {
  const { session, changes, clock, newId, me, t, formats, now } = usePanel();
  const touched = useSignal<{ id: string; done: boolean } | null>(null);
  const savedText = useSignal(t('tasks.created'));
  const place = `${session.key.value}/tasks`;
  const change = changes.latest(place);
  const phase = change?.state.value.phase;
  const isBusy = phase === 'saving' || phase === 'undoing';
  const today = formats.today(now.value);

  const create = (dueOn: string) => {
    if (!answer) return;
    const title = followUpTitle(subject, answer, {
      reply: (mail) => t('tasks.title_reply', { subject: mail }),
      followUp: (name) => t('tasks.title_follow_up', { name }),
      plain: t('tasks.title_plain'),
    });
    savedText.value = t('tasks.created');
    const task = taskCreation({ id: newId(), title, dueOn, now: clock.now(), assigneeId: me.id, answer });
    changes.save(place, title, [changes.envelope('task.create', task)]);
  };

  // The tick is shown at once; the answer that follows has the last word.
  const pending = isBusy || phase === 'saved' ? touched.value : null;
  const tasks = answer?.tasks.map((task) =>
    pending?.id === task.id && isBusy ? { ...task, done: pending.done } : task,
  );
  return (
    <TasksView
      tasks={tasks ?? null}
      today={today}
      busyIds={isBusy && touched.value ? new Set([touched.value.id]) : NONE}
      change={<ChangeLine change={change} savedText={savedText.value} />}
      failure={<ChangeFailure change={change} />}
      onCreate={create}
      onDone={(task, done) => {
        touched.value = { id: task.id, done };
        savedText.value = t(done ? 'tasks.marked_done' : 'tasks.reopened');
        changes.save(place, task.title, [changes.envelope('task.update', { id: task.id, set: { done } })]);
      }}
      onEdit={(task, edit) => {
        const update = taskChange(task, edit, clock.now());
        if (!update) return;
        touched.value = { id: task.id, done: task.done };
        savedText.value = t('change.saved');
        changes.save(place, task.title, [changes.envelope('task.update', update)]);
      }}
    />
  );
};

export const tasksCard: Card = {
  id: 'tasks',
  title: 'tasks.title',
  slot: 'column',
  isShown: ({ answer }) => answer === null || (shownRecord(answer) !== null && !answer.ambiguous),
  Component: Tasks,
};
