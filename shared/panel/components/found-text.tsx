/** A text that was found: what was looked for is marked as soon as the part that can is fetched; until then it is the bare text. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fetchLater } from '../later-parts.ts';

type Props = { readonly text: string; readonly query: string };

const load = fetchLater(() => import('./marked.tsx').then(({ Marked }) => Marked));
let loaded: ComponentType<Props> | null = null;

export const FoundText = ({ text, query }: Props) => {
  const isWanted = query.trim() !== '' && text !== '';
  const [, setLoaded] = useState(loaded !== null);
  useEffect(() => {
    if (!isWanted || loaded) return;
    load().then(
      (Marked) => {
        loaded = Marked;
        setLoaded(true);
      },
      () => undefined,
    );
  }, [isWanted]);
  const Marked = loaded;
  return isWanted && Marked ? <Marked text={text} query={query} /> : <>{text}</>;
};
