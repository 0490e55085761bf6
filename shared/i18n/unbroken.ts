/** A telephone number for reading that stays on one line; several with commas between them are parted there. Pure. */

const NO_BREAK = '\u00a0';

export const unbroken = (numbers: string): string =>
  numbers
    .split(', ')
    .map((number) => number.replaceAll(' ', NO_BREAK))
    .join(', ');
