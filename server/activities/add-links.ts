/** What a mail or meeting hangs on once it is written down: one rule for both. */
import type { Link } from '#shared/domain/activity.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { automaticLinks } from '../mail/mail-participants.ts';
import { addLink } from './activity.mutations.ts';

export type Wanted = {
  readonly participants: readonly Pick<MailParticipant, 'email'>[];
  /** Picked by a person: they have to be there. */
  readonly links: readonly Link[];
  /** Preselected: hung on where they are there. */
  readonly offered?: readonly Link[] | undefined;
};

/**
 * Known participants and their companies, what was preselected, and what was picked, each once.
 * Errors: `record.not_found`, `record.erased` for a picked one.
 */
export const addLinks = async (
  context: MutationContext,
  activityId: string,
  { participants, links, offered = [] }: Wanted,
): Promise<Result<null>> => {
  const automatic = await automaticLinks(context.tx, context.scope, participants);
  const all = new Map<string, Link>([...automatic, ...offered, ...links].map((link) => [link.id, link]));
  for (const link of all.values()) {
    const linked = await addLink(context, activityId, link);
    if (!linked.ok && links.some(({ id }) => id === link.id)) return linked;
  }
  return ok(null);
};
