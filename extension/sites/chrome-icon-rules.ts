/** The rules of `icon-rules.ts` as Chrome and Edge take them. */
import type { ContentRules, DeclarativeContent } from '../browser.ts';
import type { IconRules } from './icon-rules.ts';

/** @param draw the picture for known sites, by size in pixels */
export const chromeIconRules = (
  { PageStateMatcher, SetIcon, onPageChanged }: DeclarativeContent,
  draw: () => Promise<Readonly<Record<string, ImageData>>>,
): IconRules => {
  const ids: IconRules['ids'] = async (wanted) => {
    const found = await new Promise<ContentRules>((resolve) => {
      onPageChanged.getRules(wanted && [...wanted], resolve);
    });
    return found.flatMap(({ id }) => (id === undefined ? [] : [id]));
  };
  return {
    ids,
    replace: async (rules) => {
      const imageData = rules.length > 0 ? await draw() : {};
      await new Promise<void>((resolve) => onPageChanged.removeRules(undefined, resolve));
      if (rules.length === 0) return;
      const written = rules.map(({ id, hosts }) => ({
        id,
        conditions: hosts.map((pageUrl) => new PageStateMatcher({ pageUrl })),
        actions: [new SetIcon({ imageData })],
      }));
      await new Promise<void>((resolve) => onPageChanged.addRules(written, () => resolve()));
    },
  };
};
