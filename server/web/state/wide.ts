import { useEffect, useState } from 'preact/hooks';

const WIDE = '(min-width: 1000px)';

/** Whether the window is as the media query says, now and later. */
export const useMedia = (media: string): boolean => {
  const [isSo, setSo] = useState(() => window.matchMedia(media).matches);
  useEffect(() => {
    const query = window.matchMedia(media);
    const onChange = (): void => setSo(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, [media]);
  return isSo;
};

/** Whether there is room for two columns. */
export const useWide = (): boolean => useMedia(WIDE);
