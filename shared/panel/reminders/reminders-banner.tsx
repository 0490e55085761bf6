/** Due follow-ups at the top of the panel. What is done with them is fetched where there are some. */
import { lazyComponent } from '../components/lazy-component.tsx';
import { Placeholder } from '../components/placeholder.tsx';
import { usePanel } from '../panel-context.ts';
import { REMINDERS_PLACE } from './reminders-place.ts';

/** Takes the room the entries will have, so that nothing moves when they come. */
const Waiting = () => (
  <section class="kp-banner" aria-busy="true">
    <Placeholder lines={[30, 24]} />
  </section>
);

const DueReminders = lazyComponent(
  () => import('./due-reminders.tsx').then((module) => module.DueReminders),
  Waiting,
);

export const RemindersBanner = () => {
  const { reminders, changes } = usePanel();
  const hasNews = changes.all.value.some(({ place }) => place === REMINDERS_PLACE);
  return reminders.due.value.length > 0 || hasNews ? <DueReminders /> : null;
};
