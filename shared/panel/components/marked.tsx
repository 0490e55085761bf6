/** A text with what was looked for marked in it. */
import { useMemo } from 'preact/hooks';
import { markParts } from '../../lib/highlight.ts';

export const Marked = ({ text, query }: { text: string; query: string }) => {
  const parts = useMemo(() => markParts(text, query), [text, query]);
  return (
    <>
      {parts.map((part) =>
        part.isMarked ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
      )}
    </>
  );
};
