/** Ids of a page: each belongs to one element, and whatever points at one finds it. */
import type { Page } from 'playwright-core';

/** What is wrong with the ids of the page as it stands now, in sentences; none is a sound page. */
export const brokenIds = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const POINTING = [
      'aria-describedby',
      'aria-labelledby',
      'aria-controls',
      'aria-activedescendant',
      'for',
      'list',
    ];
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const twice = new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
    const astray = POINTING.flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].flatMap((element) =>
        (element.getAttribute(name) ?? '')
          .split(/\s+/)
          .filter((id) => !ids.includes(id))
          .map((id) => `${name} points at "${id}", which is nowhere: ${element.outerHTML.slice(0, 120)}`),
      ),
    );
    return [...[...twice].map((id) => `"${id}" is there more than once.`), ...astray];
  });
