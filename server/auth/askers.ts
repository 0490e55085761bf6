/** Who asks where nobody is signed in: the command line, and whoever holds a one-time link. */
import type { Locale } from '#shared/domain/user.ts';
import { COMMAND_LINE } from '../core/audit.ts';
import type { Actor } from '../core/audit.ts';
import { BUCKET_ALL } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';

/** May manage everything: they were let in by other means than an account's role. */
const ownerScope = (actor: Actor, locale: Locale): Scope => ({
  ...actor,
  userName: 'Kontor',
  role: 'owner',
  teamId: '',
  buckets: [BUCKET_ALL],
  locale,
});

/** Whoever may run commands on the server. Nobody's account. */
export const commandScope = (locale: Locale): Scope => ownerScope(COMMAND_LINE, locale);

/** Who makes an account of their own, `userId`, with a link. Whoever made the link may give its role. */
export const linkScope = (userId: string, linkId: string, locale: Locale): Scope =>
  ownerScope({ userId, credentialId: linkId, credentialKind: 'link' }, locale);
