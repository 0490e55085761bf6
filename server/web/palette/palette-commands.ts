/** Pages and actions by name, as the palette offers them. Pure. */
import type { Key, Translator } from '#shared/i18n/translate.ts';
import { looseWords, queryTokens, searchTokens } from '#shared/lib/fold.ts';
import type { Role } from '#shared/domain/user.ts';
import type { paletteTexts } from './palette-texts.ts';

export type PaletteText = Translator<typeof paletteTexts.en>;
export type NewRecord = { readonly type: 'person' | 'company'; readonly name: string };
export type Command =
  | { readonly id: string; readonly title: string; readonly address: string }
  /** Puts words into the field that wait for a name. */
  | { readonly id: string; readonly title: string; readonly typed: string }
  | { readonly id: string; readonly title: string; readonly create: NewRecord; readonly isAsked: boolean };

const PAGES = [
  { id: 'start', address: '/' },
  { id: 'people', address: '/people' },
  { id: 'companies', address: '/companies' },
  { id: 'activities', address: '/activities' },
  { id: 'duplicates', address: '/duplicates' },
  { id: 'templates', address: '/templates' },
  { id: 'rules', address: '/settings/rules' },
  { id: 'settings', address: '/settings' },
  { id: 'practice', address: '/practice' },
  { id: 'outlook', address: '/outlook' },
  { id: 'browser', address: '/extension/' },
  { id: 'users', address: '/admin/users', isAdmin: true },
  { id: 'fields', address: '/admin/fields', isAdmin: true },
  { id: 'panel', address: '/admin/panel', isAdmin: true },
] as const;
const NEW = ['person', 'company'] as const;

/** What stands behind "New person:"; null when that is not what is typed. */
const nameBehind = (typed: string, prefix: string): string | null => {
  const start = prefix.replace(/[:\s]+$/, '').toLocaleLowerCase();
  return typed.trimStart().toLocaleLowerCase().startsWith(start)
    ? typed
        .trimStart()
        .slice(start.length)
        .replace(/^[:\s]+/, '')
        .trim()
    : null;
};

const answers = (text: string, query: string): boolean => {
  const tokens = searchTokens(text);
  return looseWords(queryTokens(query)).every((word) => tokens.some((token) => token.startsWith(word)));
};

const creations = (t: PaletteText, query: string): Command[] => {
  const name = query.trim();
  const create = (type: NewRecord['type'], called: string, isAsked: boolean): Command => ({
    id: `create-${type}`,
    title: t(`create.${type}`, { name: called }),
    create: { type, name: called },
    isAsked,
  });
  for (const type of NEW) {
    const behind = nameBehind(query, t(`new.${type}.typed`));
    if (behind) return [create(type, behind, true)];
    if (behind === '') return [];
  }
  return /\p{L}{2}/u.test(name) ? NEW.map((type) => create(type, name, false)) : [];
};

/** Those that answer what is typed, all of them while nothing is. */
export const commandsFor = (t: PaletteText, role: Role, query: string): readonly Command[] => {
  const allowed = PAGES.filter((page) => !('isAdmin' in page) || role !== 'user');
  const pages = allowed.map(({ id, address }) => ({ id, title: t(`page.${id}`), address }));
  const news = NEW.map((type) => ({
    id: `new-${type}`,
    title: t(`new.${type}`),
    typed: t(`new.${type}.typed`),
  }));
  const words = ({ id, title }: { id: string; title: string }): string =>
    `${title} ${t(`words.${id}` as Key<typeof paletteTexts.en>)}`;
  const named = [...news, ...pages].filter((command) => answers(words(command), query));
  return [...named, ...creations(t, query)];
};
