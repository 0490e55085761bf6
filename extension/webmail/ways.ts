/** Dated selectors, and what several of them together say. */

/** One way to find something in a page. */
export type Way = {
  readonly selector: string;
  /** An attribute that holds the value; without it the text does. */
  readonly attribute?: string;
  /** Where the selector comes from. */
  readonly source: string;
  /** When it was last seen to hold: year and month. */
  readonly seen: string;
};

/** One line of text as people see it. */
export const oneLine = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** All elements any of the ways finds, each once, in the order of the first way that finds them. */
export const findAll = (root: ParentNode, ways: readonly Way[]): Element[] => [
  ...new Set(ways.flatMap(({ selector }) => [...root.querySelectorAll(selector)])),
];

export const findFirst = (root: ParentNode, ways: readonly Way[]): Element | null =>
  findAll(root, ways)[0] ?? null;

/** What each way finds first, without those that find nothing. */
export const valuesOf = (root: ParentNode, ways: readonly Way[]): string[] =>
  ways
    .map(({ selector, attribute }) => {
      const found = root.querySelector(selector);
      return oneLine(attribute ? found?.getAttribute(attribute) : found?.textContent);
    })
    .filter((value) => value !== '');

/** What the ways agree on; '' when none finds anything, null when they say different things. */
export const agreed = (
  values: readonly string[],
  keyOf = (value: string): string => value,
): string | null => {
  const keys = new Set(values.map(keyOf));
  return keys.size > 1 ? null : (values[0] ?? '');
};
