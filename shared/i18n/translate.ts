/**
 * Texts people read. Each area (`panel`, `web`, `outlook`, `extension`, `errors`) has one flat table per language;
 * the English table is the source of the keys, the German one must have exactly the same (checked by the compiler
 * and by a test, placeholders too).
 *
 * Conventions: `{name}` is a placeholder. A key ending in `.one` / `.other` is a pair chosen by `params.count`
 * (Intl.PluralRules); ask for it without the ending. German keys are written with "Sie"; where "du" differs, a
 * key with the ending `.du` stands beside it in the German table and is taken for people who prefer it.
 */
import type { Failure } from '../lib/result.ts';

export type Params = Readonly<Record<string, string | number>>;
export type Texts = Readonly<Record<string, string>>;

/** Key without its plural ending. */
export type Key<T extends Texts> = {
  [K in keyof T & string]: K extends `${infer S}.one` ? S : K extends `${string}.other` ? never : K;
}[keyof T & string];

/** What a translation of `T` must be: the same keys, and `.du` variants on top if it wants. */
export type TranslationOf<T extends Texts> = { readonly [K in keyof T]: string } & {
  readonly [K in `${keyof T & string}.du`]?: string;
};

export type Voice = { readonly locale: 'de' | 'en'; readonly addressForm: 'sie' | 'du' };
export type Translator<T extends Texts = Texts> = (key: Key<T>, params?: Params) => string;

export const fillPlaceholders = (text: string, params: Params): string =>
  text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export const createTranslator = <T extends Texts>(texts: Texts & Partial<T>, voice: Voice): Translator<T> => {
  const plural = new Intl.PluralRules(voice.locale);
  const lookUp = (key: string): string | undefined =>
    (voice.addressForm === 'du' ? texts[`${key}.du`] : undefined) ?? texts[key];
  return (key, params = {}) => {
    const count = params['count'];
    const text =
      (typeof count === 'number' ? lookUp(`${key}.${plural.select(count)}`) : undefined) ??
      lookUp(key) ??
      lookUp(`${key}.other`) ??
      key;
    return fillPlaceholders(text, params);
  };
};

/** Says nothing by itself; what is wrong with the first field does. */
const GENERAL = 'request.invalid';

/**
 * The sentence for a failure: what happened, what is safe, what to do. An unknown code gets the general sentence and is
 * named.
 */
export const errorText = (errors: Texts, failure: Failure, voice: Voice): string => {
  const t = createTranslator(errors, voice);
  const { code, params, fields = {} } = failure.error;
  if (!(code in errors)) return `${t('unknown')} (${code})`;
  const [problem = ''] = code === GENERAL ? Object.values(fields) : [];
  return problem in errors ? `${t(code, params)} ${t(problem)}` : t(code, params);
};
