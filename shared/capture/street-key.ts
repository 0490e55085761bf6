/** One street in whatever spelling: for comparing, never for showing. Pure. */
import { foldText } from '../lib/fold.ts';

/** "Große Str. 5 a" and "Grosse Strasse 5A" give the same. */
export const streetKey = (street: string): string =>
  foldText(street)
    .replaceAll(/str(?:asse|\.)?(?!\p{L})/gu, 'str')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
