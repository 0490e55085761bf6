import type { Locale } from '#shared/domain/user.ts';

const NAMES: Readonly<Record<Locale, string>> = { de: 'Deutsch', en: 'English' };

/** Two languages, each named in itself; the page changes at once. */
export const LanguageSwitch = ({ locale, choose }: { locale: Locale; choose: (locale: Locale) => void }) => (
  <div class="w-segments" role="group" aria-label="Sprache / Language">
    {(['de', 'en'] as const).map((each) => (
      <button
        key={each}
        type="button"
        lang={each}
        aria-pressed={each === locale}
        onClick={() => choose(each)}
      >
        {NAMES[each]}
      </button>
    ))}
  </div>
);
