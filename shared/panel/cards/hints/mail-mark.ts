/** What kind of mail is open: said by the program around the panel at once, or by its headers once they were read. */
import type { MailKind } from '../../../domain/mail-kind.ts';
import { createPlaceMemory } from '../../place-memory.ts';

/** By place of the log (`logPlace`). Null: an ordinary mail, as far as anybody knows. */
export const readKind = createPlaceMemory<MailKind | null>(null);
