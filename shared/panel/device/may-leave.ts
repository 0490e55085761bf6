/** Asks before an account leaves with changes that are not in Kontor; the question is fetched where it is needed. */
import { fetchLater } from '../later-parts.ts';
import type { LeaveOptions } from './leave-question.tsx';

const loadQuestion = fetchLater(() => import('./leave-question.tsx'));

/** True when the account may leave: nothing waits, or the person has decided. Throws where the question cannot be fetched. */
export const mayLeave = async (options: LeaveOptions): Promise<boolean> => {
  const { pending, attention } = options.store.health.peek();
  if (pending + attention === 0) return true;
  return (await loadQuestion()).askToLeave(options);
};
