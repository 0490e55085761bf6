/** What one account of one server is called in one place of this browser; its databases and keys carry the name. */
import type { Self } from './overlay.ts';

export type AccountPlace = {
  /** Origin of the server; empty for Kontor's own pages. */
  readonly baseUrl: string;
  /** Which of the places that share this browser: each has an outbox of its own. */
  readonly place: 'web' | 'extension' | 'outlook';
  readonly self: Self;
};

export const accountName = ({ baseUrl, place, self }: AccountPlace): string =>
  `${baseUrl || location.origin} ${place} ${self.id}`;
