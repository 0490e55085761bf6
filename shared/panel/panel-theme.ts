/** Which of the three looks is worn: the person's own setting, else the program around the panel, else the system. */
import { effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Preferences } from '../domain/user.ts';
import type { PanelHost } from './panel-host.ts';

export type Look = 'light' | 'dark' | 'contrast';

export const lookOf = (
  wish: Preferences['theme'],
  host: ReturnType<() => PanelHost['theme']['value']>,
  isDark: boolean,
): Look => {
  if (host === 'contrast') return 'contrast';
  if (wish !== 'system') return wish;
  if (host !== 'system') return host;
  return isDark ? 'dark' : 'light';
};

/** Keeps `data-theme` of the element true; gives what ends it. */
export const followTheme = (
  element: HTMLElement,
  wish: Preferences['theme'],
  theme: ReadonlySignal<'light' | 'dark' | 'contrast' | 'system'>,
): (() => void) => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => (element.dataset['theme'] = lookOf(wish, theme.peek(), dark.matches));
  dark.addEventListener('change', apply);
  const stop = effect(() => {
    void theme.value;
    apply();
  });
  return () => {
    stop();
    dark.removeEventListener('change', apply);
  };
};
