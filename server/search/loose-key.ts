/**
 * Keys by which texts that may match are found: folding is done twice in Kontor (ü as ue and as u), and a text that holds
 * another in either form holds it in this one as well. What has the key still has to be judged.
 */
import { foldShort } from '#shared/lib/fold.ts';

const NOT_COUNTED = /[^\p{L}\p{N}]|e/gu;
const TWICE = /(.)\1+/gu;

/**
 * Folded, without what the long forms add: the e of ae, oe, ue, and the second of two equal letters (aa for å). If `foldText` or
 * `foldShort` of a text holds that of another, its key holds the other's key; equal ones have one key. May be empty.
 */
export const looseKey = (text: string): string =>
  foldShort(text).replaceAll(NOT_COUNTED, '').replaceAll(TWICE, '$1');
