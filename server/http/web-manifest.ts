/** What a browser is told when it installs Kontor's own pages as a program, in the language it asks in. */
import { webDe } from '#shared/i18n/de/web.ts';
import { webEn } from '#shared/i18n/en/web.ts';
import type { Locale } from '#shared/domain/user.ts';

const TEXTS = { de: webDe, en: webEn } as const;

/** The same as in `index.html`: the colour of the top bar. */
const SURFACE = '#ffffff';

const icon = (size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/kontor-${purpose === 'any' ? '' : `${purpose}-`}${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

/** What stands in the menu of its symbol. */
const SHORTCUTS = [
  { url: '/people', text: 'nav.people' },
  { url: '/companies', text: 'nav.companies' },
  { url: '/activities', text: 'nav.activities' },
  { url: '/duplicates', text: 'nav.duplicates' },
] as const;

export const webManifest = (locale: Locale): string => {
  const texts = TEXTS[locale];
  return JSON.stringify({
    id: '/',
    name: 'Kontor',
    short_name: 'Kontor',
    description: texts['app.description'],
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: SURFACE,
    background_color: SURFACE,
    categories: ['business', 'productivity'],
    icons: [
      icon(192, 'any'),
      icon(512, 'any'),
      icon(192, 'maskable'),
      icon(512, 'maskable'),
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
    shortcuts: SHORTCUTS.map(({ url, text }) => ({ name: texts[text], url, icons: [icon(192, 'any')] })),
  });
};
