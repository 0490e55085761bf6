/**
 * Who asks, and what they may see (rule 4 of the README). Every read and write of customers and what happens to them
 * takes one; a test looks at each `.query.ts` and at every endpoint. What is read before there is an asker (sign-in
 * itself, the key of the installation) is about no customer.
 *
 * Visibility works by buckets: each record stands in `all`, `team:<id>` or `private:<user id>`, and a scope lists the
 * buckets its user sees; an `owner:<id>` is open to whoever answers for the whole too, a `share:<record>` to those
 * named. Nobody's role opens somebody else's private bucket. What has no bucket of its own is seen with
 * what it hangs on: an employment with both its ends, an order with its customer, a mail with one of its logs.
 */
import type { Visibility } from '#shared/domain/activity.ts';
import type { Locale, Role } from '#shared/domain/user.ts';

export type Scope = {
  /** Empty where nobody asks: the command line. */
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
  readonly teamId: string;
  readonly buckets: readonly string[];
  readonly locale: Locale;
  /** Session, device, token or one-time link that asks; null for the command line. */
  readonly credentialId: string | null;
  readonly credentialKind: 'session' | 'device' | 'api' | 'link' | 'command';
};

export const BUCKET_ALL = 'all';

export const bucketOf = (visibility: Visibility, userId: string, teamId: string): string => {
  switch (visibility) {
    case 'all':
      return BUCKET_ALL;
    case 'team':
      return `team:${teamId}`;
    case 'private':
      return `private:${userId}`;
  }
};

export const ownerBucket = (userId: string): string => `owner:${userId}`;
/** Stands for owners and admins among those a bucket is open to. */
export const ANSWERS_FOR_ALL = '*';

/** What everybody sees by themselves; `more` are the buckets others opened to them. */
export const bucketsOf = (
  userId: string,
  teamId: string,
  more: readonly string[] = [],
): readonly string[] => [
  BUCKET_ALL,
  `team:${teamId}`,
  `private:${userId}`,
  ownerBucket(userId),
  ...more.filter((bucket) => bucket !== ownerBucket(userId)),
];

export const isAdmin = (scope: Scope): boolean => scope.role !== 'user';

export const canSee = (scope: Scope, bucket: string): boolean => scope.buckets.includes(bucket);

/**
 * A hand-written statement for whoever asks: `make` gets the marks of the asker's buckets (`?, ?, ?`) for an `in (…)`.
 * Scopes differ in few numbers of buckets, so each text is made once and stays prepared.
 */
export const forBuckets = (make: (marks: string) => string): ((scope: Scope) => string) => {
  const texts: string[] = [];
  return ({ buckets }) => (texts[buckets.length] ??= make(buckets.map(() => '?').join(', ')));
};
