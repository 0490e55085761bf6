/**
 * Who asks, and what they may see (rule 4 of the README). Every read and write takes one; there is no other way to data.
 *
 * Visibility works by buckets: each record stands in `all`, `team:<id>` or `private:<user id>`, and a scope lists the
 * buckets its user sees. Nobody's role opens somebody else's private bucket.
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

export const bucketsOf = (userId: string, teamId: string): readonly string[] => [
  BUCKET_ALL,
  `team:${teamId}`,
  `private:${userId}`,
];

export const isAdmin = (scope: Scope): boolean => scope.role !== 'user';

/** `?, ?, ?` for the scope's buckets. */
export const bucketMarks = (scope: Scope): string => scope.buckets.map(() => '?').join(', ');
