import type { Task } from '#shared/domain/task.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { LoadedView } from '../../components/loaded-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';

const About = ({ task }: { task: Task }) => (
  <span class="w-hint">
    {task.personId ? <a href={`/people/${task.personId}`}>{task.personName}</a> : null}
    {task.personId && task.companyId ? ' · ' : null}
    {task.companyId ? <a href={`/companies/${task.companyId}`}>{task.companyName}</a> : null}
  </span>
);

const Due = ({ day }: { day: string | null }) => {
  const { clock } = useApp();
  const formats = useFormats();
  const t = useTexts(webTexts);
  if (day === null) return null;
  const today = formats.today(clock.now());
  const text = formats.due(day, today);
  return (
    <span class={day < today ? 'w-due w-overdue' : 'w-due'}>
      {day < today ? t('tasks.overdue', { when: text }) : text}
    </span>
  );
};

const TaskRow = ({ task, finish }: { task: Task; finish: () => void }) => {
  const t = useTexts(webTexts);
  return (
    <li class="w-task">
      <input
        type="checkbox"
        checked={false}
        aria-label={t('tasks.done_label', { title: task.title })}
        onChange={finish}
      />
      <span class="w-task-text">
        <span>{task.title}</span>
        <About task={task} />
      </span>
      <Due day={task.dueOn} />
    </li>
  );
};

/** The reader's own open follow-ups. A tick finishes one at once; ten seconds to take it back. */
export const OpenTasks = () => {
  const { client, clock, mutate, notices, isAway, store } = useApp();
  const t = useTexts(webTexts);
  const loader = useLoader<readonly Task[]>(async () => {
    const answer = await client.call('tasks', {});
    return answer.ok ? ok(answer.value.items) : answer;
  }, String(isAway.value));
  const setDone = async (task: Task, done: boolean): Promise<Result<unknown>> => {
    const args = { id: task.id, set: { done } };
    const here = isAway.peek() ? await store.current.peek() : null;
    // Kept on this device, and sent once Kontor can be reached.
    return here?.keeps
      ? here.save([{ id: newId(), name: 'task.update', at: toInstant(clock.now()), args }])
      : mutate('task.update', args);
  };
  const finish = async (task: Task): Promise<void> => {
    loader.update((tasks) => tasks.filter(({ id }) => id !== task.id));
    const result = await setDone(task, true);
    if (!result.ok) {
      notices.showFailure(result);
      await loader.reload();
      return;
    }
    notices.show({
      text: t('tasks.done', { title: task.title }),
      undo: async () => {
        const back = await setDone(task, false);
        await loader.reload();
        return back;
      },
    });
  };
  return (
    <section aria-labelledby="open-tasks">
      <h2 id="open-tasks">{t('tasks.title')}</h2>
      <LoadedView loader={loader}>
        {(tasks) =>
          tasks.length === 0 ? (
            <p class="w-empty">{t('tasks.none')}</p>
          ) : (
            <ul class="w-list">
              {tasks.map((task) => (
                <TaskRow key={task.id} task={task} finish={() => void finish(task)} />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </section>
  );
};
