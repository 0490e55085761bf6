import { createFormats } from '#shared/i18n/formats.ts';
import type { Formats } from '#shared/i18n/formats.ts';
import { useMemo } from 'preact/hooks';
import { useApp } from './app-context.ts';

/** Dates, times and sizes as the reader writes them. */
export const useFormats = (): Formats => {
  const voice = useApp().voice.value;
  return useMemo(() => createFormats(voice), [voice]);
};
