/** A call that was just begun by a click, or that came in: what there is to note about it. */
import { createPlaceMemory } from '../../place-memory.ts';
import type { Call } from '../note/note.model.ts';

export type Ring = { readonly number: string; readonly direction: Call['direction'] };

/** By place of the head; null while nobody called, `done` once it was noted or put away. */
export const calling = createPlaceMemory<Ring | 'done' | null>(null);
