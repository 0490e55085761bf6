/** What shall happen next. */
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { usePanel } from '../../panel-context.ts';
import { shownRecord } from '../../panel-targets.ts';
import { askedFields, askedMemory, NOTHING_ASKED, takeAsked } from '../custom/asked-memory.ts';
import { pageField } from '../page/kept-page.ts';
import type { Card, CardProps } from '../card.ts';
import { followUpTitle, taskChange, taskCreation, underway } from './tasks.model.ts';
import { TasksView } from './tasks.view.tsx';

const Tasks = ({ answer, subject }: CardProps) => {
  const { session, changes, clock, newId, me, t, formats, now } = usePanel();
  const place = `${session.key.value}/tasks`;
  const change = changes.latest(place);
  const { ticks, busyIds } = underway(changes.all.value.filter((each) => each.place === place));
  const today = formats.today(now.value);

  const fields = askedFields(answer, 'task');
  const asked = askedMemory(session, place);

  const create = (dueOn: string): boolean => {
    if (!answer) return true;
    const own = takeAsked(asked, fields);
    if (!own) return false;
    const title = followUpTitle(subject, answer, {
      reply: (mail) => t('tasks.title_reply', { subject: mail }),
      followUp: (name) => t('tasks.title_follow_up', { name }),
      plain: t('tasks.title_plain'),
    });
    const task = taskCreation({
      id: newId(),
      title,
      dueOn,
      now: clock.now(),
      assigneeId: me.id,
      answer,
      ...pageField(session, subject),
      ...own,
    });
    changes.save(place, `${formats.due(dueOn, today)} · ${title}`, [changes.envelope('task.create', task)], {
      savedText: t('tasks.created'),
      once: `${dueOn} ${title}`,
    });
    asked.value = NOTHING_ASKED;
    return true;
  };

  // The tick is shown at once; the answer that follows has the last word.
  const tasks = answer?.tasks.map((task) => ({ ...task, done: ticks.get(task.id) ?? task.done }));
  return (
    <TasksView
      tasks={tasks ?? null}
      today={today}
      busyIds={busyIds}
      reach={{
        personId: answer?.person?.id ?? null,
        email: answer?.person?.emails[0]?.email ?? '',
        isBesideDraft: 'mode' in subject && subject.mode === 'compose',
      }}
      own={{
        place,
        fields,
        names: answer?.customNames,
      }}
      change={<ChangeLine change={change} savedText={t('change.saved')} />}
      failure={
        <>
          <EarlierChanges place={place} savedText={t('change.saved')} />
          <ChangeFailure change={change} />
        </>
      }
      onCreate={create}
      onDone={(task, done) => {
        const update = { id: task.id, set: { done }, was: { done: !done } };
        changes.save(place, task.title, [changes.envelope('task.update', update)], {
          savedText: t(done ? 'tasks.marked_done' : 'tasks.reopened'),
        });
      }}
      onEdit={(task, edit) => {
        const update = taskChange(task, edit, clock.now());
        if (!update) return;
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
