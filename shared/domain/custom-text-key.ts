/** By what the text of a custom field is compared, at the server and on a device. Pure. */
import { sortKey } from '../lib/fold.ts';

/** What differs only further back counts as equal: an index has no room for more. */
const TEXT_KEY_MAX = 200;

/** Folded, without punctuation; what a filter asks for is folded the same way. */
export const textKeyOf = (text: string): string => sortKey(text).slice(0, TEXT_KEY_MAX);
