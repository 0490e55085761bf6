/** The first lines of a text for lists. */
const PREVIEW_CHARS = 200;

/** White space folded, at most 200 characters, never half a surrogate pair. */
export const previewOf = (text: string): string => {
  const line = text
    .slice(0, PREVIEW_CHARS * 10)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length <= PREVIEW_CHARS
    ? line
    : `${line.slice(0, PREVIEW_CHARS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
