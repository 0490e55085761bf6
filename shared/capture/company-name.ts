/** What the spellings of one company's name have in common. Pure. */
import { foldText } from '../lib/fold.ts';

const LEGAL_FORMS = new Set('gmbh mbh co kg ag ug se ohg gbr ek ev eg ltd inc llc plc'.split(' '));
const AND = new Set(['und', 'and', 'et']);

/** The same for "Pumpe & Anlage AG" and "pumpe-und-anlage". */
export const nameKey = (name: string): string =>
  foldText(name)
    .replaceAll('.', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !LEGAL_FORMS.has(word) && !AND.has(word))
    .join('');
