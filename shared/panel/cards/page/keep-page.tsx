/** One tick: whether the page's address and title go along with what is written beside it. Says exactly what they are. */
import { usePanel } from '../../panel-context.ts';
import type { PageSubject } from '../../panel-host.ts';
import { keptPage } from './kept-page.ts';
import { hasMore, pageAddress, pageToKeep } from './kept-page.model.ts';
import type { PageTranslator } from './page-texts.ts';

export const KeepPage = ({ subject, t }: { subject: PageSubject; t: PageTranslator }) => {
  const { session } = usePanel();
  const memory = keptPage(session, subject.url);
  const kept = memory.value;
  const plain = pageToKeep(subject);
  if (!plain) return null;
  const isWhole = kept !== null && kept.url !== plain.url;
  const shown = kept ?? plain;
  return (
    <div class="kp-keep">
      <label class="kp-choice">
        <input
          type="checkbox"
          checked={kept !== null}
          aria-describedby="kp-keep-what"
          onChange={(event) => {
            memory.value = event.currentTarget.checked ? plain : null;
          }}
        />
        <span>{t('page.keep', { title: plain.title || pageAddress(plain.url) })}</span>
      </label>
      <p id="kp-keep-what" class="kp-faint kp-break">
        {kept ? t('page.keeps', { address: pageAddress(shown.url) }) : t('page.keep_what')}
      </p>
      {kept !== null && hasMore(subject) ? (
        <label class="kp-choice">
          <input
            type="checkbox"
            checked={isWhole}
            onChange={(event) => {
              memory.value = pageToKeep(subject, event.currentTarget.checked);
            }}
          />
          <span>{t('page.keep_whole')}</span>
        </label>
      ) : null}
    </div>
  );
};
