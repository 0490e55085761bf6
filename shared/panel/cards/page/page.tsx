/** The lines about the open page, fetched when there is something to say. */
import '../../css/hints.css';
import '../../css/page.css';
import { useEffect, useState } from 'preact/hooks';
import { HostLink } from '../../components/host-link.tsx';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import { loadHintTexts } from '../hints/hint-texts.ts';
import type { HintTranslator } from '../hints/hint-texts.ts';
import { linksOf } from '../../panel-targets.ts';
import { ClosedPage } from './closed-page.tsx';
import { PageComparison } from './page-comparison.tsx';
import { KeepPage } from './keep-page.tsx';
import { loadPageTexts } from './page-texts.ts';
import type { PageTranslator } from './page-texts.ts';
import type { PageProps } from './page.card.tsx';
import { MarkedText } from './marked-text.tsx';

type Words = { readonly t: PageTranslator; readonly hints: HintTranslator };

/** Null while they are fetched. */
const useWords = (): Words | null => {
  const { voice } = usePanel();
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    let isLeft = false;
    const load = async () => {
      const [t, hints] = await Promise.all([loadPageTexts(voice), loadHintTexts(voice)]);
      if (!isLeft) setWords({ t, hints });
    };
    // What cannot be fetched now is said with the next page; nothing depends on it.
    load().catch(() => undefined);
    return () => {
      isLeft = true;
    };
  }, [voice]);
  return words;
};

export const Page = ({ subject, answer }: PageProps) => {
  const panel = usePanel();
  const words = useWords();
  if (!words) return <section class="kp-card kp-card-hints" aria-busy="true" />;
  const { t, hints } = words;
  return (
    <section class="kp-card kp-card-hints" aria-label={panel.t('participants.on_page')}>
      {!subject.closed && linksOf(answer).length > 0 ? <KeepPage subject={subject} t={t} /> : null}
      {subject.closed ? <ClosedPage subject={subject} t={t} /> : null}
      {subject.selection ? (
        <MarkedText
          key={subject.selection}
          text={subject.selection}
          subject={subject}
          answer={answer}
          t={t}
        />
      ) : null}
      {answer.company && !answer.ambiguous && !subject.closed ? (
        <PageComparison
          key={answer.company.id}
          company={answer.company}
          subject={subject}
          t={t}
          hints={hints}
        />
      ) : null}
      {subject.imprintUrl ? (
        <p class="kp-hint">
          <Icon name="info" />
          <span>
            {t('page.imprint')} <HostLink href={subject.imprintUrl}>{t('page.open_imprint')}</HostLink>
          </span>
        </p>
      ) : null}
    </section>
  );
};
