/** Numbers that things are called by, such as those of offers: `2026-118`, `4711`. Pure. */

const NUMBER = /\d+(?:[-/.]\d+)*/g;
/** Shorter ones stand in too many texts to mean anything. */
const DIGITS_MIN = 4;
const YEAR = /^(?:19|20)\d\d$/;
const DATE =
  /^(?:\d{1,2}-\d{1,2}-(?:\d\d|(?:19|20)\d\d)|(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))$/;

/** However it is written: `2026/118` is `2026-118`. Neither years nor dates. */
export const calledNumbers = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(NUMBER)]
      .map(([found]) => found.replaceAll(/[/.]/g, '-'))
      .filter((number) => number.replaceAll('-', '').length >= DIGITS_MIN)
      .filter((number) => !YEAR.test(number) && !DATE.test(number)),
  );

/** Whether a text carries a number the title carries too. */
export const namesNumberOf = (text: string, title: string): boolean => {
  const numbers = calledNumbers(title);
  return numbers.size > 0 && [...calledNumbers(text)].some((number) => numbers.has(number));
};
