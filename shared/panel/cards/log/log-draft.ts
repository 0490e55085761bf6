/** What was chosen for logging a mail, shared by the log card and the line for a new sender. */
import type { Visibility } from '../../../domain/activity.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import type { FileChoices, LogTarget } from './log.model.ts';

export type LogDraft = {
  /** Null: as the person prefers it. */
  readonly visibility: Visibility | null;
  readonly files: FileChoices;
  /** Null: what was preselected. */
  readonly extraTargets: readonly LogTarget[] | null;
};

export const NOTHING_CHOSEN: LogDraft = { visibility: null, files: new Map(), extraTargets: null };

/** By place of the mail (`logPlace`): the same choices when the mail is opened again. */
export const logDraft = createPlaceMemory(NOTHING_CHOSEN);
