/** What stands in the pane when there is no panel to show: one title, one sentence, what to do. */
import type { OutlookTranslator } from './outlook-texts.ts';

export type NoticeKind = 'outside' | 'script_missing' | 'silent' | 'unreachable';

const OutsideLinks = ({ t }: { t: OutlookTranslator }) => (
  <p class="pane-links">
    <a class="pane-button" href="/practice">
      {t('outside.practice')}
    </a>
    <a href="/">{t('outside.workspace')}</a>
  </p>
);

const TryAgain = ({ t }: { t: OutlookTranslator }) => (
  <p class="pane-links">
    <button type="button" class="pane-button" onClick={() => location.reload()}>
      {t('again')}
    </button>
    <a href="/" target="_blank" rel="noopener">
      {t('outside.workspace')}
    </a>
  </p>
);

export const PaneNotice = ({ kind, t }: { kind: NoticeKind; t: OutlookTranslator }) => (
  <main class="pane-notice">
    <h1>{t(`${kind}.title`)}</h1>
    <p role={kind === 'outside' ? undefined : 'alert'}>{t(`${kind}.text`)}</p>
    {kind === 'outside' ? <OutsideLinks t={t} /> : <TryAgain t={t} />}
  </main>
);
