/** The picked and the preselected records of a log, as the server takes them. Pure. */
import type { Link } from '../../../domain/activity.ts';
import type { LinkTarget } from '../../../domain/panel.ts';

const toLink = ({ type, id }: LinkTarget): Link => ({ type, id });

/** As a log names them: what nobody picked may be gone by then and must not keep the mail out. */
export const namedLinks = (targets: readonly LinkTarget[]): { links: Link[]; offered?: Link[] } => {
  const isOffered = ({ reason }: LinkTarget): boolean => reason === 'thread' || reason === 'number';
  const offered = targets.filter(isOffered).map(toLink);
  const links = targets.filter((target) => !isOffered(target)).map(toLink);
  return offered.length > 0 ? { links, offered } : { links };
};
