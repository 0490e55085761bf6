import { PageTitle } from '../../components/page-title.tsx';
import { SearchBox } from '../../search/search-box.tsx';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';
import { FirstSteps } from './first-steps.tsx';
import { MyDay } from './my-day.tsx';
import { OpenTasks } from './open-tasks.tsx';

const greetingKey = (hour: number) => {
  if (hour < 5) return 'start.evening';
  if (hour < 11) return 'start.morning';
  return hour < 18 ? 'start.day' : 'start.evening';
};

/** Where the work begins: find somebody, see what is open, and the ways to take Kontor along. */
export const Page = () => {
  const { me, clock, isAway } = useApp();
  const t = useTexts(webTexts);
  const hour = new Date(clock.now()).getHours();
  if (!me.value) return null;
  return (
    <main class="w-page w-start">
      <PageTitle text={t(greetingKey(hour), { name: me.value.name })} />
      <SearchBox autofocus />
      <OpenTasks />
      {/* What colleagues did only Kontor knows. */}
      {isAway.value ? null : (
        <div class="w-start-day">
          <MyDay />
        </div>
      )}
      <FirstSteps />
    </main>
  );
};
