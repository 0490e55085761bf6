import { useEffect, useState } from 'preact/hooks';

const WIDE = '(min-width: 1000px)';

/** Whether there is room for two columns. */
export const useWide = (): boolean => {
  const [isWide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const onChange = (): void => setWide(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return isWide;
};
