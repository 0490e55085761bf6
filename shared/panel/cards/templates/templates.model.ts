/** Which templates are offered, and in which order. Pure. */
import type { PanelAnswer } from '../../../domain/panel.ts';
import type { TemplateLanguage } from '../../../domain/salutation.ts';
import type { Template } from '../../../domain/template.ts';
import { foldText } from '../../../lib/fold.ts';

/** Fewer are seen at a glance. */
export const SEARCHED_FROM = 6;

/** The language a mail to them is written in, as far as anybody knows. */
export const languageOf = (answer: PanelAnswer, own: TemplateLanguage): TemplateLanguage =>
  answer.person?.language || own;

/** Those whose name or text has all the words, in the recipient's language first, then by name. */
export const offered = (
  templates: readonly Template[],
  search: string,
  language: TemplateLanguage,
): readonly Template[] => {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  const rank = (template: Template): number => (template.language === language ? 0 : 1);
  return templates
    .filter(({ name, text }) => {
      const folded = foldText(`${name} ${text}`);
      return words.every((word) => folded.includes(word));
    })
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, language));
};
