import { PageTitle } from '../components/page-title.tsx';
import { useTexts } from '../state/texts.ts';
import { webTexts } from '../texts.ts';

export const Page = () => {
  const t = useTexts(webTexts);
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('missing.title')} />
      <p>{t('missing.text')}</p>
      <p>
        <a href="/">{t('nav.start')}</a>
      </p>
    </main>
  );
};
