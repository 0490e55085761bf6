import type { ComponentChildren } from 'preact';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Mark } from '../../components/mark.tsx';
import { useApp } from '../../state/app-context.ts';

/** The quiet sheet in the middle that everything before sign-in stands on, with the language at the top. */
export const AccountFrame = ({ children }: { children: ComponentChildren }) => {
  const { voice, chooseLocale } = useApp();
  return (
    <div class="w-account">
      <header>
        <Mark />
        <LanguageSwitch locale={voice.value.locale} choose={chooseLocale} />
      </header>
      <main>{children}</main>
    </div>
  );
};
