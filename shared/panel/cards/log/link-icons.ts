/** The sign of what a mail hangs on. */
import type { Link } from '../../../domain/activity.ts';
import type { IconName } from '../../components/icon.tsx';

export const LINK_ICONS: Readonly<Record<Link['type'], IconName>> = {
  person: 'people',
  company: 'company',
  deal: 'deal',
  task: 'task',
};
