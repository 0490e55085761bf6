/** The words beside a mail that is being written, in one language; fetched with the first of them. */
import { useEffect, useState } from 'preact/hooks';
import type { composeEn } from '../i18n/en/compose.ts';
import { createTranslator } from '../i18n/translate.ts';
import type { Texts, Translator, Voice } from '../i18n/translate.ts';
import { usePanel } from './panel-context.ts';

export type ComposeTranslator = Translator<typeof composeEn>;

const loadTexts = async (voice: Voice): Promise<ComposeTranslator> => {
  const texts: Texts =
    voice.locale === 'de'
      ? (await import('../i18n/de/compose.ts')).composeDe
      : (await import('../i18n/en/compose.ts')).composeEn;
  return createTranslator(texts, voice);
};

/** Null until they are there. */
export const useComposeTexts = (): ComposeTranslator | null => {
  const { voice } = usePanel();
  const [t, setTexts] = useState<{ readonly translate: ComposeTranslator } | null>(null);
  useEffect(() => {
    void loadTexts(voice).then(
      (translate) => setTexts({ translate }),
      () => {},
    );
  }, [voice]);
  return t?.translate ?? null;
};
