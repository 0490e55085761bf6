/** A pairing code as people type it (`abcd efgh`) to how it is shown and sent (`ABCD-EFGH`). */
export const tidyCode = (typed: string): string => {
  const signs = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
};
